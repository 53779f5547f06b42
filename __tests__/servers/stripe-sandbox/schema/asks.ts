import type Stripe from 'stripe';

/** What the SDK lets us ask for: the source of the schema that tests hold our requests against. */
export type CreateSession = Stripe.Checkout.SessionCreateParams;
export type ExpireSession = Stripe.Checkout.SessionExpireParams;
export type ListSessions = Stripe.Checkout.SessionListParams;
export type RetrieveSession = Stripe.Checkout.SessionRetrieveParams;
export type CreateRefund = Stripe.RefundCreateParams;
export type ListRefunds = Stripe.RefundListParams;
export type RetrieveRefund = Stripe.RefundRetrieveParams;
export type ListDisputes = Stripe.DisputeListParams;
export type RetrieveDispute = Stripe.DisputeRetrieveParams;
