import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Desk } from '@/components/staff/desk';
import { Said, wordsFor } from '@/components/staff/said';
import { AdjustStock } from '@/components/staff/stock/adjust-stock';
import { CloseVariant } from '@/components/staff/stock/close-variant';
import { StockLedger } from '@/components/staff/stock/stock-ledger';
import { StockFlags } from '@/components/staff/stock/stock-table';
import { content } from '@/lib/content/content';
import { stockRows } from '@/lib/desk/stock/rows';
import { ledgerOf, shelfOf } from '@/lib/desk/stock/stock-store';
import { refusedForm, staffPage } from '@/lib/staff/page-store';
import { may, whoMay } from '@/lib/staff/permissions';

type Query = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ sku: string }>; searchParams: Promise<Query> };

export const metadata: Metadata = { title: 'Stock' };

const words: Record<string, string> = {
  adjusted: 'Written into the ledger.',
  known: 'This page has been sent before, so nothing was changed. To write another change, fill it in afresh.',
  closed: 'Closed. The shop says sold out from now on.',
  reopened: 'On sale again.',
};

export default async function VariantStockPage({ params, searchParams }: Props) {
  const member = await staffPage('see-orders');
  const [{ sku }, { done, refused }] = [await params, await searchParams];
  const { products, orders } = content();
  const shelf = await shelfOf(sku);
  const [row] = shelf ? stockRows([shelf], products, orders.lowStock) : [];
  if (!row) notFound();
  const name = row.label ? `${row.title}, ${row.label}` : row.title;
  const problem = (await refusedForm(refused, 'closed'))?.problem?.message;
  return (
    <Desk member={member} title={name} here="/staff/stock">
      <p>
        <a href="/staff/stock" className="link">
          Back to the list
        </a>
      </p>
      <Said done={wordsFor(words, done)} problem={problem} />
      <div className="desk-columns">
        <section className="desk-section" aria-labelledby="ledger">
          <h2 id="ledger">Ledger</h2>
          <StockLedger rows={await ledgerOf(sku)} onHand={row.onHand} />
        </section>
        <div className="grid gap-6">
          <section className="desk-section" aria-labelledby="now">
            <h2 id="now">Now</h2>
            <dl className="desk-facts price">
              <dt>On hand</dt>
              <dd>{row.onHand}</dd>
              <dt>Reserved by orders</dt>
              <dd>{row.reserved}</dd>
              <dt>Available</dt>
              <dd>{row.available}</dd>
            </dl>
            <StockFlags row={row} />
            {may(member.role, 'close-variant') ? <CloseVariant sku={sku} name={name} closed={row.closed} /> : null}
          </section>
          <section className="desk-section" aria-labelledby="adjust">
            <h2 id="adjust">Adjust</h2>
            {may(member.role, 'adjust-stock') ? (
              <AdjustStock sku={sku} id={randomUUID()} draft={await refusedForm(refused, 'stock', `stock:${sku}`)} />
            ) : (
              <p className="text-sm">{whoMay('adjust-stock')}</p>
            )}
          </section>
        </div>
      </div>
    </Desk>
  );
}
