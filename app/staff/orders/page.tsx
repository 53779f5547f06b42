import type { Metadata } from 'next';
import { Desk } from '@/components/staff/desk';
import { DeskFilterForm, DeskPages, DeskTabs } from '@/components/staff/orders/filter';
import { DeskList } from '@/components/staff/orders/list';
import { ListKeys } from '@/components/staff/orders/list-keys';
import { Said } from '@/components/staff/said';
import { content } from '@/lib/content/content';
import { doneWords } from '@/lib/desk/orders/done-words';
import { isWorked, readFilter, viewNames } from '@/lib/desk/orders/filter';
import { deskGroups, oneGroup } from '@/lib/desk/orders/groups';
import { deskCounts, deskList, pageSize } from '@/lib/desk/orders/list-store';
import { refusedForm, staffPage } from '@/lib/staff/page-store';
import { may } from '@/lib/staff/permissions';
import { now } from '@/lib/time/clock';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: 'Orders' };

export default async function OrdersPage({ searchParams }: Props) {
  const member = await staffPage('see-orders');
  const query = await searchParams;
  const filter = readFilter(query);
  const { rows, total } = await deskList(filter);
  const { delivery } = content();
  const groups = isWorked(filter.show)
    ? deskGroups(rows, { rules: delivery, instant: now() })
    : oneGroup(rows, viewNames[filter.show], delivery);
  const refused = (await refusedForm(query.refused, 'pack')) ?? (await refusedForm(query.refused, 'delivered'));
  return (
    <Desk member={member} title="Orders" here="/staff/orders">
      <DeskTabs filter={filter} counts={await deskCounts()} />
      <DeskFilterForm filter={filter} zones={delivery.zones.filter(({ service }) => service)} />
      <Said done={doneWords(query.done)} problem={refused?.problem?.message} />
      <p className="desk-tools text-sm">
        <span role="status">{total === 1 ? '1 found' : `${total} found`}</span>
        <a href="/staff/orders/tracking" className="link">
          Tracking numbers from a file
        </a>
        {may(member.role, 'export') ? (
          <>
            <a href="/api/staff/orders/export?for=carrier" className="link">
              Orders to dispatch as a file for the carrier
            </a>
            <a href="/api/staff/orders/export?for=spreadsheet" className="link">
              The same for a spreadsheet
            </a>
          </>
        ) : null}
      </p>
      <ListKeys />
      {total === 0 ? (
        <p>Nothing here. {filter.show === 'to-pack' ? 'Everything is packed.' : 'Choose something else above.'}</p>
      ) : (
        <DeskList filter={filter} groups={groups} />
      )}
      <DeskPages filter={filter} total={total} size={pageSize} />
    </Desk>
  );
}
