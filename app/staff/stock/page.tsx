import type { Metadata } from 'next';
import { Desk } from '@/components/staff/desk';
import { StockTable } from '@/components/staff/stock/stock-table';
import { content } from '@/lib/content/content';
import { stockRows } from '@/lib/desk/stock/rows';
import { everyShelf } from '@/lib/desk/stock/stock-store';
import { staffPage } from '@/lib/staff/page-store';
import { may } from '@/lib/staff/permissions';

export const metadata: Metadata = { title: 'Stock' };

export default async function StockPage() {
  const member = await staffPage('see-orders');
  const { products, orders } = content();
  const rows = stockRows(await everyShelf(), products, orders.lowStock);
  const low = rows.filter((row) => row.low);
  const enough = rows.filter((row) => !row.low);
  const mayClose = may(member.role, 'close-variant');
  return (
    <Desk member={member} title="Stock" here="/staff/stock">
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
