import { type Day, sumOf, type ToPackDay } from '@/lib/desk/reports/overview';
import { formatPence } from '@/lib/money/pence';

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
