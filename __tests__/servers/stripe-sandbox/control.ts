import { z } from 'zod';
import { type Faults, fault } from './faults';
import type { Session, SessionEvent } from './objects';
import type { SandboxStore } from './store';

type Emit = (type: SessionEvent, session: Session) => void;
const forward = z.strictObject({
  seconds: z
    .int()
    .min(0)
    .max(100 * 86_400),
});
const arrival = z.strictObject({ session: z.string(), money: z.enum(['here', 'failed']) });

/** What a test or a curious developer may do that the real Stripe has no route for. Returns null for an unknown path. */
export function control(store: SandboxStore, faults: Faults, emit: Emit, path: string, body: string): object | null {
  const input: unknown = body === '' ? {} : JSON.parse(body);
  switch (path) {
    case '/_sandbox/faults':
      faults.add(fault.parse(input));
      return { ok: true };
    case '/_sandbox/calm':
      faults.clear();
      return { ok: true };
    case '/_sandbox/clock':
      store.aheadSeconds += forward.parse(input).seconds;
      for (const session of store.overdue()) emit('checkout.session.expired', store.expire(session.id));
      return { now: store.unixNow() };
    case '/_sandbox/arrive': {
      const { session, money } = arrival.parse(input);
      const done = store.complete(session, money);
      emit(`checkout.session.async_payment_${money === 'here' ? 'succeeded' : 'failed'}`, done);
      return done;
    }
    default:
      return null;
  }
}
