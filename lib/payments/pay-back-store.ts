import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { db, type Tx } from '@/lib/db/connection';
import { paymentAttempts, refunds } from '@/lib/db/schema/payments';
import { toPence, zeroPence } from '@/lib/money/pence';
import { recordEvent } from '@/lib/orders/events-store';
import { refundParts } from '@/lib/orders/refund';
import { type Attempt, linesOf, type Order } from '@/lib/orders/store';
import { insertRefund, told } from './refund-row-store';
import { sendRefund } from './refund-send-store';

const reasons = { 'paid twice': 'Paid twice', 'sold out': 'Sold out before the payment came' } as const;

/** Writes down that a payment the shop can't keep goes back as a whole. The caller holds the locks. */
export async function owePayBack(tx: Tx, order: Order, attempt: Attempt, why: keyof typeof reasons): Promise<void> {
  // A second payment is for nothing: no goods, no VAT.
  const nothing = {
    amountPence: toPence(attempt.amountPence),
    deliveryPence: zeroPence,
    vatPence: zeroPence,
    lines: [],
  };
  const whole = why === 'sold out' ? refundParts({ kind: 'whole' }, order, await linesOf(tx, order.id), [], []) : null;
  const [refund] = await insertRefund(
    tx,
    {
      id: randomUUID(),
      orderId: order.id,
      attemptId: attempt.id,
      status: 'asked',
      reason: reasons[why],
      origin: 'shop',
    },
    whole?.ok ? whole.parts : nothing,
  );
  if (refund) await recordEvent(tx, { orderId: order.id, kind: 'refund-asked', detail: told(refund) });
}

/** Asks Stripe for what is owed of a session. Not reached means that it stays owed, and the reconciler goes on. */
export async function finishPayBack(sessionId: string): Promise<void> {
  const owed = await (await db())
    .select({ id: refunds.id })
    .from(refunds)
    .innerJoin(paymentAttempts, eq(paymentAttempts.id, refunds.attemptId))
    .where(and(eq(paymentAttempts.sessionId, sessionId), eq(refunds.status, 'asked')));
  for (const { id } of owed) await sendRefund(id);
}
