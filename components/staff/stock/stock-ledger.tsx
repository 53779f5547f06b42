import { reasonWords } from '@/lib/desk/stock/adjustment';
import type { LedgerRow } from '@/lib/desk/stock/stock-store';
import { formatWhen } from '@/lib/time/format';

const signed = (change: number) => (change > 0 ? `+${change}` : String(change).replace('-', '−'));

/** Each change of what is on hand, newest first, with how many there were after it. */
export function StockLedger({ rows, onHand }: { rows: readonly LedgerRow[]; onHand: number }) {
  let after = onHand;
  const lines = rows.map((row) => {
    const line = { ...row, after };
    after -= row.change;
    return line;
  });
  return (
    <table className="desk-table">
      <caption className="sr-only">Ledger, newest first</caption>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">What</th>
          <th scope="col" className="price">
            Change
          </th>
          <th scope="col" className="price">
            On hand
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, at, reason, note, by, orderId, orderNumber, change, after: left }) => (
          <tr key={id}>
            <td className="whitespace-nowrap">
              <time dateTime={at.toISOString()}>{formatWhen(at)}</time>
            </td>
            <td>
              {reasonWords[reason]}
              {orderId ? (
                <>
                  {' '}
                  <a href={`/staff/orders/${orderId}`} className="link">
                    {orderNumber}
                  </a>
                </>
              ) : null}
              <span className="desk-soft block">
                {by}
                {by && note ? ': ' : ''}
                <bdi>{note}</bdi>
              </span>
            </td>
            <td className="price">{signed(change)}</td>
            <td className="price">{left}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
