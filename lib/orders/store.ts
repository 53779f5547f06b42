import 'server-only';
import { asc, desc, eq } from 'drizzle-orm';
import { db, type Tx } from '@/lib/db/connection';
import { orderLines, orders } from '@/lib/db/schema/orders';
import { paymentAttempts } from '@/lib/db/schema/payments';
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
