import type { StockRow } from '@/lib/desk/stock/rows';

/** How a variant stands, for a shopper and for whoever orders more of it. */
export function StockFlags({ row }: { row: Pick<StockRow, 'closed' | 'low' | 'available'> }) {
  const none = row.available <= 0;
  return (
    <span className="desk-flags">
      {row.closed ? (
        <span className="desk-flag" data-tone="problem">
          Closed
        </span>
      ) : null}
      {none ? (
        <span className="desk-flag" data-tone="problem">
          Sold out
        </span>
      ) : row.low ? (
        <span className="desk-flag" data-tone="warn">
          Low
        </span>
      ) : null}
    </span>
  );
}
