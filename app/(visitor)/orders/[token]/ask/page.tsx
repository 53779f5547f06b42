import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Support } from '@/components/chat/support';
import { Heading } from '@/components/layout/heading';
import { visitorOfOrder } from '@/lib/chat/visitor/visitor-store';
import { orderByToken } from '@/lib/orders/store';

type Props = { params: Promise<{ token: string }> };

export const metadata: Metadata = { title: 'Ask about your order', referrer: 'no-referrer' };

/** A conversation about one order, for whoever has the order's link: on any device, for as long as they keep it. */
export default async function AskPage({ params }: Props) {
  const { token } = await params;
  const found = await orderByToken(token);
  const visitor = await visitorOfOrder(token);
  if (!found || !visitor) notFound();
  return (
    <div className="page">
      <Heading title={`Ask about order ${found.order.number}`} trail={[]} />
      <div className="measure grid gap-5">
        <a href={`/orders/${token}`} className="link">
          Back to the order
        </a>
        <Support visitor={visitor} order={token} />
      </div>
    </div>
  );
}
