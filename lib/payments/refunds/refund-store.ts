import 'server-only';
import { eq } from 'drizzle-orm';
import { db, transaction } from '@/lib/db/connection';
import { refunds } from '@/lib/db/schema/payments';
import type { Pence } from '@/lib/money/pence';
import { toPence } from '@/lib/money/pence';
import { lockOrder } from '@/lib/orders/life-store';
import { type Result, refused } from '@/lib/result';
import { type RefundAsk, writeRefund } from './row-store';
import { sendRefund } from './send-store';

export type { RefundAsk } from './row-store';
export type Refunded = Result<{ refundId: string; amountPence: Pence; status: 'pending' | 'succeeded' | 'failed' }>;

/**
 * Gives money back: the row first, capped under the order's lock at what is left, then Stripe. 'pending': on its way,
 * or Stripe was not reached and will be. Asked twice under one id it is one refund.
 */
export async function refund(ask: RefundAsk): Promise<Refunded> {
  const written = await transaction(async (tx) => {
    const order = await lockOrder(tx, ask.orderId);
    return order ? writeRefund(tx, order, ask) : refused('There is no such order.');
  });
  if (!written.ok) return written;
  await sendRefund(ask.id);
  const [row] = await (await db()).select().from(refunds).where(eq(refunds.id, ask.id));
  if (!row) throw new Error('the refund is gone');
  const status = row.status === 'asked' ? 'pending' : row.status;
  return { ok: true, refundId: row.id, amountPence: toPence(row.amountPence), status };
}
