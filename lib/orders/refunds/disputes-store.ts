import 'server-only';
import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import type { Tx } from '@/lib/db/connection';
import { orders } from '@/lib/db/schema/orders';
import { disputes } from '@/lib/db/schema/payments';
import type { DisputeState } from './refund';

export type Dispute = typeof disputes.$inferSelect;
export type Stopped = 'disputed' | 'dispute-lost' | 'refunded' | 'cancelled';
type Reader = Pick<Tx, 'select'>;

/** A buyer's bank is deciding about an order's payment, or has given it back. */
export async function disputeState(executor: Reader, orderId: string): Promise<DisputeState> {
  const of = await executor.select().from(disputes).where(eq(disputes.orderId, orderId));
  if (of.some(({ closedAt }) => closedAt === null)) return 'open';
  return of.some(({ status }) => status === 'lost') ? 'lost' : null;
}

export async function disputesOf(executor: Reader, orderId: string): Promise<Dispute[]> {
  return executor.select().from(disputes).where(eq(disputes.orderId, orderId));
}

/**
 * The orders among these that must not be packed or sent now, and why. A dispute that was won is no reason any more.
 * Whoever packs asks inside the transaction in which it packs.
 */
export async function stoppedOrders(executor: Reader, orderIds: readonly string[]): Promise<Map<string, Stopped>> {
  if (orderIds.length === 0) return new Map();
  const among = [...orderIds];
  const over = await executor
    .select({ id: orders.id, status: orders.status })
    .from(orders)
    .where(and(inArray(orders.id, among), inArray(orders.status, ['refunded', 'cancelled'])));
  const disputed = await executor
    .select({ orderId: disputes.orderId, closedAt: disputes.closedAt })
    .from(disputes)
    .where(and(inArray(disputes.orderId, among), or(isNull(disputes.closedAt), eq(disputes.status, 'lost'))));
  return new Map<string, Stopped>([
    ...over.map(({ id, status }) => [id, status === 'cancelled' ? 'cancelled' : 'refunded'] as const),
    ...disputed.map(({ orderId, closedAt }) => [orderId, closedAt ? 'dispute-lost' : 'disputed'] as const),
  ]);
}
