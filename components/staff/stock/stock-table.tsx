import type { StockRow } from '@/lib/desk/stock/rows';
import { CloseVariant } from './close-variant';

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

type Props = { rows: readonly StockRow[]; caption: string; mayClose: boolean };

export function StockTable({ rows, caption, mayClose }: Props) {
  return (
    <table className="desk-table stock-table">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Variant</th>
          <th scope="col" className="price">
            On hand
          </th>
          <th scope="col" className="price">
            Reserved
          </th>
          <th scope="col" className="price">
            Available
          </th>
          <th scope="col">State</th>
          <th scope="col">
            <span className="sr-only">Close or sell again</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const name = row.label ? `${row.title}, ${row.label}` : row.title;
          return (
            <tr key={row.sku}>
              <th scope="row">
                <a href={`/staff/stock/${row.sku}`} className="link">
                  {name}
                </a>
                <span className="desk-soft block font-normal">{row.sku}</span>
              </th>
              <td className="price" data-name="on hand">
                {row.onHand}
              </td>
              <td className="price" data-name="reserved">
                {row.reserved}
              </td>
              <td className="price" data-name="available">
                {row.available}
              </td>
              <td>
                <StockFlags row={row} />
              </td>
              <td>{mayClose ? <CloseVariant sku={row.sku} name={name} closed={row.closed} /> : null}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
