import 'server-only';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { db } from '@/lib/db/connection';
import { orderLines, orders } from '@/lib/db/schema/orders';
import { shipmentLines, shipments } from '@/lib/db/schema/shipments';
import { backTo, pickedParcels, readFilter } from '@/lib/desk/orders/filter';
import { deskList } from '@/lib/desk/orders/list-store';
import type { Shipment } from '@/lib/orders/parcels/shipments-store';
import type { Order } from '@/lib/orders/store';
import type { Packed } from './packing';

export type ParcelToPrint = { parcel: Shipment; order: Order; lines: Packed[] };

/** Parcels with what goes into them, in the order in which they were asked for. One that is cancelled is left out. */
export async function parcelsById(ids: readonly string[]): Promise<ParcelToPrint[]> {
  if (ids.length === 0) return [];
  const database = await db();
  const found = await database
    .select({ parcel: shipments, order: orders })
    .from(shipments)
    .innerJoin(orders, eq(orders.id, shipments.orderId))
    .where(inArray(shipments.id, [...ids]));
  const lines = await database
    .select({
      shipmentId: shipmentLines.shipmentId,
      position: shipmentLines.position,
      sku: shipmentLines.sku,
      quantity: shipmentLines.quantity,
      title: orderLines.title,
      label: orderLines.label,
      storage: orderLines.storage,
    })
    .from(shipmentLines)
    .innerJoin(shipments, eq(shipments.id, shipmentLines.shipmentId))
    .innerJoin(
      orderLines,
      and(eq(orderLines.orderId, shipments.orderId), eq(orderLines.position, shipmentLines.position)),
    )
    .where(inArray(shipmentLines.shipmentId, [...ids]))
    .orderBy(asc(shipmentLines.position));
  const place = new Map(ids.map((id, index) => [id, index]));
  return found
    .filter(({ parcel, order }) => parcel.status !== 'cancelled' && order.status === 'paid')
    .toSorted((a, b) => (place.get(a.parcel.id) ?? 0) - (place.get(b.parcel.id) ?? 0))
    .map(({ parcel, order }) => ({
      parcel,
      order,
      lines: lines.filter(({ shipmentId }) => shipmentId === parcel.id),
    }));
}

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
