import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Heading } from '@/components/layout/heading';
import { CancelOrder } from '@/components/order/withdrawal/cancel-order';
import { draftOfOrder, openOrder } from '@/lib/aftersales/withdrawal/withdraw-store';

type Props = { params: Promise<{ token: string }> };

export const metadata: Metadata = { title: 'Cancel an order', referrer: 'no-referrer' };

export default async function CancelPage({ params }: Props) {
  const { token } = await params;
  const found = await openOrder(token);
  if (!found) notFound();
  const { order } = found.detail;
  return (
    <div className="page">
      <Heading
        title="Cancel order"
        whole={order.number}
        trail={[{ name: `Order ${order.number}`, href: `/orders/${token}` }]}
      />
      <CancelOrder found={found} token={token} id={randomUUID()} draft={await draftOfOrder('cancel', token)} />
    </div>
  );
}
