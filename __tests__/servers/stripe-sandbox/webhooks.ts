import { createHmac } from 'node:crypto';
import type Stripe from 'stripe';
import { z } from 'zod';

const pauses = [0, 500, 2_000, 8_000];
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds).unref());

/** The header that Stripe signs a body with. */
export function signature(body: string, secret: string, unixSeconds: number): string {
  return `t=${unixSeconds},v1=${createHmac('sha256', secret).update(`${unixSeconds}.${body}`).digest('hex')}`;
}

/** `drop`: never told. `duplicate`: told five times at once. `hold`: kept back, and told newest first when released. */
export const postFault = z.strictObject({
  kind: z.enum(['drop', 'duplicate', 'delay', 'hold']),
  times: z.int().min(1).max(1000),
  milliseconds: z.int().min(0).max(60_000).default(1_000),
});
type PostFault = z.infer<typeof postFault>;

/** Tells the shop of events, signed as Stripe signs and again while the answer is not 2xx; with trouble on request. */
export class Post {
  #faults: PostFault[] = [];
  #held: Stripe.Event[] = [];
  #underWay = new Set<Promise<void>>();

  constructor(
    private readonly url: string | (() => string | undefined) | undefined,
    private readonly secret: string,
  ) {}

  add(fault: PostFault): void {
    this.#faults.push({ ...fault });
  }

  clear(): void {
    this.#faults = [];
  }

  send(event: Stripe.Event): void {
    const sent: Promise<void> = this.#send(event)
      .catch((error: unknown) => console.error('[sandbox]', error))
      .finally(() => this.#underWay.delete(sent));
    this.#underWay.add(sent);
  }

  /** Everything told so far has been taken in, or given up. */
  async idle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  async #send(event: Stripe.Event): Promise<void> {
    const fault = this.#faults.find(({ times }) => times > 0);
    if (fault) fault.times -= 1;
    switch (fault?.kind) {
      case 'drop':
        return;
      case 'hold':
        this.#held.push(event);
        return;
      case 'duplicate':
        await Promise.all(Array.from({ length: 5 }, () => this.#deliver(event)));
        return;
      case 'delay':
        await wait(fault.milliseconds);
    }
    await this.#deliver(event);
  }

  /** One after another, the newest first. */
  async release(): Promise<number> {
    const held = this.#held.toReversed();
    this.#held = [];
    for (const event of held) await this.#deliver(event);
    return held.length;
  }

  async #deliver(event: Stripe.Event): Promise<void> {
    const body = JSON.stringify(event);
    for (const pause of this.url ? pauses : []) {
      await wait(pause);
      const url = typeof this.url === 'function' ? this.url() : this.url;
      if (!url) continue;
      const headers = {
        'content-type': 'application/json',
        'stripe-signature': signature(body, this.secret, Math.floor(Date.now() / 1000)),
      };
      try {
        const response = await fetch(url, { method: 'POST', body, headers });
        if (response.ok) return;
      } catch {
        // The shop is not up; the next attempt may find it.
      }
    }
  }
}
