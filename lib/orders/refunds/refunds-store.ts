import 'server-only';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { db, type Tx } from '@/lib/db/connection';
import { paymentAttempts, refundLines, refunds } from '@/lib/db/schema/payments';
import { zeroPence } from '@/lib/money/pence';
import { type Attempt, linesOf, type Order, orderById } from '../store';
import { disputeState } from './disputes-store';
import { type Left, leftToRefund } from './refund';

export type Refund = typeof refunds.$inferSelect;
export type RefundLine = typeof refundLines.$inferSelect;
type Reader = Pick<Tx, 'select'>;

/** Every refund about an order, also of a payment that was one too many, oldest first. */
export async function refundsOf(orderId: string): Promise<{ refund: Refund; lines: RefundLine[] }[]> {
  const database = await db();
  const found = await database
    .select()
    .from(refunds)
    .where(eq(refunds.orderId, orderId))
    .orderBy(asc(refunds.createdAt), asc(refunds.id));
  const lines = await refundLinesOf(database, found);
  return found.map((refund) => ({ refund, lines: lines.filter(({ refundId }) => refundId === refund.id) }));
}

/** The payment that an order lives on; a second one, or one that came too late, is not it. */
export async function paymentOf(executor: Reader, orderId: string): Promise<Attempt | null> {
  const [attempt] = await executor
    .select()
    .from(paymentAttempts)
    .where(and(eq(paymentAttempts.orderId, orderId), eq(paymentAttempts.status, 'paid')));
  return attempt ?? null;
}

/** What of an order's own payment has been given back so far, with what it was for. */
export async function refundsOfPayment(executor: Reader, attempt: Pick<Attempt, 'id'>) {
  const given = await executor.select().from(refunds).where(eq(refunds.attemptId, attempt.id));
  return { refunds: given, refundLines: await refundLinesOf(executor, given) };
}

async function refundLinesOf(executor: Reader, of: readonly Refund[]): Promise<RefundLine[]> {
  if (of.length === 0) return [];
  const ids = of.map(({ id }) => id);
  return executor
    .select()
    .from(refundLines)
    .where(inArray(refundLines.refundId, ids))
    .orderBy(asc(refundLines.refundId), asc(refundLines.position));
}

/** What can still be given back of an order, line by line; null when nothing was paid for it. */
export async function leftOf(orderId: string): Promise<Left | null> {
  const database = await db();
  const order = await orderById(orderId);
  const attempt = order && (await paymentOf(database, orderId));
  return order && attempt ? leftOfPayment(database, order, attempt) : null;
}

export async function leftOfPayment(executor: Reader, order: Order, attempt: Attempt): Promise<Left> {
  const given = await refundsOfPayment(executor, attempt);
  const left = leftToRefund(order, await linesOf(executor, order.id), given.refunds, given.refundLines);
  if ((await disputeState(executor, order.id)) !== 'lost') return left;
  // The bank has it.
  const lines = left.lines.map((line) => ({ ...line, pence: zeroPence }));
  return { totalPence: zeroPence, deliveryPence: zeroPence, lines };
}
