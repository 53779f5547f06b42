import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ReceiptSheet } from '@/components/order/receipt/receipt-sheet';
import { content } from '@/lib/content/content';
import { orderDetail } from '@/lib/orders/detail-store';
import { orderByToken } from '@/lib/orders/store';
import './receipt.css';

type Props = { params: Promise<{ token: string }> };

export const metadata: Metadata = { title: 'VAT receipt', referrer: 'no-referrer' };

export default async function ReceiptPage({ params }: Props) {
  const { token } = await params;
  const found = await orderByToken(token);
  if (!found?.order.paidAt) notFound();
  const { refunds } = await orderDetail(found.order);
  return <ReceiptSheet {...found} paidAt={found.order.paidAt} refunds={refunds} site={content().site} token={token} />;
}
