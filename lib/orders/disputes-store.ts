import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '@/lib/db/connection';
import { disputes } from '@/lib/db/schema/payments';

/** A buyer's bank is deciding about an order's payment. */
export async function isDisputed(executor: Pick<Tx, 'select'>, orderId: string): Promise<boolean> {
  const open = await executor
    .select({ id: disputes.id })
    .from(disputes)
    .where(and(eq(disputes.orderId, orderId), isNull(disputes.closedAt)));
  return open.length > 0;
}
