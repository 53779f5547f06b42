import type { Metadata } from 'next';
import { Heading } from '@/components/layout/heading';
import { FindOrder } from '@/components/order/find-order';
import { recallForm } from '@/lib/http/form-store';

type Props = { searchParams: Promise<{ asked?: string | string[] }> };

export const metadata: Metadata = { title: 'Find an order' };

export default async function FindOrderPage({ searchParams }: Props) {
  const { asked } = await searchParams;
  return (
    <div className="page">
      <Heading
        title="Find an order"
        summary="Each order has a page of its own. Its link is in every letter that we sent you about it."
        trail={[]}
      />
      <FindOrder asked={asked === 'yes'} draft={await recallForm('find-order')} />
    </div>
  );
}
