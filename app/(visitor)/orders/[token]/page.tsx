import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { OrderLive } from '@/components/order/order-live';
import { OrderView } from '@/components/order/order-view';
import { orderProgress } from '@/lib/aftersales/progress-store';
import { withdrawalState } from '@/lib/aftersales/withdrawal/withdraw-store';
import { content } from '@/lib/content/content';
import { orderDetail } from '@/lib/orders/detail-store';
import { among, unpaid } from '@/lib/orders/life';
import { isUnderWay, versionOf } from '@/lib/orders/state-words';

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ again?: string | string[] }> };

export const metadata: Metadata = { title: 'Your order', referrer: 'no-referrer' };

export default async function OrderPage({ params, searchParams }: Props) {
  const { token } = await params;
  const found = await orderProgress(token);
  if (!found) notFound();
  const { order, lines } = found;
  const detail = await orderDetail(order);
  const waits = among(unpaid, order.status);
  return (
    <>
      {isUnderWay(detail) ? (
        <OrderLive token={token} version={versionOf(detail)} everySeconds={waits ? 3 : 20} />
      ) : null}
      {waits ? (
        <noscript>
          <meta httpEquiv="refresh" content="15" />
        </noscript>
      ) : null}
      <OrderView
        detail={detail}
        lines={lines}
        state={withdrawalState(detail, lines)}
        rules={content().delivery}
        token={token}
        again={(await searchParams).again === 'yes'}
      />
    </>
  );
}
