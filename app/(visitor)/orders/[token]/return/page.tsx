import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Heading } from '@/components/layout/heading';
import { ReturnChoice } from '@/components/order/withdrawal/return-choice';
import { openOrder } from '@/lib/aftersales/withdrawal/withdraw-store';

type Props = { params: Promise<{ token: string }> };

export const metadata: Metadata = { title: 'Return something', referrer: 'no-referrer' };

export default async function ReturnPage({ params }: Props) {
  const { token } = await params;
  const found = await openOrder(token);
  if (!found) notFound();
  const { order } = found.detail;
  return (
    <div className="page">
      <Heading title="Return something" trail={[{ name: `Order ${order.number}`, href: `/orders/${token}` }]} />
      <ReturnChoice found={found} token={token} />
    </div>
  );
}
