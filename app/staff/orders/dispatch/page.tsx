import type { Metadata } from 'next';
import { Desk } from '@/components/staff/desk';
import { DispatchForm } from '@/components/staff/dispatch-form';
import { content } from '@/lib/content/content';
import { backTo } from '@/lib/orders/desk-filter';
import { pickedOf } from '@/lib/orders/picked-store';
import { refusedForm, staffPage } from '@/lib/staff/page-store';

type Query = Record<string, string | string[] | undefined>;

export const metadata: Metadata = { title: 'Dispatch' };

export default async function DispatchPage({ searchParams }: { searchParams: Promise<Query> }) {
  const member = await staffPage('dispatch');
  const query = await searchParams;
  const parcels = await pickedOf(query);
  const back = backTo(String(query.back ?? ''));
  const picked = parcels.map(({ parcel }): [string, string] => [`parcel.${parcel.id}`, 'on']);
  const page = backTo('/staff/orders/dispatch', Object.fromEntries([...picked, ['back', back]]));
  return (
    <Desk member={member} title="Dispatch" here="/staff/orders">
      <p>
        <a href={back} className="link">
          Back to the list
        </a>
      </p>
      <DispatchForm
        parcels={parcels}
        carriers={content().delivery.carriers}
        back={back}
        page={page}
        draft={await refusedForm(query.refused, 'dispatch')}
      />
    </Desk>
  );
}
