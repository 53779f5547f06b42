import type { Metadata } from 'next';
import { Desk } from '@/components/staff/desk';
import { Said } from '@/components/staff/said';
import { HeldUnpaid } from '@/components/staff/stock/held-unpaid';
import { StockTable } from '@/components/staff/stock/stock-table';
import { content } from '@/lib/content/content';
import { stockRows } from '@/lib/desk/stock/rows';
import { everyShelf, heldUnpaid } from '@/lib/desk/stock/stock-store';
import { refusedForm, staffPage } from '@/lib/staff/page-store';
import { may } from '@/lib/staff/permissions';

export const metadata: Metadata = { title: 'Stock' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function StockPage({ searchParams }: Props) {
  const member = await staffPage('see-orders');
  const { done, refused } = await searchParams;
  const problem = (await refusedForm(refused, 'release'))?.problem?.message;
  const { products, orders } = content();
  const rows = stockRows(await everyShelf(), products, orders.lowStock);
  const low = rows.filter((row) => row.low);
  const enough = rows.filter((row) => !row.low);
  const mayClose = may(member.role, 'close-variant');
  return (
    <Desk member={member} title="Stock" here="/staff/stock">
      <Said done={done === 'released' ? 'Released. What it held is for sale again.' : null} problem={problem} />
      <HeldUnpaid held={await heldUnpaid()} mayRelease={may(member.role, 'cancel')} />
      <section className="desk-group" aria-labelledby="low">
        <h2 id="low">
          Low <small>{orders.lowStock} or fewer left</small>
        </h2>
        {low.length > 0 ? (
          <StockTable rows={low} caption="Variants that are low" mayClose={mayClose} />
        ) : (
          <p className="text-sm">Nothing is low.</p>
        )}
      </section>
      <section className="desk-group" aria-labelledby="enough">
        <h2 id="enough">
          Enough <small>{enough.length}</small>
        </h2>
        <StockTable rows={enough} caption="Variants of which there are enough" mayClose={mayClose} />
      </section>
    </Desk>
  );
}
