import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { db, type Tx, transaction } from '@/lib/db/connection';
import { paymentAttempts, refunds } from '@/lib/db/schema/payments';
import { zeroPence } from '@/lib/money/pence';
import { alertIsOver } from '@/lib/orders/alerts/alerts-store';
import { recordEvent } from '@/lib/orders/events/events-store';
import { cancelUnpaid, type LockedOrder, lockPayment, stepPayment } from '@/lib/orders/life-store';
import { refundParts } from '@/lib/orders/refunds/refund';
import { type Attempt, latestAttempt, linesOf } from '@/lib/orders/store';
import { type Result, refused } from '@/lib/result';
import { intentOf } from '../session';
import { stripe } from '../stripe-store';
import { sendRefund } from './refund-store';
import { insertRefund, type RefundAsk, told } from './row-store';

const reasons = { 'paid twice': 'Paid twice', 'sold out': 'Sold out before the payment came' } as const;

/** A payment that is no order's is for nothing: no goods, no VAT. */
const nothing = (amountPence: number) => ({ amountPence, deliveryPence: zeroPence, vatPence: zeroPence, lines: [] });

/** Writes down that a payment the shop can't keep goes back as a whole. */
export async function owePayBack(
  tx: Tx,
  order: LockedOrder,
  attempt: Attempt,
  why: keyof typeof reasons,
): Promise<void> {
  const whole = why === 'sold out' ? refundParts({ kind: 'whole' }, order, await linesOf(tx, order.id), [], []) : null;
  const [refund] = await insertRefund(
    tx,
    {
      id: randomUUID(),
      orderId: order.id,
      attemptId: attempt.id,
      reason: reasons[why],
      origin: 'shop',
    },
    whole?.ok ? whole.parts : nothing(attempt.amountPence),
  );
  if (refund) await recordEvent(tx, { orderId: order.id, kind: 'refund-asked', detail: told(refund) });
}

type PayBackAsk = {
  id: string;
  attemptId: string;
  reason: string;
  staffId: string;
  /** As of any refund: why this much is more than the asker may give; null if it is not. */
  overCap?: RefundAsk['overCap'];
  record?: RefundAsk['record'];
};

/**
 * Staff give back, whole, a payment that is not its order's: one of a wrong amount, or a second one that could not go
 * back by itself. An order that nobody has paid otherwise is given up with it. Asked twice under one id it is one refund.
 */
export async function payBack({ id, attemptId, reason, staffId, overCap, record }: PayBackAsk): Promise<Result> {
  const [known] = await (await db()).select().from(paymentAttempts).where(eq(paymentAttempts.id, attemptId));
  if (!known?.sessionId) return refused('There is no such payment.');
  const session = await stripe().checkout.sessions.retrieve(known.sessionId);
  const amountPence = session.amount_total ?? known.amountPence;
  const owed = await transaction(async (tx): Promise<Result> => {
    const owners = await lockPayment(tx, known);
    const rows = await tx.select().from(refunds).where(eq(refunds.attemptId, attemptId));
    if (rows.some((row) => row.id === id)) return { ok: true };
    const mayGo = owners?.attempt.status === 'mismatch' || owners?.attempt.status === 'refunding';
    if (!owners || !mayGo || rows.some(({ status }) => status !== 'failed'))
      return refused('This payment is its order’s, or is going back already. Refund the order instead.');
    const over = overCap?.(amountPence, 0);
    if (over) return refused(over);
    const { order, attempt } = owners;
    const facts = { id, orderId: order.id, attemptId, reason, origin: 'staff', staffId } as const;
    const [refund] = await insertRefund(tx, facts, nothing(amountPence));
    await stepPayment(tx, attemptId, 'payBack', {
      amountPence,
      paymentIntentId: attempt.paymentIntentId ?? intentOf(session),
    });
    if (refund) await recordEvent(tx, { orderId: order.id, kind: 'refund-asked', staffId, detail: told(refund) });
    const latest = await latestAttempt(tx, order.id);
    if (latest?.id === attemptId) await cancelUnpaid(tx, order);
    await alertIsOver(tx, { kind: 'amount-mismatch', subject: order.id, how: 'Given back', staffId });
    if (refund) await record?.(tx, refund);
    return { ok: true };
  });
  if (owed.ok) await sendRefund(id);
  return owed;
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
