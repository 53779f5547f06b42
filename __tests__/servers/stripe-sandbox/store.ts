import type Stripe from 'stripe';
import type { z } from 'zod';
import type { Card } from './cards';
import { missing, refusal } from './errors';
import { sessionEvent } from './events';
import { type Charge, type Dispute, newCharge, type Refund } from './money-objects';
import { newIntent, newSession, type PaymentIntent, type Session } from './objects';
import type { createSession } from './parameters';

type Line = z.infer<typeof createSession>['line_items'][number];
export type Money = 'here' | 'on its way' | 'failed';

/** Everything the sandbox knows, in memory, for one run; whatever changes is told as an event. Its clock can be put forward. */
export class SandboxStore {
  readonly sessions = new Map<string, Session>();
  readonly lines = new Map<string, Line[]>();
  readonly intents = new Map<string, PaymentIntent>();
  readonly cards = new Map<string, Card>();
  readonly charges = new Map<string, Charge>();
  readonly refunds = new Map<string, Refund>();
  readonly disputes = new Map<string, Dispute>();
  readonly events: Stripe.Event[] = [];
  aheadSeconds = 0;

  constructor(
    readonly origin: () => string,
    private readonly onEvent: (event: Stripe.Event) => void,
  ) {}

  unixNow(): number {
    return Math.floor(Date.now() / 1000) + this.aheadSeconds;
  }

  tell(event: Stripe.Event): void {
    this.events.push(event);
    this.onEvent(event);
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
    return found(this.sessions, 'checkout.session', id);
  }

  expire(id: string): Session {
    const session = this.session(id);
    if (session.status !== 'open')
      throw refusal(`Only Checkout Sessions with a status in ["open"] can be expired. This one is ${session.status}.`);
    const expired = this.#change(session, { status: 'expired', url: null });
    this.tell(sessionEvent('checkout.session.expired', expired, this.unixNow()));
    return expired;
  }

  /** Closes the sessions whose time has run out by the sandbox's clock. */
  expireOverdue(): void {
    for (const { id, status, expires_at } of this.sessions.values())
      if (status === 'open' && expires_at <= this.unixNow()) this.expire(id);
  }

  /** The buyer is done: the money is here, or on its way. */
  complete(id: string, money: 'here' | 'on its way', card: Card = 'pays'): Session {
    const paid = this.#pay(this.session(id), money, card);
    this.tell(sessionEvent('checkout.session.completed', paid, this.unixNow()));
    return paid;
  }

  /** Money that was on its way is here, or in the end did not come. */
  arrive(id: string, money: 'here' | 'failed'): Session {
    const session = this.#pay(this.session(id), money, 'pays');
    const type =
      money === 'here' ? 'checkout.session.async_payment_succeeded' : 'checkout.session.async_payment_failed';
    this.tell(sessionEvent(type, session, this.unixNow()));
    return session;
  }

  #pay(session: Session, money: Money, card: Card): Session {
    const status = { here: 'succeeded', 'on its way': 'processing', failed: 'requires_payment_method' } as const;
    const intent = newIntent(session, status[money], this.unixNow());
    const charge = money === 'here' ? newCharge(intent, this.unixNow()) : null;
    this.intents.set(intent.id, { ...intent, latest_charge: charge?.id ?? null });
    this.cards.set(intent.id, card);
    if (charge) this.charges.set(charge.id, charge);
    return this.#change(session, {
      status: 'complete',
      payment_status: money === 'here' ? 'paid' : 'unpaid',
      payment_intent: intent.id,
      url: null,
    });
  }

  intent(id: string): PaymentIntent {
    return found(this.intents, 'payment_intent', id);
  }

  charge(id: string): Charge {
    return found(this.charges, 'charge', id);
  }

  #change(session: Session, change: Partial<Session>): Session {
    const changed = { ...session, ...change };
    this.sessions.set(session.id, changed);
    return changed;
  }
}

export function found<Thing>(things: ReadonlyMap<string, Thing>, kind: string, id: string): Thing {
  const thing = things.get(id);
  if (!thing) throw missing(kind, id);
  return thing;
}
