import 'server-only';
import { eq } from 'drizzle-orm';
import Stripe from 'stripe';
import { content } from '@/lib/content/content';
import { db, transaction } from '@/lib/db/connection';
import { orders, paymentAttempts } from '@/lib/db/schema/orders';
import { env } from '@/lib/env';
import { orderUrl, returnUrl } from '@/lib/orders/reference-store';
import { cancelUnpaid, linesOf, type Order } from '@/lib/orders/store';
import { sessionParameters } from './session';
import { settle } from './settle-store';
import { stripe } from './stripe-store';

export type Opened = { ok: true; url: string } | { ok: false; reason: 'stripe-down' | 'no-longer-open' };

async function latestAttempt(orderId: string) {
  const database = await db();
  const [order] = await database.select().from(orders).where(eq(orders.id, orderId));
  const [attempt] = await database.select().from(paymentAttempts).where(eq(paymentAttempts.orderId, orderId));
  return order && attempt ? { order, attempt } : null;
}

/** Opens the payment page of an order, or finds it again: a retry after a crash or a double click replays one session. */
export async function openCheckout(orderId: string): Promise<Opened> {
  const found = await latestAttempt(orderId);
  if (!found) return { ok: false, reason: 'no-longer-open' };
  const { order, attempt } = found;
  if (order.status === 'paid' || order.status === 'processing') return { ok: true, url: orderUrl(order.id) };
  if (order.status !== 'awaiting-payment') return { ok: false, reason: 'no-longer-open' };
  if (attempt.sessionUrl) return { ok: true, url: attempt.sessionUrl };
  try {
    const session = await createSession(order, attempt);
    await (await db())
      .update(paymentAttempts)
      .set({ sessionId: session.id, sessionUrl: session.url, status: 'open' })
      .where(eq(paymentAttempts.id, attempt.id));
    return session.url ? { ok: true, url: session.url } : { ok: false, reason: 'no-longer-open' };
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    console.error('[payments] the session could not be opened', error.type, error.code);
    await giveUp(order.id);
    return { ok: false, reason: 'stripe-down' };
  }
}

async function createSession(order: Order, attempt: { id: string; expiresAtUnix: number }) {
  const lines = await linesOf(await db(), order.id);
  const zone = content().delivery.zones.find(({ id }) => id === order.zone);
  const parameters = sessionParameters({
    orderId: order.id,
    attemptId: attempt.id,
    email: order.email,
    lines,
    delivery: { says: zone?.service ? `${zone.name}, ${zone.service.says}` : order.zone, pence: order.deliveryPence },
    expiresAtUnix: attempt.expiresAtUnix,
    successUrl: returnUrl(order.id),
    cancelUrl: `${env().publicUrl}/basket?payment=cancelled`,
  });
  const { line_items, ...rest } = parameters;
  return stripe().checkout.sessions.create(
    { ...rest, line_items: [...line_items] },
    { idempotencyKey: `attempt:${attempt.id}` },
  );
}

/** Stripe was never reached, or said no: nothing can be paid for this order, so its stock goes back. */
async function giveUp(orderId: string): Promise<void> {
  await transaction(async (tx) => {
    const [order] = await tx.select().from(orders).where(eq(orders.id, orderId)).for('update');
    if (!order) return;
    await cancelUnpaid(tx, order);
    await tx.update(paymentAttempts).set({ status: 'expired' }).where(eq(paymentAttempts.orderId, orderId));
  });
}

/**
 * Closes the payment page of an earlier order before another opens. If it turns out to be paid already, that is said,
 * so that nobody pays twice.
 */
export async function closeEarlier(orderId: string): Promise<'closed' | 'paid'> {
  const found = await latestAttempt(orderId);
  const sessionId = found?.attempt.sessionId;
  if (!found || !sessionId || found.order.status !== 'awaiting-payment')
    return found?.order.status === 'paid' ? 'paid' : 'closed';
  try {
    await stripe().checkout.sessions.expire(sessionId);
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
  }
  return (await settle(sessionId)) === 'paid' ? 'paid' : 'closed';
}
