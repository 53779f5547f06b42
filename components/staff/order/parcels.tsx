import type { Carrier } from '@/lib/content/schema/delivery';
import { carrierName, trackingUrl } from '@/lib/delivery/tracking';
import type { DeskParcel } from '@/lib/desk/orders/order-store';
import type { Risk } from '@/lib/desk/orders/risk';
import { stateOf } from '@/lib/desk/orders/state';
import { among, notSent } from '@/lib/orders/life';
import { heldWords } from '@/lib/orders/parcels/leaving';
import type { Order, OrderLine } from '@/lib/orders/store';
import { formatLongDate } from '@/lib/time/format';
import { ActForm, actPath, HiddenFields } from '../act-form';
import { Flags } from '../orders/flags';

type Props = {
  order: Order;
  parcels: readonly (DeskParcel & { risk: Risk })[];
  lines: readonly OrderLine[];
  carriers: readonly Carrier[];
};

/** An order's parcels, each with what can be done with it now. */
export function OrderParcels({ order, parcels, lines, carriers }: Props) {
  if (parcels.length === 0) return null;
  return (
    <section className="desk-section" aria-labelledby="parcels">
      <h2 id="parcels">{parcels.length === 1 ? 'Parcel' : 'Parcels'}</h2>
      {parcels.map((parcel) => (
        <div key={parcel.id} className="grid gap-2 text-sm">
          <form method="post" className="grid gap-2">
            <HiddenFields<'orders/pack' | 'orders/delivered'>
              of={{ only: parcel.id, back: `/staff/orders/${order.id}` }}
            />
            <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <p className="font-semibold">
                {parcel.kind === 'order' ? 'The order' : `Sent again: ${parcel.reason ?? ''}`}
              </p>
              <Flags
                state={stateOf({
                  orderStatus: parcel.status === 'cancelled' ? order.status : 'paid',
                  status: parcel.status,
                })}
                row={{ ...parcel, disputed: parcel.held === 'disputed', isGift: false, hasNote: false }}
              />
            </div>
            {parcel.lines.length > 0 ? <p>{contents(parcel, lines)}</p> : null}
            {parcel.promisedDate ? (
              <p className="desk-soft">Promised for {formatLongDate(parcel.promisedDate)}</p>
            ) : null}
            <Tracking parcel={parcel} carriers={carriers} />
            <ParcelActions parcel={parcel} />
          </form>
          {parcel.kind === 'resend' && (parcel.status === 'to-pack' || (parcel.status === 'packed' && parcel.held)) ? (
            <ActForm act="orders/unsend" hidden={{ order: order.id, parcel: parcel.id }}>
              <button type="submit" className="desk-button" data-size="small" data-tone="grave">
                Do not send it again
              </button>
            </ActForm>
          ) : null}
        </div>
      ))}
    </section>
  );
}

const contents = ({ lines: packed }: DeskParcel, lines: readonly OrderLine[]) =>
  packed
    .map(({ position, quantity }) => {
      const line = lines.find((one) => one.position === position);
      return `${quantity} × ${line?.title ?? ''}, ${line?.label ?? ''}`;
    })
    .join('; ');

function Tracking({ parcel, carriers }: { parcel: DeskParcel; carriers: readonly Carrier[] }) {
  if (!parcel.carrier) return null;
  const url = trackingUrl(carriers, parcel.carrier, parcel.trackingNumber);
  const name = carrierName(carriers, parcel.carrier);
  return (
    <p>
      {name}{' '}
      {url ? (
        <a href={url} className="link" rel="noreferrer">
          {parcel.trackingNumber}
        </a>
      ) : (
        (parcel.trackingNumber ?? 'without a number')
      )}
    </p>
  );
}

function ParcelActions({ parcel }: { parcel: DeskParcel }) {
  const waits = among(notSent, parcel.status);
  if (parcel.held && waits) return <p className="desk-error">Not to be packed: {heldWords[parcel.held]}.</p>;
  const query = `only=${parcel.id}`;
  return (
    <p className="desk-tools">
      {parcel.status === 'to-pack' ? (
        <button
          type="submit"
          formAction={actPath('orders/pack')}
          className="desk-button"
          data-tone="primary"
          data-size="small"
        >
          Mark packed
        </button>
      ) : null}
      {parcel.status === 'dispatched' ? (
        <button type="submit" formAction={actPath('orders/delivered')} className="desk-button" data-size="small">
          Mark delivered
        </button>
      ) : null}
      {parcel.status !== 'cancelled' ? (
        <button
          type="submit"
          formAction="/staff/orders/dispatch"
          formMethod="get"
          className="desk-button"
          data-size="small"
        >
          {waits ? 'Dispatch' : 'Correct the tracking'}
        </button>
      ) : null}
      {waits ? (
        <>
          <a href={`/staff/orders/packing-list?${query}`} className="link">
            Packing list
          </a>
          <a href={`/staff/orders/labels?${query}`} className="link">
            Label
          </a>
        </>
      ) : null}
    </p>
  );
}
