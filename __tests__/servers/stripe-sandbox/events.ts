import type Stripe from 'stripe';
import type { Dispute, Refund } from './money-objects';
import { newId, type Session } from './objects';

export type SessionEvent =
  | 'checkout.session.completed'
  | 'checkout.session.expired'
  | 'checkout.session.async_payment_succeeded'
  | 'checkout.session.async_payment_failed';
type RefundEvent = 'refund.created' | 'refund.updated' | 'refund.failed';
type DisputeEvent =
  | 'charge.dispute.created'
  | 'charge.dispute.updated'
  | 'charge.dispute.closed'
  | 'charge.dispute.funds_withdrawn'
  | 'charge.dispute.funds_reinstated';

const facts = (created: number) => ({
  id: newId('evt'),
  object: 'event' as const,
  api_version: '2026-10-28.endive',
  created,
  livemode: false,
  pending_webhooks: 1,
  request: { id: null, idempotency_key: null },
});

export const sessionEvent = (type: SessionEvent, object: Session, created: number): Stripe.Event => ({
  ...facts(created),
  type,
  data: { object },
});
export const refundEvent = (type: RefundEvent, object: Refund, created: number): Stripe.Event => ({
  ...facts(created),
  type,
  data: { object },
});
export const disputeEvent = (type: DisputeEvent, object: Dispute, created: number): Stripe.Event => ({
  ...facts(created),
  type,
  data: { object },
});
