import type { ReactNode } from 'react';
import { formatPence } from '@/lib/money/pence';
import type { Receipt, Split } from '@/lib/orders/receipt';
import { dateInLondon, formatLongDate } from '@/lib/time/format';

type Shown = { receipt: Receipt };

/** What was sold: each line without VAT, its VAT, and with it; then delivery. */
export function LineTable({ receipt: { lines, delivery, total }, discount }: Shown & { discount: string | null }) {
  const discounted = lines.some(({ discountPence }) => discountPence > 0);
  return (
    <Table name="What was sold" heads={['Goods', 'Each', 'VAT rate', 'Without VAT', 'VAT', 'With VAT']}>
      {lines.map((line) => (
        <tr key={line.says}>
          <th scope="row" className="min-w-24 font-normal sm:min-w-36">
            {line.quantity} × {line.says}
            <span className="block text-ink-soft text-sm sm:hidden">
              {formatPence(line.unitPence)} each, VAT {line.rate}
            </span>
            {line.discountPence > 0 ? (
              <span className="block text-ink-soft text-sm">less {formatPence(line.discountPence)} discount</span>
            ) : null}
          </th>
          <td className={`price text-right ${wide}`}>{formatPence(line.unitPence)}</td>
          <td className={wide}>{line.rate}</td>
          <Amounts of={line} />
        </tr>
      ))}
      <tr>
        <th scope="row" className="min-w-24 font-normal sm:min-w-36">
          Delivery
        </th>
        <td className={wide} />
        <td className={wide}>{delivery.grossPence > 0 ? 'as the goods' : ''}</td>
        <Amounts of={delivery} />
      </tr>
      <tr className="font-semibold">
        <th scope="row">Total{discounted && discount ? `, code ${discount} taken off` : ''}</th>
        <td className={wide} />
        <td className={wide} />
        <Amounts of={total} />
      </tr>
    </Table>
  );
}

export function RateTable({ receipt: { rates } }: Shown) {
  return (
    <Table name="VAT by rate, delivery included" heads={['Rate', 'Without VAT', 'VAT', 'With VAT']}>
      {rates.map((row) => (
        <tr key={row.rate}>
          <th scope="row" className="min-w-24 font-normal sm:min-w-36">
            {row.rate}
          </th>
          <Amounts of={row} />
        </tr>
      ))}
    </Table>
  );
}

/** What went back, as credit, and what is left of the whole. */
export function CreditTable({ receipt: { credits, balance } }: Shown) {
  return (
    <Table name="Credit" heads={['Refunded', 'Without VAT', 'VAT', 'With VAT']}>
      {credits.map((credit) => (
        <tr key={credit.id}>
          <th scope="row" className="min-w-24 font-normal sm:min-w-36">
            {formatLongDate(dateInLondon(credit.at))}
            {credit.sent ? '' : ', on its way'}
            <span className="block text-ink-soft text-sm">{credit.items.join(', ')}</span>
          </th>
          <Amounts of={credit} minus />
        </tr>
      ))}
      <tr className="font-semibold">
        <th scope="row">Left after credit</th>
        <Amounts of={balance} />
      </tr>
    </Table>
  );
}

/** On a telephone these stand with the goods instead. */
const wide = 'hidden sm:table-cell';
const onlyWide = new Set(['Each', 'VAT rate']);
const amounts = new Set(['Each', 'Without VAT', 'VAT', 'With VAT']);

function Table({ name, heads, children }: { name: string; heads: readonly string[]; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-scroll" aria-label={name} tabIndex={0}>
      <table>
        <caption className="pb-1 text-left font-semibold">{name}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th
                key={head}
                scope="col"
                className={`${amounts.has(head) ? 'text-right' : ''} ${onlyWide.has(head) ? wide : ''}`}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}

function Amounts({ of, minus = false }: { of: Split; minus?: boolean }) {
  const amount = (pence: number) => (minus && pence > 0 ? `−${formatPence(pence)}` : formatPence(pence));
  return (
    <>
      <td className="price text-right">{amount(of.netPence)}</td>
      <td className="price text-right">{amount(of.vatPence)}</td>
      <td className="price text-right">{amount(of.grossPence)}</td>
    </>
  );
}
