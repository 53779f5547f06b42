import 'server-only';
import { eq, or } from 'drizzle-orm';
import type Stripe from 'stripe';
import { reserveStock } from '@/lib/catalogue/store';
import { type Tx, transaction } from '@/lib/db/connection';
import { paymentAttempts } from '@/lib/db/schema/payments';
import { env } from '@/lib/env';
import { faultPoint } from '@/lib/fault-point';
import { isId } from '@/lib/keys/id';
import { type AlertKind, raiseAlert } from '@/lib/orders/alerts/alerts-store';
import { recordEvent } from '@/lib/orders/events/events-store';
import type { paymentSteps } from '@/lib/orders/life';
import { becomePaid, cancelUnpaid, lockPayment, stepOrder, stepPayment } from '@/lib/orders/life-store';
import { latestAttempt, linesOf } from '@/lib/orders/store';
import { queueMail } from '@/lib/outbox/queue-store';
import { finishPayBack, owePayBack } from './refunds/pay-back-store';
import { intentOf, mismatch, paymentFailed } from './session';
import { stripe } from './stripe-store';

export type Settled = 'paid' | 'processing' | 'open' | 'cancelled' | 'mismatch' | 'refunded' | 'unknown';

/**
 * The only place where an order becomes paid. Asks Stripe afresh, then decides under the order's lock; called by the
 * webhook, the success page and whoever else wonders, as often as they like.
 */
export async function settle(sessionId: string): Promise<Settled> {
  const session = await stripe().checkout.sessions.retrieve(sessionId, { expand: ['payment_intent'] });
  faultPoint('session-fetched');
  const settled = await transaction((tx) => decide(tx, session));
  if (settled === 'paid') faultPoint('paid');
  if (settled === 'refunded') await finishPayBack(session.id);
  return settled;
}

/** The order and the attempt that a session belongs to, locked in that order. */
async function lockOwners(tx: Tx, session: Stripe.Checkout.Session): ReturnType<typeof lockPayment> {
  const named = session.metadata?.attempt_id ?? '';
  const [known] = await tx
    .select({ id: paymentAttempts.id, orderId: paymentAttempts.orderId })
    .from(paymentAttempts)
    .where(
      // The server may have died between opening the session and writing down its id.
      or(eq(paymentAttempts.sessionId, session.id), isId(named) ? eq(paymentAttempts.id, named) : undefined),
    );
  return known ? lockPayment(tx, known) : null;
}

async function decide(tx: Tx, session: Stripe.Checkout.Session): Promise<Settled> {
  const owners = await lockOwners(tx, session);
  if (!owners) return 'unknown';
  const { order, attempt } = owners;
  const mark = async (step: keyof typeof paymentSteps) => {
    const learnt = { sessionId: session.id, paymentIntentId: intentOf(session) };
    if (await stepPayment(tx, attempt.id, step, learnt)) return;
    throw new Error(`a payment that is ${attempt.status} can't take the step ${step}`);
  };
  const giveUp = async () => {
    await mark('expire');
    const latest = await latestAttempt(tx, order.id);
    if (latest?.id === attempt.id) await cancelUnpaid(tx, order);
  };

  if (session.status === 'open') return 'open';
  if (attempt.status === 'paid') return 'paid';
  if (attempt.status === 'refunding' || attempt.status === 'refunded') return 'refunded';
  // A person knows; what is wrong with it stays wrong.
  if (attempt.status === 'mismatch') return 'mismatch';
  if (session.status === 'expired') {
    await giveUp();
    return 'cancelled';
  }
  const wrong = mismatch(session, order, env().stripe.livemode);
  if (wrong) {
    await mark('mismatch');
    await raise(tx, 'amount-mismatch', order.id, wrong);
    return 'mismatch';
  }
  if (session.payment_status === 'unpaid' && paymentFailed(session)) {
    await giveUp();
    await writeAbout(tx, order.id, 'payment-failed');
    return 'cancelled';
  }
  if (session.payment_status === 'unpaid') {
    await mark('await');
    if (order.status === 'awaiting-payment') {
      await stepOrder(tx, order, 'await');
      await recordEvent(tx, { orderId: order.id, kind: 'processing' });
      await writeAbout(tx, order.id, 'order-received');
    }
    return 'processing';
  }
  if (order.paidAt || order.status === 'refunded') {
    await mark('payBack');
    await owePayBack(tx, order, attempt, 'paid twice');
    await raise(tx, 'paid-twice', order.id, `${session.id} paid an order that was paid before; it is refunded.`);
    await writeAbout(tx, order.id, 'paid-twice');
    return 'refunded';
  }
  const lines = await linesOf(tx, order.id);
  const reserved = order.status === 'cancelled' ? await reserveStock(tx, lines) : { ok: true as const };
  if (!reserved.ok) {
    await mark('payBack');
    await owePayBack(tx, order, attempt, 'sold out');
    await stepOrder(tx, order, 'sellOut');
    await raise(tx, 'paid-but-sold-out', order.id, `${reserved.sku} sold out before the payment came; it is refunded.`);
    await writeAbout(tx, order.id, 'paid-but-sold-out');
    return 'refunded';
  }
  await becomePaid(tx, order, lines);
  await mark('pay');
  faultPoint('paid-not-committed');
  return 'paid';
}

const writeAbout = (tx: Tx, orderId: string, kind: string): Promise<void> =>
  queueMail(tx, { subjectId: orderId, orderId, kind });

const raise = (tx: Tx, kind: AlertKind, orderId: string, detail: string): Promise<void> =>
  raiseAlert(tx, { kind, subject: orderId, orderId, detail });
