import 'server-only';
import { eq } from 'drizzle-orm';
import { type Recording, type Tx, transaction } from '@/lib/db/connection';
import { shipmentLines, shipments } from '@/lib/db/schema/shipments';
import { recordEvent } from '@/lib/orders/events/events-store';
import { lockOrder, stepOrder, stepParcels } from '@/lib/orders/life-store';
import { callResendsBack } from '@/lib/orders/parcels/resends-store';
import { restock } from '@/lib/orders/parcels/shipments-store';
import { shelveTakenOut } from '@/lib/orders/parcels/take-out-store';
import { disputeState } from '@/lib/orders/refunds/disputes-store';
import { leftOfPayment, paymentOf } from '@/lib/orders/refunds/refunds-store';
import { queueMail } from '@/lib/outbox/queue-store';
import { sendRefund } from '@/lib/payments/refunds/refund-store';
import { type RefundAsk, writeRefund } from '@/lib/payments/refunds/row-store';
import { type Result, refused } from '@/lib/result';
import { nowDate } from '@/lib/time/clock';
import { whyNoCancelling } from './put-right';
import { justPacked } from './withdrawal/withdrawal';

export type CancelAsk = Pick<RefundAsk, 'id' | 'orderId' | 'reason' | 'restock' | 'by' | 'overCap'>;

/** Takes back what has been written by then. */
class NotCancelled extends Error {}

/**
 * Cancels a paid order that has not been sent: its parcel is not packed any more, everything that is left of the
 * payment goes back, and the goods go back on the shelf if wanted. Asked twice under one id it is done once.
 */
export async function cancelOrder(ask: CancelAsk, record?: Recording): Promise<Result> {
  try {
    await transaction(async (tx) => {
      const cancelled = await cancel(tx, ask, record);
      if (!cancelled.ok) throw new NotCancelled(cancelled.message);
    });
  } catch (error) {
    if (error instanceof NotCancelled) return refused(error.message);
    throw error;
  }
  await sendRefund(ask.id);
  return { ok: true };
}

async function cancel(tx: Tx, ask: CancelAsk, record?: Recording): Promise<Result> {
  const order = await lockOrder(tx, ask.orderId);
  if (!order) return refused('There is no such order.');
  if (order.status === 'cancelled') return { ok: true };
  const parcels = await tx.select().from(shipments).where(eq(shipments.orderId, order.id)).for('update');
  const attempt = await paymentOf(tx, order.id);
  const left = attempt ? await leftOfPayment(tx, order, attempt) : null;
  const dispute = await disputeState(tx, order.id);
  const why = whyNoCancelling({ order, parcels, leftPence: left?.totalPence ?? null, dispute });
  if (why) return refused(why);
  // The buyer's page was read before the lock; staff may still unpack a parcel.
  if (ask.by.origin === 'customer' && parcels.some(({ kind, status }) => kind === 'order' && status === 'packed'))
    return refused(justPacked);
  const staffId = ask.by.origin === 'staff' ? ask.by.staffId : null;
  // First, so that its refund takes nothing out of a parcel that ends with it.
  await callResendsBack(tx, order.id, staffId);
  await stepParcels(tx, eq(shipments.orderId, order.id), 'cancel');
  if (left && left.totalPence > 0) {
    const written = await writeRefund(tx, order, { ...ask, of: { kind: 'whole' } });
    if (!written.ok) return written;
  } else {
    // Nothing is owed, for a code paid it all or it went back before; so no letter about a refund says it either.
    await queueMail(tx, { subjectId: order.id, orderId: order.id, kind: 'order-cancelled' });
    const own = parcels.find(({ kind }) => kind === 'order');
    if (ask.restock && own)
      await restock(
        tx,
        { orderId: order.id, note: ask.reason, staffId },
        await tx.select().from(shipmentLines).where(eq(shipmentLines.shipmentId, own.id)),
      );
  }
  // What staff refunded before and did not shelve is shelved by staff only, for a buyer knows nothing of it.
  if (ask.restock && staffId) await shelveTakenOut(tx, order, { note: ask.reason, staffId });
  await stepOrder(tx, order, 'cancel', { cancelledAt: nowDate() });
  await recordEvent(tx, { orderId: order.id, kind: 'cancelled', staffId, detail: { reason: ask.reason } });
  await record?.(tx);
  return { ok: true };
}
