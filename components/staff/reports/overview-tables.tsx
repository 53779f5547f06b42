import { Temporal } from 'temporal-polyfill';
import { type Day, sumOf, type ToPackDay } from '@/lib/desk/reports/overview';
import type { Seller } from '@/lib/desk/reports/overview-store';
import { formatPence } from '@/lib/money/pence';
import { formatDay } from '@/lib/time/london';

/** The plots' own numbers, the latest day first. */
export function DaysTable({ days }: { days: readonly Day[] }) {
  const [taken, givenBack] = [sumOf(days, 'takenPence'), sumOf(days, 'givenBackPence')];
  return (
    <table className="desk-table max-w-3xl">
      <caption className="sr-only">Orders and money by day</caption>
      <thead>
        <tr>
          <th scope="col">Day</th>
          {['Orders', 'Taken', 'Given back', 'Left'].map((name) => (
            <th key={name} scope="col" className="price max-sm:whitespace-normal">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.toReversed().map(({ day, orders, takenPence, givenBackPence }) => (
          <tr key={day}>
            <th scope="row" className="whitespace-nowrap">
              {formatDay(Temporal.PlainDate.from(day))}
            </th>
            <td className="price">{orders}</td>
            <td className="price">{formatPence(takenPence)}</td>
            <td className="price">{formatPence(givenBackPence)}</td>
            <td className="price">{formatPence(takenPence - givenBackPence)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Together</th>
          <td className="price">{sumOf(days, 'orders')}</td>
          <td className="price">{formatPence(taken)}</td>
          <td className="price">{formatPence(givenBack)}</td>
          <td className="price">{formatPence(taken - givenBack)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

export function SellersTable({ sellers }: { sellers: readonly Seller[] }) {
  if (sellers.length === 0) return <p className="text-sm">Nothing has been sold in these days.</p>;
  return (
    <table className="desk-table">
      <caption className="sr-only">What sold most</caption>
      <thead>
        <tr>
          <th scope="col">Variant</th>
          <th scope="col" className="price">
            Sold
          </th>
          <th scope="col" className="price">
            For
          </th>
        </tr>
      </thead>
      <tbody>
        {sellers.map(({ sku, title, label, sold, pence }) => (
          <tr key={sku}>
            <th scope="row">
              <a href={`/staff/stock/${sku}`} className="link">
                {title}, {label}
              </a>
            </th>
            <td className="price">{sold}</td>
            <td className="price">{formatPence(pence)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Props = { days: readonly Day[]; waiting: readonly ToPackDay[] };

/** What somebody wants to know at a glance. */
export function OverviewFigures({ days, waiting }: Props) {
  const today = days.at(-1);
  const late = sumOf(waiting, 'late');
  const figures = [
    { name: 'Orders today', says: String(today?.orders ?? 0) },
    { name: 'Taken today', says: formatPence(today?.takenPence ?? 0) },
    { name: `Taken in ${days.length} days`, says: formatPence(sumOf(days, 'takenPence')) },
    { name: `Given back in ${days.length} days`, says: formatPence(sumOf(days, 'givenBackPence')) },
    {
      name: 'Parcels to send',
      says: String(sumOf(waiting, 'onTime') + sumOf(waiting, 'atRisk') + late),
      href: '/staff/orders',
    },
    { name: 'Late', says: String(late), href: '/staff/orders', grave: late > 0 },
  ];
  return (
    <dl className="overview-figures">
      {figures.map(({ name, says, href, grave }) => (
        <div key={name} data-tone={grave ? 'problem' : undefined}>
          <dt>{href ? <a href={href}>{name}</a> : name}</dt>
          <dd className="price">{says}</dd>
        </div>
      ))}
    </dl>
  );
}
