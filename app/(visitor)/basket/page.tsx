import type { Metadata } from 'next';
import { BasketView } from '@/components/basket/basket-view';
import { BackFromPayment } from '@/components/checkout/back-from-payment';
import { Heading } from '@/components/layout/heading';
import { pricedNow, requestBasket } from '@/lib/basket/store';
import { recallForm } from '@/lib/http/form-store';

export const metadata: Metadata = { title: 'Your basket' };

type Props = { searchParams: Promise<{ payment?: string | string[] }> };

export default async function BasketPage({ searchParams }: Props) {
  const { payment } = await searchParams;
  const { basket: kept, orderId } = await requestBasket();
  const basket = await pricedNow(kept, { email: null, orderId });
  const draft = await recallForm('basket');
  return (
    <div className="page">
      <Heading title="Your basket" trail={[]} />
      {payment === 'cancelled' ? <BackFromPayment /> : null}
      <BasketView basket={basket} draft={draft} />
    </div>
  );
}
