import { z } from 'zod';
import { openDispute } from './disputes';
import { type Faults, fault } from './faults';
import { laterRefunds } from './refunds';
import type { SandboxStore } from './store';
import { type Post, postFault } from './webhooks';

const forward = z.strictObject({
  seconds: z
    .int()
    .min(0)
    .max(100 * 86_400),
});
const arrival = z.strictObject({ session: z.string(), money: z.enum(['here', 'failed']) });
const disputed = z.strictObject({ payment_intent: z.string() });

/** What a test or a curious developer may do that the real Stripe has no route for. Returns null for an unknown path. */
export async function control(
  { store, faults, post }: { store: SandboxStore; faults: Faults; post: Post },
  path: string,
  body: string,
): Promise<object | null> {
  const input: unknown = body === '' ? {} : JSON.parse(body);
  switch (path) {
    case '/_sandbox/faults':
      faults.add(fault.parse(input));
      return { ok: true };
    case '/_sandbox/webhooks':
      post.add(postFault.parse(input));
      return { ok: true };
    case '/_sandbox/release':
      return { told: await post.release() };
    case '/_sandbox/calm':
      faults.clear();
      post.clear();
      return { ok: true };
    case '/_sandbox/clock':
      store.aheadSeconds += forward.parse(input).seconds;
      store.expireOverdue();
      return { now: store.unixNow() };
    case '/_sandbox/arrive': {
      const { session, money } = arrival.parse(input);
      return store.arrive(session, money);
    }
    case '/_sandbox/later':
      laterRefunds(store);
      return { ok: true };
    case '/_sandbox/dispute':
      return openDispute(store, disputed.parse(input).payment_intent);
    default:
      return null;
  }
}
