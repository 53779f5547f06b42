import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { CheckoutView } from '@/components/checkout/checkout-view';
import { Heading } from '@/components/layout/heading';
import { daysNow, pricedNow, requestBasket } from '@/lib/basket/store';
import { content } from '@/lib/content/content';
import { parsePostcode } from '@/lib/content/postcode';
import { type Draft, recallForm } from '@/lib/http/form-store';
import { knownOfReturns } from '@/lib/orders/checkout/terms';

export const metadata: Metadata = { title: 'Checkout' };

export default async function CheckoutPage() {
  const { basket: kept, orderId } = await requestBasket();
  const draft = await recallForm('checkout');
  const basket = await pricedNow(
    { ...kept, postcode: draft?.values.postcode === undefined ? kept.postcode : readable(draft) },
    { email: draft?.values.email || null, orderId },
  );
  return (
    <div className="page">
      <Heading title="Checkout" trail={[{ name: 'Basket', href: '/basket' }]} />
      <CheckoutView
        basket={basket}
        days={daysNow(basket)}
        draft={draft}
        checkout={draft?.values.checkout ?? randomUUID()}
        known={knownOfReturns(basket.lines, content().products)}
      />
    </div>
  );
}

/** What was typed last is what counts: a postcode that can't be read leaves the total open. */
function readable({ values }: Draft): string | null {
  const typed = parsePostcode(values.postcode ?? '');
  return typed.ok ? typed.postcode : null;
}
