import { createHmac } from 'node:crypto';
import type { Event } from './objects';

const pauses = [0, 500, 2_000, 8_000];

/** The header that Stripe signs a body with. */
export function signature(body: string, secret: string, unixSeconds: number): string {
  return `t=${unixSeconds},v1=${createHmac('sha256', secret).update(`${unixSeconds}.${body}`).digest('hex')}`;
}

/** Signs as Stripe does and tries again while the shop does not answer 2xx. */
export async function deliver(event: Event, url: string, secret: string): Promise<void> {
  const body = JSON.stringify(event);
  for (const pause of pauses) {
    await new Promise((resolve) => setTimeout(resolve, pause).unref());
    const headers = {
      'content-type': 'application/json',
      'stripe-signature': signature(body, secret, Math.floor(Date.now() / 1000)),
    };
    try {
      const response = await fetch(url, { method: 'POST', body, headers });
      if (response.ok) return;
    } catch {
      // The shop is not up; the next attempt may find it.
    }
  }
}
