import 'server-only';
import { and, eq, inArray, type SQL } from 'drizzle-orm';
import { giveUseBack, noteUse } from '@/lib/basket/discount-uses-store';
import { releaseStock, sellStock } from '@/lib/catalogue/store';
import type { Tx } from '@/lib/db/connection';
import { orders } from '@/lib/db/schema/orders';
import { paymentAttempts, refunds } from '@/lib/db/schema/payments';
import { shipments } from '@/lib/db/schema/shipments';
import { queueMail } from '@/lib/outbox/queue-store';
import { nowDate } from '@/lib/time/clock';
import { recordEvent } from './events/events-store';
import { among, orderSteps, parcelSteps, paymentSteps, refundSteps, unpaid } from './life';
import { openShipment } from './parcels/shipments-store';
import { type Attempt, linesOf, type Order, type OrderLine } from './store';

const locked = Symbol('locked');
/** An order whose row this transaction holds. Only locking it makes one. */
export type LockedOrder = Order & { readonly [locked]: true };

/** Orders, payments, parcels and stock are locked in this order by everybody, so that nobody waits in a circle. */
export async function lockOrder(tx: Tx, orderId: string): Promise<LockedOrder | null> {
  const [order] = await lockOrders(tx, eq(orders.id, orderId), 1);
  return order ?? null;
}

export async function lockOrders(tx: Tx, which: SQL | undefined, most: number): Promise<LockedOrder[]> {
  const held = await tx.select().from(orders).where(which).limit(most).for('update');
  return held.map((order) => ({ ...order, [locked]: true }));
}

/** A payment and its order. */
export async function lockPayment(
  tx: Tx,
  { id, orderId }: Pick<Attempt, 'id' | 'orderId'>,
): Promise<{ order: LockedOrder; attempt: Attempt } | null> {
  const order = await lockOrder(tx, orderId);
  const [attempt] = await tx.select().from(paymentAttempts).where(eq(paymentAttempts.id, id)).for('update');
  return order && attempt ? { order, attempt } : null;
}

type Besides<Row> = Partial<Omit<Row, 'id' | 'orderId' | 'status'>>;

/** The only writer of an order's status. A step that its state does not allow is a mistake of ours: nothing is written. */
export async function stepOrder(
  tx: Tx,
  { id, status }: LockedOrder,
  step: keyof typeof orderSteps,
  besides: Besides<typeof orders.$inferInsert> = {},
): Promise<void> {
  const { from, to } = orderSteps[step];
  const moved = await tx
    .update(orders)
    .set({ ...besides, status: to })
    .where(and(eq(orders.id, id), inArray(orders.status, from)))
    .returning({ id: orders.id });
  if (moved.length === 0) throw new Error(`an order that is ${status} can't take the step ${step}`);
}

/** Which parcels are meant, and of them those that can take the step. Returns how many took it. */
export async function stepParcels(
  tx: Tx,
  which: SQL,
  step: keyof typeof parcelSteps,
  besides: Besides<typeof shipments.$inferInsert> = {},
): Promise<number> {
  const { from, to } = parcelSteps[step];
  const moved = await tx
    .update(shipments)
    .set({ ...besides, status: to })
    .where(and(which, inArray(shipments.status, from)))
    .returning({ id: shipments.id });
  return moved.length;
}

/** Told again, a payment stays as it is. Returns whether it could take the step. */
export async function stepPayment(
  tx: Pick<Tx, 'update'>,
  attemptId: string,
  step: keyof typeof paymentSteps,
  besides: Besides<typeof paymentAttempts.$inferInsert> = {},
): Promise<boolean> {
  const { from, to } = paymentSteps[step];
  const moved = await tx
    .update(paymentAttempts)
    .set({ ...besides, status: to })
    .where(and(eq(paymentAttempts.id, attemptId), inArray(paymentAttempts.status, [...from, to])))
    .returning({ id: paymentAttempts.id });
  return moved.length > 0;
}

/** A refund on its step, or, without one, with only something else learnt of it. */
export async function stepRefund(
  tx: Tx,
  refundId: string,
  step: keyof typeof refundSteps | null,
  besides: Besides<typeof refunds.$inferInsert>,
): Promise<void> {
  const to = step ? { status: refundSteps[step].to } : {};
  const mayGo = step ? inArray(refunds.status, refundSteps[step].from) : undefined;
  await tx
    .update(refunds)
    .set({ ...besides, ...to })
    .where(and(eq(refunds.id, refundId), mayGo));
}

/** What a paid order sets going: its reservation becomes a sale, its parcel one to pack, its letter one to send. */
export async function becomePaid(tx: Tx, order: LockedOrder, lines: readonly OrderLine[]): Promise<void> {
  const paidAt = nowDate();
  await sellStock(tx, order.id, lines);
  await openShipment(tx, order, lines);
  await recordEvent(tx, { orderId: order.id, kind: 'paid' });
  if (order.discountCode)
    await noteUse(tx, order.discountCode, { orderId: order.id, email: order.email, usedAt: paidAt });
  await stepOrder(tx, order, 'pay', { paidAt, cancelledAt: null });
  await queueMail(tx, { subjectId: order.id, orderId: order.id, kind: 'order-paid' });
}

/** Gives up an order nobody paid: its stock goes back on the shelf and its code counts as unused, once. */
export async function cancelUnpaid(tx: Tx, order: LockedOrder): Promise<void> {
  if (!among(unpaid, order.status)) return;
  await stepOrder(tx, order, 'giveUp', { cancelledAt: nowDate() });
  await recordEvent(tx, { orderId: order.id, kind: 'cancelled' });
  await giveUseBack(tx, order.id);
  await releaseStock(tx, await linesOf(tx, order.id));
}
