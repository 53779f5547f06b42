import 'server-only';
import { eq } from 'drizzle-orm';
import Stripe from 'stripe';
import { db, transaction } from '@/lib/db/connection';
import { paymentAttempts, refunds } from '@/lib/db/schema/payments';
import { faultPoint } from '@/lib/fault-point';
import { loggable } from '@/lib/http/loggable';
import { type Pence, toPence } from '@/lib/money/pence';
import { lockOrder } from '@/lib/orders/life-store';
import type { Refund } from '@/lib/orders/refunds/refunds-store';
import { type Result, refused } from '@/lib/result';
import { stripe } from '../stripe-store';
import { learnRefund, refuseRefund } from './news-store';
import { type RefundAsk, writeRefund } from './row-store';

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
  return outcomeOf(ask.id);
}

/** How a refund that is written down stands, for whoever asked for it. */
export async function outcomeOf(refundId: string): Promise<Refunded> {
  const [row] = await (await db()).select().from(refunds).where(eq(refunds.id, refundId));
  if (!row) throw new Error('the refund is gone');
  const status = row.status === 'asked' ? 'pending' : row.status;
  return { ok: true, refundId: row.id, amountPence: toPence(row.amountPence), status };
}

async function find(refundId: string): Promise<{ refund: Refund; intent: string | null } | null> {
  const [row] = await (await db())
    .select({ refund: refunds, intent: paymentAttempts.paymentIntentId })
    .from(refunds)
    .innerJoin(paymentAttempts, eq(paymentAttempts.id, refunds.attemptId))
    .where(eq(refunds.id, refundId));
  return row ?? null;
}

/**
 * Asks Stripe for a refund that is written down. The row's id is the idempotency key, so that asking again after a
 * crash or a lost answer stays one refund. Not reached means that it stays asked, and the reconciler goes on.
 */
export async function sendRefund(refundId: string): Promise<void> {
  const found = await find(refundId);
  if (found?.refund.status !== 'asked') return;
  faultPoint('refund-written');
  const { refund, intent } = found;
  if (!intent) return refuseRefund(refundId, 'the payment has no id at Stripe');
  try {
    const made = await stripe().refunds.create(
      {
        payment_intent: intent,
        amount: refund.amountPence,
        metadata: { order_id: refund.orderId, refund_id: refund.id },
      },
      { idempotencyKey: refund.id },
    );
    faultPoint('refund-made');
    await learnRefund(made);
    faultPoint('refund-learned');
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    console.error('[payments] a refund was not made', loggable(error));
    if (error instanceof Stripe.errors.StripeInvalidRequestError)
      await refuseRefund(refundId, error.code ?? 'refused by Stripe');
  }
}

/** Finishes a refund whose answer never came. Stripe forgets an idempotency key in time, so it is looked for first. */
export async function resumeRefund(refundId: string): Promise<void> {
  const found = await find(refundId);
  if (!found) return;
  const { refund, intent } = found;
  if (refund.stripeRefundId) return learnRefund(await stripe().refunds.retrieve(refund.stripeRefundId));
  if (refund.status !== 'asked') return;
  if (intent)
    for await (const made of stripe().refunds.list({ payment_intent: intent, limit: 100 }))
      if (made.metadata?.refund_id === refundId) return learnRefund(made);
  await sendRefund(refundId);
}
