import type { Metadata } from 'next';
import { Desk } from '@/components/staff/desk';
import { LabelSheets } from '@/components/staff/packing/label-sheets';
import { LeftOutOfPrint } from '@/components/staff/packing/left-out';
import { PrintButton } from '@/components/staff/print-button';
import { CountInput } from '@/components/ui/count-input';
import { content } from '@/lib/content/content';
import { backTo } from '@/lib/desk/orders/filter';
import { labelSheets, labelsPerSheet, senderLine } from '@/lib/desk/packing/packing';
import { pickedOf } from '@/lib/desk/packing/parcels-store';
import { recordSeen } from '@/lib/staff/audit-store';
import { staffPage } from '@/lib/staff/page-store';

type Query = Record<string, string | string[] | undefined>;

export const metadata: Metadata = { title: 'Labels' };

export default async function LabelsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const member = await staffPage('pack');
  await recordSeen(member.id, 'labels-read', 'to pack');
  const query = await searchParams;
  const used = Number(/^\d{1,2}$/.exec(String(query.used ?? ''))?.[0] ?? 0) % labelsPerSheet;
  const { leaving: parcels, held } = await pickedOf(query);
  const { site } = content();
  const kept = Object.entries(query).filter(([name]) => name !== 'used');
  return (
    <Desk member={member} title="Labels" here="/staff/orders">
      <form className="desk-tools no-print">
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={String(value)} />
        ))}
        <a href={backTo(String(query.back ?? ''))} className="link">
          Back to the list
        </a>
        <label htmlFor="used" className="text-sm">
          Labels used of the first sheet
        </label>
        <CountInput
          id="used"
          name="used"
          min={0}
          max={labelsPerSheet - 1}
          defaultValue={used}
          className="desk-input w-20"
        />
        <button type="submit" className="desk-button">
          Move down
        </button>
        <PrintButton />
      </form>
      <p className="no-print measure text-ink-soft text-sm">
        For A4 sheets of 14 labels, 99.1 × 38.1 mm (L7163). Print at full size, without margins.
      </p>
      <LeftOutOfPrint held={held} />
      {parcels.length === 0 ? (
        <p>There is nothing to label in that list.</p>
      ) : (
        <LabelSheets sheets={labelSheets(parcels, used)} sender={senderLine(site)} />
      )}
    </Desk>
  );
}
