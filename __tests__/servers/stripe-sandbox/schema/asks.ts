import type Stripe from 'stripe';

/** What the SDK lets us ask for: the source of the schema that tests hold our requests against. */
export type CreateSession = Stripe.Checkout.SessionCreateParams;
export type CreateRefund = Stripe.RefundCreateParams;
