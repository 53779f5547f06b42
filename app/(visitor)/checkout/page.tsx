import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { CheckoutView } from '@/components/checkout/checkout-view';
import { Heading } from '@/components/layout/heading';
import { pricedNow, requestBasket } from '@/lib/basket/store';
import { parsePostcode } from '@/lib/content/postcode';
import { recallForm } from '@/lib/http/form-store';

export const metadata: Metadata = { title: 'Checkout' };

export default async function CheckoutPage() {
  const { basket: kept, orderId } = await requestBasket();
  const draft = await recallForm('checkout');
  const typed = parsePostcode(draft?.values.postcode ?? '');
  const basket = await pricedNow(
    { ...kept, postcode: typed.ok ? typed.postcode : kept.postcode },
    { email: draft?.values.email || null, orderId },
  );
  return (
    <div className="page">
      <Heading title="Checkout" trail={[{ name: 'Basket', href: '/basket' }]} />
      <CheckoutView basket={basket} draft={draft} checkout={draft?.values.checkout ?? randomUUID()} />
    </div>
  );
}
