type Line = { title: string; label: string; quantity: number; unitPence: number };
export type SessionAsk = {
  orderId: string;
  attemptId: string;
  email: string;
  lines: readonly Line[];
  delivery: { says: string; pence: number };
  expiresAtUnix: number;
  successUrl: string;
  cancelUrl: string;
};

/** The parameters of a hosted Checkout session. The same ask always gives the same request, so that it can be replayed. */
export function sessionParameters({
  orderId,
  attemptId,
  email,
  lines,
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
    customer_email: email,
    metadata,
    payment_intent_data: { metadata },
    line_items: [
      ...lines.map(({ title, label, quantity, unitPence }) => item(`${title}, ${label}`, unitPence, quantity)),
      item(delivery.pence === 0 ? `Delivery, free: ${delivery.says}` : `Delivery: ${delivery.says}`, delivery.pence, 1),
    ],
    adaptive_pricing: { enabled: false },
    automatic_tax: { enabled: false },
    expires_at: expiresAtUnix,
    success_url: successUrl,
    cancel_url: cancelUrl,
  } as const;
}
