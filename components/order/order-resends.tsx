import { Panel } from '@/components/ui/panel';
import type { Parcel } from '@/lib/orders/detail-store';
import type { OrderLine } from '@/lib/orders/store';
import { formatLongDate } from '@/lib/time/format';

const says: Record<Parcel['status'], string> = {
  'to-pack': 'We are packing it.',
  packed: 'It is packed.',
  dispatched: 'It is on its way.',
  delivered: 'It is delivered.',
  cancelled: '',
};

/** What is sent once more at no charge, because something was not right with it. */
export function OrderResends({ shipments, lines }: { shipments: readonly Parcel[]; lines: readonly OrderLine[] }) {
  const again = shipments.filter(({ kind, status }) => kind === 'resend' && status !== 'cancelled');
  return again.map((parcel) => (
    <Panel key={parcel.id} aria-label="A second parcel">
      <h2 className="mb-2 text-xl">A second parcel, at no charge</h2>
      <ul className="mb-2">
        {parcel.lines.map(({ position, quantity }) => {
          const line = lines.find((one) => one.position === position);
          return line ? (
            <li key={position} className="font-semibold">
              {quantity} × {line.title}, {line.label}
            </li>
          ) : null;
        })}
      </ul>
      <p>
        {says[parcel.status]}{' '}
        {parcel.promisedDate && parcel.status !== 'delivered'
          ? `It comes on ${formatLongDate(parcel.promisedDate)}.`
          : ''}
      </p>
    </Panel>
  ));
}
