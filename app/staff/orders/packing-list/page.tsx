import type { Metadata } from 'next';
import { Desk } from '@/components/staff/desk';
import { LeftOutOfPrint } from '@/components/staff/packing/left-out';
import { PackingParcel, PickList } from '@/components/staff/packing/packing-parcel';
import { PrintButton } from '@/components/staff/print-button';
import { content } from '@/lib/content/content';
import { backTo } from '@/lib/desk/orders/filter';
import { pickList, sameBox } from '@/lib/desk/packing/packing';
import { pickedOf } from '@/lib/desk/packing/parcels-store';
import { recordSeen } from '@/lib/staff/audit-store';
import { staffPage } from '@/lib/staff/page-store';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: 'Packing list' };

export default async function PackingListPage({ searchParams }: Props) {
  const member = await staffPage('pack');
  await recordSeen(member.id, 'packing-list-read', 'to pack');
  const query = await searchParams;
  const { leaving: parcels, held } = await pickedOf(query);
  const { zones } = content().delivery;
  const along = sameBox(parcels);
  return (
    <Desk member={member} title="Packing list" here="/staff/orders">
      <p className="desk-tools no-print">
        <a href={backTo(String(query.back ?? ''))} className="link">
          Back to the list
        </a>
        <PrintButton />
      </p>
      <LeftOutOfPrint held={held} />
      {parcels.length === 0 ? (
        <p>There is nothing to pack in that list.</p>
      ) : (
        <PickList picked={pickList(parcels)} parcels={parcels.length} />
      )}
      {parcels.map((one) => (
        <PackingParcel
          key={one.parcel.id}
          {...one}
          along={along.get(one.parcel.id) ?? []}
          zone={zones.find(({ id }) => id === one.parcel.zone)?.name ?? one.parcel.zone}
        />
      ))}
    </Desk>
  );
}
