import type { DeskRow } from '@/lib/desk/orders/list-store';
import { stateOf } from '@/lib/desk/orders/state';
import { formatPence } from '@/lib/money/pence';
import { actPath, fieldsOf } from '../act-form';
import { Flags } from './flags';

type Props = { row: DeskRow & { zoneName: string; leaves: string | null }; tickable: boolean };

const field = fieldsOf('orders/pack');

/** One parcel, or an order that has none yet, in the desk's list. */
export function DeskRowItem({ row, tickable }: Props) {
  const { orderId, parcelId, number, kind, name, town, postcode, zoneName, leaves, items, totalPence } = row;
  const ticks = tickable && parcelId !== null;
  const packs = ticks && row.status === 'to-pack' && row.held === null;
  return (
    <li className="desk-row" data-row={parcelId ?? orderId}>
      {ticks ? (
        <label className="desk-tick">
          <input type="checkbox" name={field(`parcel.${parcelId}`)} aria-label={`Tick ${number}`} />
        </label>
      ) : (
        <span className="desk-tick" />
      )}
      <a href={`/staff/orders/${orderId}`} className="link" data-open>
        {number}
        {kind === 'resend' ? ' again' : ''}
      </a>
      <p className="desk-who desk-clip">
        <bdi>{name}</bdi>, <bdi className="desk-soft">{`${town} ${postcode}`}</bdi>
      </p>
      <p className="desk-where desk-clip">
        {zoneName}
        {leaves ? <span className="desk-soft">, {leaves}</span> : null}
      </p>
      <p className="desk-amount price desk-soft">
        {ticks ? `${items} ${items === 1 ? 'piece' : 'pieces'}` : formatPence(totalPence)}
      </p>
      <Flags state={stateOf(row)} row={row} />
      <p className="desk-act">
        {packs ? (
          <button
            type="submit"
            className="desk-button"
            data-size="small"
            data-pack
            formAction={actPath('orders/pack')}
            formMethod="post"
            name={field('only')}
            value={parcelId}
            aria-label={`Packed: ${number}`}
          >
            Packed
          </button>
        ) : null}
      </p>
    </li>
  );
}
