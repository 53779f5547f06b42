import 'server-only';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { db } from '@/lib/db/connection';
import { orderLines, orders } from '@/lib/db/schema/orders';
import { shipmentLines, shipments } from '@/lib/db/schema/shipments';
import { backTo, pickedParcels, readFilter } from '@/lib/desk/orders/filter';
import { deskList } from '@/lib/desk/orders/list-store';
import { among, notSent } from '@/lib/orders/life';
import type { Held } from '@/lib/orders/parcels/leaving';
import { heldRow, leavingColumns } from '@/lib/orders/parcels/leaving-store';
import type { Shipment } from '@/lib/orders/parcels/shipments-store';
import type { Order } from '@/lib/orders/store';
import type { Packed } from './packing';

export type ParcelToPrint = { parcel: Shipment; order: Order; lines: Packed[] };
export type LeftOut = { parcel: string; orderId: string; number: string; why: Held | 'sent' };

/** Parcels with what goes into them, in the order in which they were asked for. What is held back is left out. */
export const parcelsById = async (ids: readonly string[]): Promise<ParcelToPrint[]> =>
  (await readParcels(ids)).filter(({ held }) => held === null);

async function readParcels(ids: readonly string[]): Promise<(ParcelToPrint & { held: Held | null })[]> {
  if (ids.length === 0) return [];
  const database = await db();
  const found = await database
    .select({ parcel: shipments, order: orders, ...leavingColumns })
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
    .toSorted((a, b) => (place.get(a.parcel.id) ?? 0) - (place.get(b.parcel.id) ?? 0))
    .map(({ parcel, order, ...facts }) => ({
      parcel,
      order,
      held: heldRow({ orderStatus: order.status, totalPence: order.totalPence, status: parcel.status, ...facts }),
      lines: lines.filter(({ shipmentId }) => shipmentId === parcel.id),
    }));
}

type Query = Record<string, string | string[] | undefined>;
const most = 500;

/**
 * What is to be printed for the parcels that a form of the list means: those ticked, or the whole list that it came from
 * if none is. Of those that do not leave, or have left, nothing is printed; it is said why.
 */
export async function pickedOf(query: Query): Promise<{ leaving: ParcelToPrint[]; held: LeftOut[] }> {
  const picked = pickedParcels(query);
  const found = await readParcels(picked.length > 0 ? picked : await wholeList(query));
  const held = found.flatMap(({ parcel, order, held: why }): LeftOut[] => {
    const out = why ?? (among(notSent, parcel.status) ? null : 'sent');
    return out ? [{ parcel: parcel.id, orderId: order.id, number: order.number, why: out }] : [];
  });
  return { leaving: found.filter(({ parcel }) => held.every((out) => out.parcel !== parcel.id)), held };
}

async function wholeList(query: Query): Promise<string[]> {
  const from = typeof query.back === 'string' ? backTo(query.back) : '/staff/orders';
  const filter = readFilter(Object.fromEntries(new URLSearchParams(from.split('?')[1])));
  const { rows } = await deskList({ ...filter, page: 1 }, most);
  return rows.flatMap(({ parcelId }) => parcelId ?? []);
}
