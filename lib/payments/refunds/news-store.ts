import 'server-only';
import { randomUUID } from 'node:crypto';
import { eq, or } from 'drizzle-orm';
import type Stripe from 'stripe';
import { type Tx, transaction } from '@/lib/db/connection';
import { paymentAttempts, refunds } from '@/lib/db/schema/payments';
import { isId } from '@/lib/keys/id';
import { formatPence, toPence, zeroPence } from '@/lib/money/pence';
import { alertIsOver, raiseAlert } from '@/lib/orders/alerts/alerts-store';
import { recordEvent } from '@/lib/orders/events/events-store';
import { among, paymentSteps, refundSteps } from '@/lib/orders/life';
import { type LockedOrder, lockPayment, stepOrder, stepPayment, stepRefund } from '@/lib/orders/life-store';
import { callResendsBack } from '@/lib/orders/parcels/resends-store';
import { bringBack, takeOut } from '@/lib/orders/parcels/take-out-store';
import { refundParts } from '@/lib/orders/refunds/refund';
import { leftOfPayment, type Refund, refundsOfPayment } from '@/lib/orders/refunds/refunds-store';
import { type Attempt, linesOf, type Order } from '@/lib/orders/store';
import { queueMail } from '@/lib/outbox/queue-store';
import { nowDate } from '@/lib/time/clock';
import { insertRefund, told } from './row-store';

export type RefundNews = Pick<
  Stripe.Refund,
  'id' | 'amount' | 'status' | 'metadata' | 'payment_intent' | 'failure_reason' | 'reason'
>;
type Owners = { order: LockedOrder; attempt: Attempt };
type Step = keyof typeof refundSteps;

const steps: Record<string, Step> = {
  pending: 'send',
  requires_action: 'send',
  succeeded: 'succeed',
  failed: 'fail',
  canceled: 'fail',
};

/**
 * Takes in how a refund stands at Stripe, fetched afresh. One made in Stripe's dashboard gets a row here. News that
 * comes twice, late or out of order changes nothing.
 */
export async function learnRefund(news: RefundNews): Promise<void> {
  await transaction(async (tx) => {
    const owners = await lockOwners(tx, news);
    if (!owners) return;
    const row = (await rowOf(tx, news)) ?? (await adopt(tx, owners, news));
    const step = steps[news.status ?? 'pending'] ?? 'send';
    const final = row.status === 'failed' && row.stripeRefundId !== null;
    const goes = !final && among(refundSteps[step].from, row.status);
    const learnt = { stripeRefundId: news.id, failure: news.failure_reason ?? null };
    await become(tx, owners, row, goes ? step : null, learnt);
  });
}

/** Stripe will not make this refund: the amount is open again, and a person is called. */
export async function refuseRefund(refundId: string, why: string): Promise<void> {
  await transaction(async (tx) => {
    const [known] = await tx.select().from(refunds).where(eq(refunds.id, refundId));
    const owners = known && (await lockPayment(tx, { id: known.attemptId, orderId: known.orderId }));
    const [row] = await tx.select().from(refunds).where(eq(refunds.id, refundId));
    if (!owners || row?.status !== 'asked') return;
    await become(tx, owners, row, 'fail', { stripeRefundId: null, failure: why });
  });
}

const goodsWords = {
  back: 'What it was for is in the parcel again. ',
  out: 'What it was for is not in the parcel, and can’t be put there any more. ',
  none: '',
};

type Learnt = Pick<Refund, 'stripeRefundId' | 'failure'>;

async function become(
  tx: Tx,
  { order, attempt }: Owners,
  row: Refund,
  step: Step | null,
  learnt: Learnt,
): Promise<void> {
  const finishedAt = step === 'send' ? null : nowDate();
  await stepRefund(tx, row.id, step, { ...learnt, ...(step ? { finishedAt } : {}) });
  if (!step) return;
  const about = { orderId: order.id, staffId: row.staffId, detail: told(row) };
  if (step === 'fail') {
    await recordEvent(tx, { ...about, kind: 'refund-failed' });
    const goods = goodsWords[(attempt.status === 'paid' && (await bringBack(tx, order, row))) || 'none'];
    const detail = `${formatPence(row.amountPence)} did not go back (${learnt.failure?.replaceAll('_', ' ') ?? 'no reason given'}). ${goods}Refund it again, or another way.`;
    await raiseAlert(tx, { kind: 'refund-failed', subject: row.id, orderId: order.id, detail });
    if (attempt.status === 'refunded') await stepPayment(tx, attempt.id, 'backFails');
    if (attempt.status === 'paid' && order.status === 'refunded') await stepOrder(tx, order, 'refundFails');
    return;
  }
  await alertIsOver(tx, { kind: 'refund-failed', subject: row.id, how: 'It went through' });
  if (row.status === 'failed' && attempt.status === 'paid') await takeOut(tx, order, row);
  // On its way is news enough: with most cards the money arrives days later anyway. Of what the shop gives back by
  // itself, too late or twice, the buyer has had a letter that says why.
  if (row.origin !== 'shop') await queueMail(tx, { subjectId: row.id, orderId: order.id, kind: 'refunded' });
  if (step !== 'succeed') return;
  await recordEvent(tx, { ...about, kind: 'refunded' });
  if (among(paymentSteps.backPaid.from, attempt.status)) await stepPayment(tx, attempt.id, 'backPaid');
  if (attempt.status === 'paid' && order.status === 'paid' && (await isAllBack(tx, order, attempt))) {
    await stepOrder(tx, order, 'refund');
    await callResendsBack(tx, order.id, row.staffId);
  }
}

async function isAllBack(tx: Tx, order: Order, attempt: Attempt): Promise<boolean> {
  const { totalPence } = await leftOfPayment(tx, order, attempt);
  const given = await refundsOfPayment(tx, attempt);
  return totalPence === 0 && given.refunds.every(({ status }) => status === 'succeeded' || status === 'failed');
}

async function rowOf(tx: Tx, { id, metadata }: RefundNews): Promise<Refund | null> {
  const named = metadata?.refund_id ?? '';
  const [row] = await tx
    .select()
    .from(refunds)
    .where(or(eq(refunds.stripeRefundId, id), isId(named) ? eq(refunds.id, named) : undefined));
  return row ?? null;
}

async function lockOwners(tx: Tx, news: RefundNews): Promise<Owners | null> {
  const row = await rowOf(tx, news);
  if (row) return lockPayment(tx, { id: row.attemptId, orderId: row.orderId });
  const { payment_intent: intent } = news;
  const intentId = typeof intent === 'string' ? intent : (intent?.id ?? '');
  const named = typeof intent === 'object' ? (intent?.metadata?.attempt_id ?? '') : '';
  const [attempt] = await tx
    .select({ id: paymentAttempts.id, orderId: paymentAttempts.orderId })
    .from(paymentAttempts)
    .where(or(eq(paymentAttempts.paymentIntentId, intentId), isId(named) ? eq(paymentAttempts.id, named) : undefined));
  return attempt ? lockPayment(tx, attempt) : null;
}

/** A row for a refund that somebody made in Stripe's dashboard, taken off what is left as any amount is. */
async function adopt(tx: Tx, { order, attempt }: Owners, { amount, reason }: RefundNews): Promise<Refund> {
  const facts = {
    id: randomUUID(),
    orderId: order.id,
    attemptId: attempt.id,
    reason: reason ? `In Stripe’s dashboard: ${reason.replaceAll('_', ' ')}` : 'In Stripe’s dashboard',
    origin: 'dashboard',
  } as const;
  const whole = { deliveryPence: zeroPence, vatPence: zeroPence, lines: [] };
  const before = await refundsOfPayment(tx, attempt);
  const left = await leftOfPayment(tx, order, attempt);
  const split = refundParts(
    { kind: 'amount', pence: toPence(Math.min(amount, left.totalPence)) },
    order,
    await linesOf(tx, order.id),
    before.refunds,
    before.refundLines,
  );
  const parts = attempt.status === 'paid' && split.ok ? split.parts : whole;
  const [row] = await insertRefund(tx, facts, { ...parts, amountPence: amount });
  if (!row) throw new Error('the refund was not written');
  return row;
}
