import { z } from 'zod';
import { plainEmail } from '@/lib/text/email';

type Line = {
  title: string;
  label: string;
  quantity: number;
  unitPence: number;
  grossPence: number;
  discountPence: number;
};
export type SessionAsk = {
  orderId: string;
  attemptId: string;
  email: string;
  lines: readonly Line[];
  discountCode: string | null;
  delivery: { says: string; pence: number };
  expiresAtUnix: number;
  successUrl: string;
  cancelUrl: string;
};

/**
 * A line as Stripe can charge it: so many at a price. Where a discount does not divide by the quantity, some of them
 * cost a penny more than the others, so that the sum is the line's exactly.
 */
function charged({ quantity, unitPence, grossPence, discountPence }: Line) {
  if (discountPence === 0) return [{ eachPence: unitPence, quantity }];
  const whole = grossPence - discountPence;
  const eachPence = Math.floor(whole / quantity);
  const dearer = whole - eachPence * quantity;
  return [
    { eachPence: eachPence + 1, quantity: dearer },
    { eachPence, quantity: quantity - dearer },
  ].filter((part) => part.quantity > 0);
}

/** An address of a rarer shape is typed again on the payment page, rather than refused before it opens. */
function prefilled(email: string) {
  const plain = z.email().safeParse(plainEmail(email));
  return plain.success ? { customer_email: plain.data } : {};
}

/** The parameters of a hosted Checkout session. The same ask always gives the same request, so that it can be replayed. */
export function sessionParameters({
  orderId,
  attemptId,
  email,
  lines,
  discountCode,
  delivery,
  expiresAtUnix,
  successUrl,
  cancelUrl,
}: SessionAsk) {
  const metadata = { order_id: orderId, attempt_id: attemptId };
  const item = (name: string, unitAmount: number, quantity: number) => ({
    quantity,
    price_data: { currency: 'gbp', unit_amount: unitAmount, product_data: { name } },
  });
  return {
    mode: 'payment',
    ui_mode: 'hosted_page',
    locale: 'en-GB',
    submit_type: 'pay',
    client_reference_id: orderId,
    ...prefilled(email),
    metadata,
    payment_intent_data: { metadata },
    line_items: [
      ...lines.flatMap((line) => {
        const name = `${line.title}, ${line.label}`;
        const named = line.discountPence > 0 ? `${name} (with ${discountCode})` : name;
        return charged(line).map(({ eachPence, quantity }) => item(named, eachPence, quantity));
      }),
      item(delivery.pence === 0 ? `Delivery, free: ${delivery.says}` : `Delivery: ${delivery.says}`, delivery.pence, 1),
    ],
    adaptive_pricing: { enabled: false },
    automatic_tax: { enabled: false },
    expires_at: expiresAtUnix,
    success_url: successUrl,
    cancel_url: cancelUrl,
  } as const;
}

type Session = {
  livemode: boolean;
  client_reference_id: string | null;
  currency: string | null;
  amount_total: number | null;
  payment_intent: string | { id: string; status: string } | null;
};

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
