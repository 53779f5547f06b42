import type { Metadata } from 'next';
import { Desk } from '@/components/staff/desk';
import { DispatchForm } from '@/components/staff/packing/dispatch-form';
import { content } from '@/lib/content/content';
import { backTo, pickedParcels } from '@/lib/desk/orders/filter';
import { parcelsById } from '@/lib/desk/packing/parcels-store';
import { refusedForm, staffPage } from '@/lib/staff/page-store';

type Query = Record<string, string | string[] | undefined>;

export const metadata: Metadata = { title: 'Dispatch' };

export default async function DispatchPage({ searchParams }: { searchParams: Promise<Query> }) {
  const member = await staffPage('dispatch');
  const query = await searchParams;
  // Only what is ticked: a whole list that went by mistake could not be called back.
  const parcels = await parcelsById(pickedParcels(query));
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
