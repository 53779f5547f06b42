import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Heading } from '@/components/layout/heading';
import { ReturnCheck } from '@/components/order/withdrawal/return-check';
import { chosenOf } from '@/lib/aftersales/withdrawal/form';
import { draftOfOrder, openOrder } from '@/lib/aftersales/withdrawal/withdraw-store';
import { content } from '@/lib/content/content';

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata: Metadata = { title: 'Check your return', referrer: 'no-referrer' };

export default async function ReturnCheckPage({ params, searchParams }: Props) {
  const { token } = await params;
  const found = await openOrder(token);
  if (!found) notFound();
  const order = { name: `Order ${found.detail.order.number}`, href: `/orders/${token}` };
  const draft = await draftOfOrder('return', token);
  return (
    <div className="page">
      <Heading
        title="Check your return"
        trail={[order, { name: 'Return something', href: `/orders/${token}/return` }]}
      />
      <ReturnCheck
        found={found}
        token={token}
        chosen={chosenOf(await searchParams)}
        address={content().delivery.returns.address}
        id={draft?.values.id ?? randomUUID()}
        draft={draft}
      />
    </div>
  );
}
