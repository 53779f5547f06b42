import 'server-only';
import { and, asc, eq, gt, inArray, ne, or, sql } from 'drizzle-orm';
import type { Tx } from '@/lib/db/connection';
import { orderLines } from '@/lib/db/schema/orders';
import { refundLines, refunds } from '@/lib/db/schema/payments';
import { shipmentLines, shipments } from '@/lib/db/schema/shipments';
import { stock } from '@/lib/db/schema/stock';
import { recordEvent } from '../events/events-store';
import { among, notSent } from '../life';
import { type LockedOrder, stepParcels } from '../life-store';
import type { Refund, RefundLine } from '../refunds/refunds-store';
import { restock, type Shipment } from './shipments-store';

async function lockOwnParcel(tx: Tx, orderId: string): Promise<Shipment | null> {
  const [own] = await tx
    .select()
    .from(shipments)
    .where(and(eq(shipments.orderId, orderId), eq(shipments.kind, 'order')))
    .for('update');
  return own ?? null;
}

const linesOfRefund = (tx: Tx, refundId: string): Promise<RefundLine[]> =>
  tx
    .select()
    .from(refundLines)
    .where(and(eq(refundLines.refundId, refundId), gt(refundLines.quantity, 0)))
    .orderBy(asc(refundLines.position));

const setLine = (tx: Tx, { refundId, position }: RefundLine, set: { takenOut: number; shelved: number }) =>
  tx
    .update(refundLines)
    .set(set)
    .where(and(eq(refundLines.refundId, refundId), eq(refundLines.position, position)));

/** A packed parcel whose goods change is one to pack again. */
async function unpack(tx: Tx, order: LockedOrder, own: Shipment, staffId: string | null): Promise<void> {
  if (own.status !== 'packed') return;
  await stepParcels(tx, eq(shipments.id, own.id), 'unpack', { packedAt: null });
  await recordEvent(tx, {
    orderId: order.id,
    kind: 'unpacked',
    staffId,
    detail: { parcel: own.id, kind: own.kind },
  });
}

/**
 * Takes what a refund is for out of its order's parcel, if that has not left, and puts it on the shelf where that was
 * asked for. What a refund that failed has kept out, or has put there, is this one's from now on.
 */
export async function takeOut(tx: Tx, order: LockedOrder, refund: Refund): Promise<void> {
  const wanted = await linesOfRefund(tx, refund.id);
  if (wanted.length === 0) return;
  const own = await lockOwnParcel(tx, order.id);
  const packed =
    own && among(notSent, own.status)
      ? await tx.select().from(shipmentLines).where(eq(shipmentLines.shipmentId, own.id))
      : [];
  const failed = await tx
    .select({ line: refundLines })
    .from(refundLines)
    .innerJoin(refunds, eq(refunds.id, refundLines.refundId))
    .where(
      and(
        eq(refunds.orderId, order.id),
        eq(refunds.status, 'failed'),
        ne(refunds.id, refund.id),
        or(gt(refundLines.takenOut, 0), gt(refundLines.shelved, 0)),
      ),
    );
  const toShelve: { position: number; quantity: number }[] = [];
  for (const line of wanted) {
    const { position, quantity } = line;
    let { takenOut, shelved } = line;
    for (const { line: before } of failed.filter((one) => one.line.position === position)) {
      const moved = {
        takenOut: Math.min(before.takenOut, quantity - takenOut),
        shelved: Math.min(before.shelved, quantity - shelved),
      };
      await setLine(tx, before, {
        takenOut: before.takenOut - moved.takenOut,
        shelved: before.shelved - moved.shelved,
      });
      takenOut += moved.takenOut;
      shelved += moved.shelved;
    }
    const there = packed.find((one) => one.position === position)?.quantity ?? 0;
    const out = Math.min(there, quantity - takenOut);
    if (own && out > 0) await putInParcel(tx, own.id, position, there - out);
    takenOut += out;
    if (refund.restocked && shelved < quantity) {
      toShelve.push({ position, quantity: quantity - shelved });
      shelved = quantity;
    }
    await setLine(tx, line, { takenOut, shelved });
    if (own && out > 0) await unpack(tx, order, own, refund.staffId);
  }
  await restock(tx, { orderId: order.id, note: refund.reason, staffId: refund.staffId }, toShelve);
}

/** What was refunded out of an order's parcel and lies beside the shelf goes back on it, now that nothing of the order is sent. */
export async function shelveTakenOut(
  tx: Tx,
  order: LockedOrder,
  { note, staffId }: { note: string; staffId: string | null },
): Promise<void> {
  const beside = await tx
    .select({ line: refundLines })
    .from(refundLines)
    .innerJoin(refunds, eq(refunds.id, refundLines.refundId))
    .where(and(eq(refunds.orderId, order.id), gt(refundLines.takenOut, refundLines.shelved)));
  for (const { line } of beside) await setLine(tx, line, { takenOut: line.takenOut, shelved: line.takenOut });
  const pieces = beside.map(({ line }) => ({ position: line.position, quantity: line.takenOut - line.shelved }));
  await restock(tx, { orderId: order.id, note, staffId }, pieces);
}

/** So many pieces of a line are in a parcel from now on; none is no line. */
async function putInParcel(tx: Tx, shipmentId: string, position: number, quantity: number): Promise<void> {
  const where = and(eq(shipmentLines.shipmentId, shipmentId), eq(shipmentLines.position, position));
  if (quantity === 0) await tx.delete(shipmentLines).where(where);
  else await tx.update(shipmentLines).set({ quantity }).where(where);
}

/**
 * A refund has failed, so that what it took out of a parcel is owed again. 'back': it is in the parcel again, off the
 * shelf. 'out': it can't be, for the parcel has left or the shelf has none to spare. Null: it had taken nothing out.
 */
export async function bringBack(tx: Tx, order: LockedOrder, refund: Refund): Promise<'back' | 'out' | null> {
  const lines = (await linesOfRefund(tx, refund.id)).filter(({ takenOut }) => takenOut > 0);
  if (lines.length === 0) return null;
  const own = await lockOwnParcel(tx, order.id);
  if (!own || !among(notSent, own.status)) return 'out';
  const bought = await tx.select().from(orderLines).where(eq(orderLines.orderId, order.id));
  const skuOf = new Map(bought.map(({ position, sku }) => [position, sku]));
  const offShelf = lines.map(({ position, takenOut, shelved }) => ({
    position,
    quantity: -Math.min(takenOut, shelved),
  }));
  const wanted = new Map<string, number>();
  for (const { position, quantity } of offShelf) {
    const sku = skuOf.get(position);
    if (sku && quantity < 0) wanted.set(sku, (wanted.get(sku) ?? 0) - quantity);
  }
  if (wanted.size > 0) {
    const shelf = await tx
      .select()
      .from(stock)
      .where(inArray(stock.sku, [...wanted.keys()]))
      .orderBy(asc(stock.sku))
      .for('update');
    if (shelf.some(({ sku, onHand, reserved }) => onHand - reserved < (wanted.get(sku) ?? 0))) return 'out';
  }
  await restock(tx, { orderId: order.id, note: 'Its refund failed', staffId: null }, offShelf);
  for (const line of lines) {
    const { position, takenOut, shelved } = line;
    const sku = skuOf.get(position) ?? '';
    await tx
      .insert(shipmentLines)
      .values({ shipmentId: own.id, position, sku, quantity: takenOut })
      .onConflictDoUpdate({
        target: [shipmentLines.shipmentId, shipmentLines.position],
        set: { quantity: sql`${shipmentLines.quantity} + ${takenOut}` },
      });
    await setLine(tx, line, { takenOut: 0, shelved: shelved - Math.min(takenOut, shelved) });
  }
  await unpack(tx, order, own, null);
  return 'back';
}
