import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { CheckoutView } from '@/components/checkout/checkout-view';
import { Heading } from '@/components/layout/heading';
import { basketCookieName, parseBasketCookie } from '@/lib/basket/cookie';
import { pricedNow } from '@/lib/basket/store';
import { parsePostcode } from '@/lib/delivery/postcode';
import { recallForm } from '@/lib/http/form-store';

export const metadata: Metadata = { title: 'Checkout' };

export default async function CheckoutPage() {
  const kept = parseBasketCookie((await cookies()).get(basketCookieName)?.value);
  const draft = await recallForm('checkout');
  const typed = parsePostcode(draft?.values.postcode ?? '');
  const basket = await pricedNow({ ...kept, postcode: typed.ok ? typed.postcode : kept.postcode });
  return (
    <div className="page">
      <Heading title="Checkout" trail={[{ name: 'Basket', href: '/basket' }]} />
      <CheckoutView basket={basket} draft={draft} checkout={draft?.values.checkout ?? randomUUID()} />
    </div>
  );
}
