import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { missing, StripeError } from './errors';
import type { createRefund, createSession } from './parameters';

const newId = (prefix: string) => `${prefix}_${randomBytes(14).toString('hex')}`;
const unixNow = () => Math.floor(Date.now() / 1000);

type Line = z.infer<typeof createSession>['line_items'][number];
export type Session = {
  id: string;
  object: 'checkout.session';
  livemode: false;
  mode: 'payment';
  ui_mode: 'hosted_page';
  currency: 'gbp';
  status: 'open' | 'complete' | 'expired';
  payment_status: 'unpaid' | 'paid';
  amount_total: number;
  amount_subtotal: number;
  client_reference_id: string;
  customer_email: string;
  metadata: Record<string, string>;
  payment_intent: string | null;
  created: number;
  expires_at: number;
  success_url: string;
  cancel_url: string;
  url: string | null;
};
export type PaymentIntent = {
  id: string;
  object: 'payment_intent';
  livemode: false;
  amount: number;
  amount_received: number;
  currency: 'gbp';
  status: string;
  metadata: Record<string, string>;
  created: number;
};
export type Refund = {
  id: string;
  object: 'refund';
  amount: number;
  currency: 'gbp';
  payment_intent: string;
  status: 'succeeded';
  created: number;
};
export type Event = {
  id: string;
  object: 'event';
  api_version: string;
  created: number;
  livemode: false;
  pending_webhooks: number;
  request: { id: null; idempotency_key: null };
  type: string;
  data: { object: Session };
};

/** Everything the sandbox knows, in memory, for one run. */
export class SandboxStore {
  readonly sessions = new Map<string, Session>();
  readonly lines = new Map<string, Line[]>();
  readonly intents = new Map<string, PaymentIntent>();
  readonly refunds = new Map<string, Refund>();
  readonly events: Event[] = [];

  constructor(readonly origin: () => string) {}

  create(ask: z.infer<typeof createSession>): Session {
    const amount = ask.line_items.reduce((sum, { quantity, price_data }) => sum + quantity * price_data.unit_amount, 0);
    const life = ask.expires_at - unixNow();
    if (amount < 30)
      throw new StripeError(400, 'invalid_request_error', 'The total must be at least £0.30.', 'amount_too_small');
    if (life > 24 * 3600)
      throw new StripeError(
        400,
        'invalid_request_error',
        'expires_at must be within 24 hours.',
        undefined,
        'expires_at',
      );
    const id = newId('cs_test');
    const { mode, ui_mode, client_reference_id, customer_email, metadata, expires_at, success_url, cancel_url } = ask;
    const session: Session = {
      id,
      object: 'checkout.session',
      livemode: false,
      mode,
      ui_mode,
      currency: 'gbp',
      status: 'open',
      payment_status: 'unpaid',
      amount_total: amount,
      amount_subtotal: amount,
      client_reference_id,
      customer_email,
      metadata,
      payment_intent: null,
      created: unixNow(),
      expires_at,
      success_url,
      cancel_url,
      url: `${this.origin()}/pay/${id}`,
    };
    this.sessions.set(id, session);
    this.lines.set(id, ask.line_items);
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
      throw new StripeError(
        400,
        'invalid_request_error',
        `Only Checkout Sessions with a status in ["open"] can be expired. This one is ${session.status}.`,
      );
    return this.#change(session, { status: 'expired', url: null });
  }

  /** The buyer's money arrives, or for a delayed method is on its way. */
  complete(id: string, paid: boolean): Session {
    const session = this.session(id);
    const intent: PaymentIntent = {
      id: session.payment_intent ?? newId('pi'),
      object: 'payment_intent',
      livemode: false,
      amount: session.amount_total,
      amount_received: paid ? session.amount_total : 0,
      currency: 'gbp',
      status: paid ? 'succeeded' : 'processing',
      metadata: session.metadata,
      created: unixNow(),
    };
    this.intents.set(intent.id, intent);
    return this.#change(session, {
      status: 'complete',
      payment_status: paid ? 'paid' : 'unpaid',
      payment_intent: intent.id,
      url: null,
    });
  }

  intent(id: string): PaymentIntent {
    const intent = this.intents.get(id);
    if (!intent) throw missing('payment_intent', id);
    return intent;
  }

  refund({ payment_intent, amount }: z.infer<typeof createRefund>): Refund {
    const intent = this.intent(payment_intent);
    const before = [...this.refunds.values()]
      .filter((one) => one.payment_intent === intent.id)
      .reduce((sum, one) => sum + one.amount, 0);
    const wanted = amount ?? intent.amount_received - before;
    if (wanted <= 0 || before + wanted > intent.amount_received) {
      throw new StripeError(
        400,
        'invalid_request_error',
        'The refund is more than what is left of the payment.',
        'charge_already_refunded',
      );
    }
    const refund: Refund = {
      id: newId('re'),
      object: 'refund',
      amount: wanted,
      currency: 'gbp',
      payment_intent: intent.id,
      status: 'succeeded',
      created: unixNow(),
    };
    this.refunds.set(refund.id, refund);
    return refund;
  }

  event(type: string, object: Session): Event {
    const event: Event = {
      id: newId('evt'),
      object: 'event',
      api_version: '2026-10-28.endive',
      created: unixNow(),
      livemode: false,
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
      type,
      data: { object },
    };
    this.events.push(event);
    return event;
  }

  #change(session: Session, change: Partial<Session>): Session {
    const changed = { ...session, ...change };
    this.sessions.set(session.id, changed);
    return changed;
  }
}
