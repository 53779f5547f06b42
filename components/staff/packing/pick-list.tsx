import type { Packed } from '@/lib/desk/packing/packing';

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
