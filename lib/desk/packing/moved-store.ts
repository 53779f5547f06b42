import 'server-only';
import { eq, inArray } from 'drizzle-orm';
import { db } from '@/lib/db/connection';
import { orders } from '@/lib/db/schema/orders';
import { shipments } from '@/lib/db/schema/shipments';
import type { Moved } from '@/lib/orders/parcels/fulfil-store';
import { heldWords } from '@/lib/orders/parcels/leaving';

const reasons: Partial<Record<Moved, string>> = {
  ...heldWords,
  'not-sent': 'it has not been dispatched yet',
  unknown: 'there is no such parcel',
};

/** What could not be done, each in a sentence with the order's number. The rest was done all the same. */
export async function movedProblems(moved: ReadonlyMap<string, Moved>): Promise<string[]> {
  const failed = [...moved].filter(([, result]) => reasons[result] !== undefined);
  if (failed.length === 0) return [];
  const known = await (await db())
    .select({ id: shipments.id, number: orders.number })
    .from(shipments)
    .innerJoin(orders, eq(orders.id, shipments.orderId))
    .where(
      inArray(
        shipments.id,
        failed.map(([id]) => id),
      ),
    );
  return failed.map(([id, result]) => {
    const number = known.find((one) => one.id === id)?.number ?? 'A parcel';
    return `${number}: ${reasons[result]}.`;
  });
}
