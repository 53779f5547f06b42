import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { BasketView } from '@/components/basket/basket-view';
import { BackFromPayment } from '@/components/checkout/back-from-payment';
import { Heading } from '@/components/layout/heading';
import { basketCookieName, parseBasketCookie } from '@/lib/basket/cookie';
import { pricedNow } from '@/lib/basket/store';
import { recallForm } from '@/lib/http/form-store';

export const metadata: Metadata = { title: 'Your basket' };

type Props = { searchParams: Promise<{ payment?: string | string[] }> };

export default async function BasketPage({ searchParams }: Props) {
  const { payment } = await searchParams;
  const basket = await pricedNow(parseBasketCookie((await cookies()).get(basketCookieName)?.value));
  const draft = await recallForm('basket');
  return (
    <div className="page">
      <Heading title="Your basket" trail={[]} />
      {payment === 'cancelled' ? <BackFromPayment /> : null}
      <BasketView basket={basket} draft={draft} />
    </div>
  );
}
