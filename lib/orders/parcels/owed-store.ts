import 'server-only';
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { db, type Tx, transaction } from '@/lib/db/connection';
import { orders } from '@/lib/db/schema/orders';
import { refundLines, refunds } from '@/lib/db/schema/payments';
import { shipments } from '@/lib/db/schema/shipments';
import { notSent } from '../life';
import { type LockedOrder, lockOrder } from '../life-store';
import { callResendsBack } from './resends-store';
import { takeOut } from './take-out-store';

/**
 * A line of a refund that a server of an older release has made: it leaves in the parcel what was refunded, and puts on
 * the shelf what is to be sold again without a note of that. Ours does both with the refund.
 */
const isOwed: SQL = sql`(${refunds.status} <> 'failed' and ((${refunds.restocked} and ${refundLines.shelved} < ${refundLines.quantity})
  or (${refundLines.takenOut} < ${refundLines.quantity} and exists (select 1 from ${shipments} where ${shipments.orderId} = ${refunds.orderId}
    and ${shipments.kind} = 'order' and ${shipments.status} in ${notSent}))))`;

/** Takes out of an order's parcel what such a refund has left there. Whoever packs or sends asks for it first. */
export async function takeOutOwed(tx: Tx, order: LockedOrder): Promise<void> {
  const owed = await tx
    .selectDistinctOn([refunds.id], { refund: refunds })
    .from(refunds)
    .innerJoin(refundLines, eq(refundLines.refundId, refunds.id))
    .where(and(eq(refunds.orderId, order.id), isOwed));
  for (const { refund } of owed) {
    if (refund.restocked)
      await tx
        .update(refundLines)
        .set({ shelved: sql`${refundLines.quantity}` })
        .where(eq(refundLines.refundId, refund.id));
    await takeOut(tx, order, refund);
  }
}

const atOnce = 100;

/** Brings parcels into line with what other releases have refunded or ended beside this one. */
export async function settleParcels(): Promise<{ orders: number }> {
  const database = await db();
  const owed = await database
    .selectDistinct({ id: refunds.orderId })
    .from(refunds)
    .innerJoin(refundLines, eq(refundLines.refundId, refunds.id))
    .where(isOwed)
    .limit(atOnce);
  const ended = await database
    .selectDistinct({ id: orders.id })
    .from(orders)
    .innerJoin(shipments, eq(shipments.orderId, orders.id))
    .where(and(eq(orders.status, 'refunded'), eq(shipments.kind, 'resend'), inArray(shipments.status, notSent)))
    .limit(atOnce);
  const ids = new Set([...owed, ...ended].map(({ id }) => id));
  for (const id of ids)
    await transaction(async (tx) => {
      const order = await lockOrder(tx, id);
      if (!order) return;
      await takeOutOwed(tx, order);
      if (order.status === 'refunded') await callResendsBack(tx, id, null);
    });
  return { orders: ids.size };
}
