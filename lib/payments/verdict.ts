type Session = {
  livemode: boolean;
  client_reference_id: string | null;
  currency: string | null;
  amount_total: number | null;
  payment_intent: string | { id: string; status: string } | null;
};

export const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const intentOf = ({ payment_intent: intent }: Pick<Session, 'payment_intent'>): string | null =>
  typeof intent === 'string' ? intent : (intent?.id ?? null);

/** A slow way of paying that came to nothing. Needs the session's payment intent in full. */
export function paymentFailed({ payment_intent: intent }: Pick<Session, 'payment_intent'>): boolean {
  if (intent === null || typeof intent === 'string') return false;
  return intent.status === 'requires_payment_method' || intent.status === 'canceled';
}

/** What is wrong with a payment that is not exactly this order's; such a payment is never shipped. */
export function mismatch(
  session: Omit<Session, 'payment_intent'>,
  order: { id: string; livemode: boolean; totalPence: number },
  livemode: boolean,
): string | null {
  if (session.livemode !== livemode || order.livemode !== livemode) return 'test and live payments are mixed';
  if (session.client_reference_id !== order.id) return 'the session names another order';
  if (session.currency !== 'gbp') return `the currency is ${session.currency}`;
  if (session.amount_total !== order.totalPence)
    return `Stripe took ${session.amount_total} pence for an order of ${order.totalPence}`;
  return null;
}
