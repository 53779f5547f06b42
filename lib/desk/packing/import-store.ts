import 'server-only';
import { eq, inArray } from 'drizzle-orm';
import { db } from '@/lib/db/connection';
import { orders } from '@/lib/db/schema/orders';
import { shipments } from '@/lib/db/schema/shipments';
import { among, notSent } from '@/lib/orders/life';
import { type Moved, markDispatched, type RecordMove } from '@/lib/orders/parcels/fulfil-store';
import { heldWords } from '@/lib/orders/parcels/leaving';
import type { Shipment } from '@/lib/orders/parcels/shipments-store';
import type { LineProblem } from '@/lib/text/csv';
import type { TrackingRow } from './tracking-csv';

export type Imported = { dispatched: number; known: number; problems: LineProblem[] };

const why: Partial<Record<Moved, string>> = {
  ...heldWords,
  unknown: 'there is no such order',
};
const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

/** Dispatches each line's parcel. Lines that can't be are said; the same file read again changes nothing. */
export async function importTracking(
  rows: readonly TrackingRow[],
  staffId: string,
  record?: RecordMove,
): Promise<Imported> {
  const parcels = await parcelsOf([...new Set(rows.map(({ number }) => number))]);
  const imported: Imported = { dispatched: 0, known: 0, problems: [] };
  for (const row of rows) {
    const found = parcelFor(row, parcels.get(row.number) ?? []);
    if (typeof found === 'string') {
      imported.problems.push({ line: row.line, message: found });
      continue;
    }
    const { carrier, trackingNumber } = row;
    const moved = await markDispatched({ shipmentId: found.id, carrier, trackingNumber, staffId, record });
    if (moved === 'known') imported.known += 1;
    else if (moved === 'done') imported.dispatched += 1;
    else imported.problems.push({ line: row.line, message: sentence(why[moved] ?? 'this could not be done') });
    Object.assign(found, { status: 'dispatched', carrier, trackingNumber });
  }
  return imported;
}

async function parcelsOf(numbers: readonly string[]): Promise<Map<string, Shipment[]>> {
  if (numbers.length === 0) return new Map();
  const rows = await (await db())
    .select({ number: orders.number, parcel: shipments })
    .from(shipments)
    .innerJoin(orders, eq(orders.id, shipments.orderId))
    .where(inArray(orders.number, [...numbers]));
  const parcels = new Map<string, Shipment[]>(numbers.map((number) => [number, []]));
  for (const { number, parcel } of rows) parcels.get(number)?.push(parcel);
  return parcels;
}

/** Which of an order's parcels a line means, or why it can't be told. */
function parcelFor({ parcel, carrier, trackingNumber }: TrackingRow, parcels: readonly Shipment[]): Shipment | string {
  const live = parcels.filter(({ id, status }) => status !== 'cancelled' && (!parcel || id === parcel));
  const same = live.find((one) => one.carrier === carrier && one.trackingNumber === trackingNumber);
  if (same) return same;
  const waiting = live.filter(({ status }) => among(notSent, status));
  const [only] = waiting;
  if (only && waiting.length === 1) return only;
  if (waiting.length > 1) return 'This order has more than one parcel to send. Say which in a column called parcel.';
  if (live.length > 0) return 'It was dispatched before with another number. Correct that on the order’s own page.';
  return 'There is no parcel of this order to send.';
}
