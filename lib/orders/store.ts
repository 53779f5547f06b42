import 'server-only';
import { asc, desc, eq } from 'drizzle-orm';
import { giveUseBack } from '@/lib/basket/discount-uses-store';
import { releaseStock } from '@/lib/catalogue/store';
import { db, type Tx } from '@/lib/db/connection';
import { orderLines, orders } from '@/lib/db/schema/orders';
import { paymentAttempts } from '@/lib/db/schema/payments';
import { now } from '@/lib/time/clock';
import { recordEvent } from './events/events-store';
import { hashToken } from './reference-store';

export type Order = typeof orders.$inferSelect;
export type OrderLine = typeof orderLines.$inferSelect;
export type Attempt = typeof paymentAttempts.$inferSelect;
type Reader = Pick<Tx, 'select'>;

export async function orderByToken(
  token: string,
): Promise<{ order: Order; lines: OrderLine[]; attempt: Attempt | null } | null> {
  const database = await db();
  const [order] = await database
    .select()
    .from(orders)
    .where(eq(orders.tokenHash, hashToken(token)));
  if (!order) return null;
  return { order, lines: await linesOf(database, order.id), attempt: await latestAttempt(database, order.id) };
}

export async function orderById(orderId: string): Promise<Order | null> {
  const [order] = await (await db()).select().from(orders).where(eq(orders.id, orderId));
  return order ?? null;
}

export async function linesOf(executor: Reader, orderId: string): Promise<OrderLine[]> {
  return executor.select().from(orderLines).where(eq(orderLines.orderId, orderId)).orderBy(asc(orderLines.position));
}

/** The attempt that counts now; an earlier one can be paid no more, or is paid back. */
export async function latestAttempt(executor: Reader, orderId: string): Promise<Attempt | null> {
  const [attempt] = await executor
    .select()
    .from(paymentAttempts)
    .where(eq(paymentAttempts.orderId, orderId))
    .orderBy(desc(paymentAttempts.number))
    .limit(1);
  return attempt ?? null;
}

/** Gives up an order nobody paid: its stock goes back on the shelf and its code counts as unused, once. The caller holds the order's lock. */
export async function cancelUnpaid(tx: Tx, order: Pick<Order, 'id' | 'status'>): Promise<void> {
  if (order.status !== 'awaiting-payment' && order.status !== 'processing') return;
  const cancelledAt = new Date(now().epochMilliseconds);
  await tx.update(orders).set({ status: 'cancelled', cancelledAt }).where(eq(orders.id, order.id));
  await recordEvent(tx, { orderId: order.id, kind: 'cancelled' });
  await giveUseBack(tx, order.id);
  await releaseStock(tx, await linesOf(tx, order.id));
}
