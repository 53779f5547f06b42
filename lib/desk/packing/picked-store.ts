import 'server-only';
import { backTo, pickedParcels, readFilter } from '@/lib/desk/orders/filter';
import { deskList } from '@/lib/desk/orders/list-store';
import { type ParcelToPrint, parcelsById } from './parcels-store';

type Query = Record<string, string | string[] | undefined>;
const most = 500;

/** The parcels that a form of the list means: those ticked, or the whole list that it came from if none is. */
export async function pickedOf(query: Query): Promise<ParcelToPrint[]> {
  const picked = pickedParcels(query);
  return parcelsById(picked.length > 0 ? picked : await wholeList(query));
}

async function wholeList(query: Query): Promise<string[]> {
  const from = typeof query.back === 'string' ? backTo(query.back) : '/staff/orders';
  const filter = readFilter(Object.fromEntries(new URLSearchParams(from.split('?')[1])));
  const { rows } = await deskList({ ...filter, page: 1 }, most);
  return rows.flatMap(({ parcelId }) => parcelId ?? []);
}
