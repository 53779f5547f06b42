import type { Carrier } from '@/lib/content/schema/delivery';
import type { ParcelToPrint } from '@/lib/desk/packing/parcels-store';
import type { Draft } from '@/lib/http/form-store';
import { addresseeOf } from '@/lib/orders/addressee';
import { ActForm, fieldsOf } from '../act-form';
import { Said } from '../said';

type Props = {
  parcels: readonly ParcelToPrint[];
  carriers: readonly Pick<Carrier, 'id' | 'name'>[];
  /** Where it goes on afterwards, and where it stands itself. */
  back: string;
  page: string;
  draft: Draft | null;
};

const field = fieldsOf('orders/dispatch');

/** Hands one parcel or many to the carrier, each with its number. */
export function DispatchForm({ parcels, carriers, back, page, draft }: Props) {
  if (parcels.length === 0) return <p>Tick the parcels that go in the list first.</p>;
  const errors = draft?.problem?.fields ?? {};
  return (
    <ActForm act="orders/dispatch" hidden={{ back, page }} className="desk-form">
      <Said done={null} problem={draft?.problem?.message} />
      <p className="desk-field max-w-xs">
        <label htmlFor="carrier">Carrier</label>
        <select
          id="carrier"
          name={field('carrier')}
          defaultValue={draft?.values.carrier ?? parcels[0]?.parcel.carrier ?? carriers[0]?.id}
        >
          {carriers.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </p>
      <p className="text-ink-soft text-sm">
        A parcel without a number goes too; its customer’s letter has no link then.
      </p>
      <ol className="max-w-3xl">
        {parcels.map(({ parcel, order }) => {
          const name = field(`tracking.${parcel.id}`);
          return (
            <li
              key={parcel.id}
              className="grid items-center gap-x-4 border-line border-t py-2 sm:grid-cols-[1fr_16rem]"
            >
              <label htmlFor={name} className="text-sm">
                <strong>{order.number}</strong> <bdi>{addresseeOf(order)}</bdi>, {order.postcode}
              </label>
              <span className="grid gap-1">
                <input
                  id={name}
                  name={name}
                  className="desk-input"
                  placeholder="Tracking number"
                  autoComplete="off"
                  maxLength={60}
                  defaultValue={draft?.values[name] ?? parcel.trackingNumber ?? ''}
                  aria-invalid={errors[name] ? true : undefined}
                  aria-describedby={errors[name] ? `${name}-error` : undefined}
                />
                {errors[name] ? (
                  <span id={`${name}-error`} className="desk-error">
                    {errors[name]}
                  </span>
                ) : null}
              </span>
            </li>
          );
        })}
      </ol>
      <button type="submit" className="desk-button justify-self-start" data-tone="primary">
        {parcels.length === 1 ? 'Mark dispatched' : `Mark ${parcels.length} dispatched`}
      </button>
    </ActForm>
  );
}
