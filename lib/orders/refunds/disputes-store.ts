import 'server-only';
import { eq } from 'drizzle-orm';
import type { Tx } from '@/lib/db/connection';
import { disputes } from '@/lib/db/schema/payments';
import type { DisputeState } from './refund';

export type Dispute = typeof disputes.$inferSelect;
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
