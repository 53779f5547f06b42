import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { OrderLive } from '@/components/order/order-live';
import { OrderView } from '@/components/order/order-view';
import { orderProgress } from '@/lib/orders/progress-store';

type Props = { params: Promise<{ token: string }> };

export const metadata: Metadata = { title: 'Your order', referrer: 'no-referrer' };

export default async function OrderPage({ params }: Props) {
  const { token } = await params;
  const found = await orderProgress(token);
  if (!found) notFound();
  const { status } = found.order;
  return (
    <>
      {status === 'awaiting-payment' || status === 'processing' ? <OrderLive token={token} status={status} /> : null}
      <OrderView order={found.order} lines={found.lines} token={token} />
    </>
  );
}
