import type { Packed } from '@/lib/desk/packing/packing';
import { labelLines } from '@/lib/desk/packing/packing';
import { formatLongDate } from '@/lib/time/format';

type Props = {
  parcel: {
    kind: 'order' | 'resend';
    storage: 'chilled' | 'ambient';
    promisedDate: string | null;
    reason: string | null;
  };
  order: {
    number: string;
    name: string;
    recipientName: string | null;
    addressLines: string[];
    town: string;
    postcode: string;
    orderNote: string | null;
    giftMessage: string | null;
    dayChosen: boolean;
    deliveryNote: string | null;
  };
  lines: readonly Packed[];
  zone: string;
  /** Others that go to the same address on the same day. */
  along: readonly string[];
};

/** One parcel on the packing list. No prices, because it may go along with a gift. */
export function PackingParcel({ parcel, order, lines, zone, along }: Props) {
  const words = [
    { heading: 'For us', text: order.orderNote },
    { heading: 'Gift message, to write on a card', text: order.giftMessage },
    { heading: 'For the carrier', text: order.deliveryNote },
    { heading: 'Same address, same day', text: along.join(', ') },
    { heading: 'Sent again', text: parcel.kind === 'resend' ? parcel.reason : null },
  ];
  return (
    <article className="packing-parcel" aria-label={order.number}>
      <h2 className="flex flex-wrap justify-between gap-x-6 text-xl">
        <span>
          {order.number}
          {parcel.kind === 'resend' ? ' again' : ''}
        </span>
        <span>{parcel.storage === 'chilled' ? 'Keep chilled' : 'Ambient'}</span>
      </h2>
      <p className="text-sm">
        <bdi>{labelLines(order).join(', ')}</bdi>. {zone}
        {parcel.promisedDate ? `, promised for ${formatLongDate(parcel.promisedDate)}` : ''}
        {order.dayChosen && parcel.kind === 'order' ? ', which the buyer chose: not to arrive sooner' : ''}.
      </p>
      <ul className="grid gap-1">
        {lines.map(({ sku, title, label, quantity }) => (
          <li key={sku} className="flex gap-3">
            <span className="packing-box" aria-hidden="true" />
            <span>
              <strong>{quantity} ×</strong> {title}, {label} <span className="desk-soft">{sku}</span>
            </span>
          </li>
        ))}
      </ul>
      {words.map(({ heading, text }) =>
        text ? (
          <div key={heading}>
            <h3 className="text-base">{heading}</h3>
            <p className="packing-words" dir="auto">
              {text}
            </p>
          </div>
        ) : null,
      )}
    </article>
  );
}

/** What to fetch for all the parcels together, before the first is packed. */
export function PickList({ picked, parcels }: { picked: readonly Packed[]; parcels: number }) {
  return (
    <section aria-labelledby="fetch" className="grid gap-2">
      <h2 id="fetch" className="text-xl">
        To fetch for {parcels === 1 ? 'one parcel' : `${parcels} parcels`}
      </h2>
      <table className="desk-table">
        <tbody>
          {picked.map(({ sku, title, label, quantity, storage }) => (
            <tr key={sku}>
              <th scope="row" className="price">
                {quantity} ×
              </th>
              <td>
                {title}, {label}
              </td>
              <td>{storage === 'chilled' ? 'Chilled' : 'Ambient'}</td>
              <td className="whitespace-nowrap">{sku}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
