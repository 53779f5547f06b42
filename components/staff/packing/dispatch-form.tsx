import type { Carrier } from '@/lib/content/schema/delivery';
import type { ParcelToPrint } from '@/lib/desk/packing/parcels-store';
import type { Draft } from '@/lib/http/form-store';
import { Said } from '../said';

type Props = {
  parcels: readonly ParcelToPrint[];
  carriers: readonly Pick<Carrier, 'id' | 'name'>[];
  /** Where it goes on afterwards, and where it stands itself. */
  back: string;
  page: string;
  draft: Draft | null;
};

/** Hands one parcel or many to the carrier, each with its number. */
export function DispatchForm({ parcels, carriers, back, page, draft }: Props) {
  if (parcels.length === 0) return <p>Tick the parcels that go in the list first.</p>;
  const errors = draft?.problem?.fields ?? {};
  return (
    <form method="post" action="/api/staff/orders/dispatch" className="desk-form">
      <Said done={null} problem={draft?.problem?.message} />
      <input type="hidden" name="back" value={back} />
      <input type="hidden" name="page" value={page} />
      <p className="desk-field max-w-xs">
        <label htmlFor="carrier">Carrier</label>
        <select
          id="carrier"
          name="carrier"
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
          const field = `tracking.${parcel.id}`;
          return (
            <li
              key={parcel.id}
              className="grid items-center gap-x-4 border-line border-t py-2 sm:grid-cols-[1fr_16rem]"
            >
              <label htmlFor={field} className="text-sm">
                <strong>{order.number}</strong> {order.name}, {order.postcode}
              </label>
              <span className="grid gap-1">
                <input
                  id={field}
                  name={field}
                  className="desk-input"
                  placeholder="Tracking number"
                  autoComplete="off"
                  maxLength={60}
                  defaultValue={draft?.values[field] ?? parcel.trackingNumber ?? ''}
                  aria-invalid={errors[field] ? true : undefined}
                  aria-describedby={errors[field] ? `${field}-error` : undefined}
                />
                {errors[field] ? (
                  <span id={`${field}-error`} className="desk-error">
                    {errors[field]}
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
    </form>
  );
}
