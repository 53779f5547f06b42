import 'server-only';
import { randomUUID } from 'node:crypto';
import { moveStock } from '@/lib/catalogue/ledger-store';
import type { Tx } from '@/lib/db/connection';
import { shipmentLines, shipments } from '@/lib/db/schema/shipments';
import { linesOf, type Order, type OrderLine } from '../store';

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

type Pieces = readonly { position: number; quantity: number }[];

/** Puts pieces of an order back on the shelf, or takes them off it again, in SKU order as every change of stock is made. */
export async function restock(
  tx: Tx,
  { orderId, note, staffId }: { orderId: string; note: string; staffId: string | null },
  pieces: Pieces,
): Promise<void> {
  const lines = await linesOf(tx, orderId);
  const back = pieces.flatMap(({ position, quantity }) => {
    const line = lines.find((one) => one.position === position);
    return line && quantity !== 0 ? [{ sku: line.sku, quantity }] : [];
  });
  for (const { sku, quantity } of back.toSorted((a, b) => (a.sku < b.sku ? -1 : 1)))
    await moveStock(tx, { id: randomUUID(), sku, change: quantity, reason: 'return', note, orderId, staffId });
}
