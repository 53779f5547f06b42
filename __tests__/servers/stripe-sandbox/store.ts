import type { z } from 'zod';
import { missing, StripeError } from './errors';
import {
  type Event,
  newEvent,
  newIntent,
  newRefund,
  newSession,
  type PaymentIntent,
  type Refund,
  type Session,
  type SessionEvent,
} from './objects';
import type { createRefund, createSession } from './parameters';

type Line = z.infer<typeof createSession>['line_items'][number];
const refusal = (message: string, code?: string, param?: string) =>
  new StripeError(400, 'invalid_request_error', message, code, param);

/** Everything the sandbox knows, in memory, for one run. Its clock can be put forward. */
export class SandboxStore {
  readonly sessions = new Map<string, Session>();
  readonly lines = new Map<string, Line[]>();
  readonly intents = new Map<string, PaymentIntent>();
  readonly refunds = new Map<string, Refund>();
  readonly events: Event[] = [];
  aheadSeconds = 0;

  constructor(readonly origin: () => string) {}

  unixNow(): number {
    return Math.floor(Date.now() / 1000) + this.aheadSeconds;
  }

  create(ask: z.infer<typeof createSession>): Session {
    const amount = ask.line_items.reduce((sum, { quantity, price_data }) => sum + quantity * price_data.unit_amount, 0);
    const life = ask.expires_at - this.unixNow();
    if (amount < 30) throw refusal('The total must be at least £0.30.', 'amount_too_small');
    if (life < 30 * 60 || life > 24 * 3600)
      throw refusal('expires_at must be between 30 minutes and 24 hours from now.', undefined, 'expires_at');
    const session = newSession(ask, amount, this.origin(), this.unixNow());
    this.sessions.set(session.id, session);
    this.lines.set(session.id, ask.line_items);
    return session;
  }

  session(id: string): Session {
    const session = this.sessions.get(id);
    if (!session) throw missing('checkout.session', id);
    return session;
  }

  expire(id: string): Session {
    const session = this.session(id);
    if (session.status !== 'open')
      throw refusal(`Only Checkout Sessions with a status in ["open"] can be expired. This one is ${session.status}.`);
    return this.#change(session, { status: 'expired', url: null });
  }

  /** Sessions whose time has run out by the sandbox's clock. */
  overdue(): Session[] {
    return [...this.sessions.values()].filter(
      ({ status, expires_at }) => status === 'open' && expires_at <= this.unixNow(),
    );
  }

  /** The buyer is done: the money is here, on its way, or in the end did not come. */
  complete(id: string, money: 'here' | 'on its way' | 'failed'): Session {
    const session = this.session(id);
    const status = { here: 'succeeded', 'on its way': 'processing', failed: 'requires_payment_method' } as const;
    const intent = newIntent(session, status[money], this.unixNow());
    this.intents.set(intent.id, intent);
    return this.#change(session, {
      status: 'complete',
      payment_status: money === 'here' ? 'paid' : 'unpaid',
      payment_intent: intent.id,
      url: null,
    });
  }

  intent(id: string): PaymentIntent {
    const intent = this.intents.get(id);
    if (!intent) throw missing('payment_intent', id);
    return intent;
  }

  refund(ask: z.infer<typeof createRefund>): Refund {
    const intent = this.intent(ask.payment_intent);
    const before = [...this.refunds.values()]
      .filter((one) => one.payment_intent === intent.id)
      .reduce((sum, one) => sum + one.amount, 0);
    const wanted = ask.amount ?? intent.amount_received - before;
    if (wanted <= 0 || before + wanted > intent.amount_received)
      throw refusal('The refund is more than what is left of the payment.', 'charge_already_refunded');
    const refund = newRefund(ask, wanted, this.unixNow());
    this.refunds.set(refund.id, refund);
    return refund;
  }

  event(type: SessionEvent, object: Session): Event {
    const event = newEvent(type, object, this.unixNow());
    this.events.push(event);
    return event;
  }

  #change(session: Session, change: Partial<Session>): Session {
    const changed = { ...session, ...change };
    this.sessions.set(session.id, changed);
    return changed;
  }
}
