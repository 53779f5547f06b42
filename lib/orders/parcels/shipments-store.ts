import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Tx } from '@/lib/db/connection';
import { shipmentLines, shipments } from '@/lib/db/schema/shipments';
import type { Order, OrderLine } from '../store';

export type Shipment = typeof shipments.$inferSelect;

/** Puts a paid order among those to pack, as one parcel as cold as its coldest line. Once, however often it is asked. */
export async function openShipment(tx: Tx, order: Order, lines: readonly OrderLine[]): Promise<void> {
  const id = randomUUID();
  const made = await tx
    .insert(shipments)
    .values({
      id,
      orderId: order.id,
      kind: 'order',
      storage: lines.some(({ storage }) => storage === 'chilled') ? 'chilled' : 'ambient',
      zone: order.zone,
      promisedDate: order.promisedDate,
    })
    .onConflictDoNothing()
    .returning({ id: shipments.id });
  if (made.length === 0) return;
  await tx
    .insert(shipmentLines)
    .values(lines.map(({ position, sku, quantity }) => ({ shipmentId: id, position, sku, quantity })));
}
