import type Stripe from 'stripe';

/** What the SDK lets us ask for: the source of the schema that tests hold our requests against. */
export type CreateSession = Stripe.Checkout.SessionCreateParams;
export type CreateRefund = Stripe.RefundCreateParams;
export type AnswerDispute = Stripe.DisputeUpdateParams;
export type ListSessions = Stripe.Checkout.SessionListParams;
export type ListRefunds = Stripe.RefundListParams;
export type ListDisputes = Stripe.DisputeListParams;
export type ListEvents = Stripe.EventListParams;
