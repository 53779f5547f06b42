import 'server-only';
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type Stripe from 'stripe';
import { reserveStock, sellStock } from '@/lib/catalogue/store';
import { type Tx, transaction } from '@/lib/db/connection';
import { alerts, orders, paymentAttempts } from '@/lib/db/schema/orders';
import { env } from '@/lib/env';
import { queueMail } from '@/lib/mail/outbox-store';
import { cancelUnpaid, linesOf, type Order } from '@/lib/orders/store';
import { now } from '@/lib/time/clock';
import { stripe } from './stripe-store';

export type Settled = 'paid' | 'processing' | 'open' | 'cancelled' | 'mismatch' | 'refunded' | 'unknown';

/**
 * The only place where an order becomes paid. Asks Stripe afresh, then decides under the order's lock; called by the
 * webhook, the success page and whoever else wonders, as often as they like.
 */
export async function settle(sessionId: string): Promise<Settled> {
  const session = await stripe().checkout.sessions.retrieve(sessionId);
  const settled = await transaction((tx) => decide(tx, session));
  if (settled === 'refunded') await refundOnce(session);
  return settled;
}

async function decide(tx: Tx, session: Stripe.Checkout.Session): Promise<Settled> {
  const [known] = await tx
    .select({ orderId: paymentAttempts.orderId })
    .from(paymentAttempts)
    .where(eq(paymentAttempts.sessionId, session.id));
  const orderId = known?.orderId ?? session.client_reference_id;
  if (!orderId || !/^[0-9a-f-]{36}$/.test(orderId)) return 'unknown';
  const [order] = await tx.select().from(orders).where(eq(orders.id, orderId)).for('update');
  const [attempt] = await tx.select().from(paymentAttempts).where(eq(paymentAttempts.orderId, orderId)).for('update');
  if (!order || !attempt) return 'unknown';
  const mark = (status: typeof attempt.status) =>
    tx
      .update(paymentAttempts)
      .set({ status, sessionId: session.id, paymentIntentId: intentOf(session) })
      .where(eq(paymentAttempts.id, attempt.id));

  if (session.status === 'open') return 'open';
  if (session.status === 'expired') {
    await cancelUnpaid(tx, order);
    await mark('expired');
    return 'cancelled';
  }
  const wrong = mismatch(session, order);
  if (wrong) {
    await mark('mismatch');
    await raise(tx, 'amount-mismatch', order.id, wrong);
    return 'mismatch';
  }
  if (session.payment_status === 'unpaid') {
    if (order.status === 'awaiting-payment')
      await tx.update(orders).set({ status: 'processing' }).where(eq(orders.id, order.id));
    await mark('processing');
    return 'processing';
  }
  if (order.status === 'paid') return 'paid';
  if (order.status === 'cancelled') {
    const lines = await linesOf(tx, order.id);
    const again = await reserveStock(tx, lines);
    if (!again.ok) {
      await mark('refunding');
      await raise(
        tx,
        'paid-but-sold-out',
        order.id,
        `${again.sku} sold out before the payment arrived; the payment is refunded.`,
      );
      return 'refunded';
    }
  }
  if (order.status === 'refunded') return 'refunded';
  await sellStock(tx, await linesOf(tx, order.id));
  await tx
    .update(orders)
    .set({ status: 'paid', paidAt: new Date(now().epochMilliseconds) })
    .where(eq(orders.id, order.id));
  await mark('paid');
  await queueMail(tx, { subjectId: order.id, kind: 'order-paid', payload: {} });
  return 'paid';
}

const intentOf = ({ payment_intent: intent }: Stripe.Checkout.Session): string | null =>
  typeof intent === 'string' ? intent : (intent?.id ?? null);

/** A payment that is not exactly this order's is never shipped. */
function mismatch(session: Stripe.Checkout.Session, order: Order): string | null {
  const { livemode } = env().stripe;
  if (session.livemode !== livemode || order.livemode !== livemode) return 'test and live payments are mixed';
  if (session.client_reference_id !== order.id) return 'the session names another order';
  if (session.currency !== 'gbp') return `the currency is ${session.currency}`;
  if (session.amount_total !== order.totalPence)
    return `Stripe took ${session.amount_total} pence for an order of ${order.totalPence}`;
  return null;
}

async function raise(tx: Tx, kind: string, orderId: string, detail: string): Promise<void> {
  await tx.insert(alerts).values({ id: randomUUID(), kind, orderId, detail }).onConflictDoNothing();
}

async function refundOnce(session: Stripe.Checkout.Session): Promise<void> {
  const intent = intentOf(session);
  if (intent)
    await stripe().refunds.create({ payment_intent: intent }, { idempotencyKey: `refund-late:${session.id}` });
}
