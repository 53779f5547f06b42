import 'server-only';
import { readFilter } from '@/lib/desk/orders/filter';
import { deskList } from '@/lib/desk/orders/list-store';
import { addresseeOf } from '@/lib/orders/addressee';
import { type ExportReader, exportFile } from './export-csv';
import { parcelsById } from './parcels-store';

const most = 2_000;

/** Every parcel that is to be dispatched, packed or not, soonest promised first. */
export async function exportToDispatch(reader: ExportReader): Promise<{ csv: string; count: number }> {
  const ids: string[] = [];
  for (const show of ['packed', 'to-pack'] as const) {
    const { rows } = await deskList(readFilter({ show }), most);
    ids.push(...rows.flatMap(({ parcelId }) => parcelId ?? []));
  }
  const parcels = await parcelsById(ids);
  const csv = exportFile(
    parcels.map(({ parcel, order, lines }) => ({
      number: order.number,
      parcel: parcel.id,
      name: addresseeOf(order),
      address: order.addressLines.join(', '),
      town: order.town,
      postcode: order.postcode,
      phone: order.phone ?? '',
      zone: parcel.zone,
      storage: parcel.storage,
      promised: parcel.promisedDate ?? '',
      contents: lines.map(({ quantity, sku }) => `${quantity} x ${sku}`).join(', '),
      note: order.deliveryNote ?? '',
      carrier: '',
      tracking: '',
    })),
    reader,
  );
  return { csv, count: parcels.length };
}
