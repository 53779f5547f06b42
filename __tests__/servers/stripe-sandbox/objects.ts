import { randomBytes } from 'node:crypto';
import type Stripe from 'stripe';
import type { z } from 'zod';
import type { createSession } from './parameters';

/** What the sandbox answers with: Stripe's own types, so that the compiler holds every field against the SDK. */
export type Session = Stripe.Checkout.Session & {
  status: 'open' | 'complete' | 'expired';
  amount_total: number;
  metadata: Stripe.Metadata;
  payment_intent: string | null;
  cancel_url: string;
  success_url: string;
};
export type PaymentIntent = Stripe.PaymentIntent & { latest_charge: string | null };

export const newId = (prefix: string) => `${prefix}_${randomBytes(14).toString('hex')}`;

export function newSession(
  ask: z.infer<typeof createSession>,
  amount: number,
  origin: string,
  created: number,
): Session {
  const id = newId('cs_test');
  const { mode, ui_mode, locale, submit_type, client_reference_id, customer_email, metadata } = ask;
  return {
    id,
    object: 'checkout.session',
    adaptive_pricing: { enabled: false },
    after_expiration: null,
    allow_promotion_codes: null,
    allowed_payment_method_types: null,
    amount_subtotal: amount,
    amount_total: amount,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: null,
    cancel_url: ask.cancel_url,
    client_reference_id,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created,
    currency: 'gbp',
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer: null,
    customer_account: null,
    customer_creation: 'if_required',
    customer_details: null,
    customer_email: customer_email ?? null,
    discounts: [],
    expires_at: ask.expires_at,
    integration_identifier: null,
    invoice: null,
    invoice_creation: null,
    livemode: false,
    locale,
    managed_payments: null,
    metadata,
    mode,
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: 'if_required',
    payment_method_configuration_details: null,
    payment_method_options: null,
    payment_method_types: ['card'],
    payment_status: 'unpaid',
    permissions: null,
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    submit_type,
    subscription: null,
    success_url: ask.success_url,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode,
    url: `${origin}/pay/${id}`,
    wallet_options: null,
  };
}

export function newIntent(session: Session, status: PaymentIntent['status'], created: number): PaymentIntent {
  const paid = status === 'succeeded';
  return {
    id: session.payment_intent ?? newId('pi'),
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: session.amount_total,
    amount_capturable: 0,
    amount_received: paid ? session.amount_total : 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: null,
    confirmation_method: 'automatic',
    created,
    currency: 'gbp',
    customer: null,
    customer_account: null,
    description: null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: session.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: newId('pm'),
    payment_method_configuration_details: null,
    payment_method_options: null,
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status,
    transfer_group: null,
  };
}
