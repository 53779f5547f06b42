import 'server-only';
import Stripe from 'stripe';
import { type BasketLine, sameLines } from '@/lib/basket/lines';
import { content } from '@/lib/content/content';
import { db, transaction } from '@/lib/db/connection';
import { serviceWords } from '@/lib/delivery/rule-words';
import { env } from '@/lib/env';
import { faultPoint } from '@/lib/fault-point';
import { loggable } from '@/lib/http/loggable';
import { among, paidOrComing } from '@/lib/orders/life';
import { cancelUnpaid, lockOrder, stepPayment } from '@/lib/orders/life-store';
import {
  type Attempt,
  firstReturnUrl,
  latestAttempt,
  linesOf,
  type Order,
  orderById,
  orderUrl,
  returnUrl,
} from '@/lib/orders/store';
import { sessionParameters } from './session';
import { type Settled, settle } from './settle-store';
import { stripe } from './stripe-store';

export type Opened = { ok: true; url: string } | { ok: false; reason: 'stripe-down' | 'no-longer-open' };

/**
 * Opens the payment page of an order, or finds it again: a retry after a crash or a double click replays one session.
 * An order that is paid already, or costs nothing, leads to its own page.
 */
export async function openCheckout(orderId: string): Promise<Opened> {
  const order = await orderById(orderId);
  const attempt = await latestAttempt(await db(), orderId);
  if (order && among(paidOrComing, order.status)) return { ok: true, url: returnUrl(order.id) };
  if (!order || !attempt || order.status !== 'awaiting-payment') return { ok: false, reason: 'no-longer-open' };
  try {
    return attempt.sessionId ? await findAgain(order, attempt, attempt.sessionId) : await open(order, attempt);
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    console.error('[payments] the session could not be opened', loggable(error));
    await giveUp(order.id, attempt.id);
    return { ok: false, reason: 'stripe-down' };
  }
}

async function findAgain(order: Order, { sessionUrl }: Attempt, sessionId: string): Promise<Opened> {
  const settled = await settle(sessionId);
  if (settled === 'open' && sessionUrl) return { ok: true, url: sessionUrl };
  return isTaken(settled) ? { ok: true, url: orderUrl(order.id) } : { ok: false, reason: 'no-longer-open' };
}

async function open(order: Order, attempt: Attempt): Promise<Opened> {
  faultPoint('order-placed');
  const lines = await linesOf(await db(), order.id);
  const zone = content().delivery.zones.find(({ id }) => id === order.zone);
  const { line_items, ...rest } = sessionParameters({
    orderId: order.id,
    attemptId: attempt.id,
    email: order.email,
    lines,
    discountCode: order.discountCode,
    delivery: { says: zone ? serviceWords(zone) : order.zone, pence: order.deliveryPence },
    expiresAtUnix: attempt.expiresAtUnix,
    successUrl: firstReturnUrl(order),
    cancelUrl: `${env().publicUrl}/basket?payment=cancelled`,
  });
  const session = await stripe().checkout.sessions.create(
    { ...rest, line_items: [...line_items] },
    { idempotencyKey: `attempt:${attempt.id}` },
  );
  faultPoint('session-made');
  // A slower twin of this request must not open again what has been paid meanwhile.
  await stepPayment(await db(), attempt.id, 'open', { sessionId: session.id, sessionUrl: session.url });
  faultPoint('session-kept');
  return session.url ? { ok: true, url: session.url } : { ok: false, reason: 'no-longer-open' };
}

/** Stripe was never reached, or said no: nobody has this attempt's payment page, so its stock goes back. */
async function giveUp(orderId: string, attemptId: string): Promise<void> {
  await transaction(async (tx) => {
    const order = await lockOrder(tx, orderId);
    const latest = await latestAttempt(tx, orderId);
    // Another request may have opened it, or gone on to a further attempt.
    if (!order || latest?.id !== attemptId || latest.status !== 'creating') return;
    await cancelUnpaid(tx, order);
    await stepPayment(tx, attemptId, 'expire');
  });
}

/** Stripe has the buyer's money, or it is on its way. */
const isTaken = (settled: Settled) => settled !== 'open' && settled !== 'cancelled' && settled !== 'unknown';

/**
 * Closes the payment page of this browser's earlier order before another opens, so that nobody pays twice. 'taken': it
 * turns out to be paid, or the same goods are being paid for by a slow way, and its page says more. An order that was
 * paid and done before is no reason to stop somebody from buying again.
 */
export async function closeEarlier(
  orderId: string,
  basket: readonly BasketLine[],
): Promise<'closed' | 'taken' | 'stripe-down'> {
  const order = await orderById(orderId);
  const attempt = await latestAttempt(await db(), orderId);
  if (!order || !attempt?.sessionId) return 'closed';
  if (order.status === 'processing') {
    const lines = await linesOf(await db(), orderId);
    const same = sameLines(
      basket,
      lines.map(({ sku, quantity }) => ({ variant: sku, quantity })),
    );
    return same ? 'taken' : 'closed';
  }
  if (order.status !== 'awaiting-payment') return 'closed';
  try {
    await expire(attempt.sessionId);
    const settled = await settle(attempt.sessionId);
    if (settled === 'open') return 'stripe-down';
    return isTaken(settled) ? 'taken' : 'closed';
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    console.error('[payments] the earlier session could not be closed', loggable(error));
    return 'stripe-down';
  }
}

export type Released = 'released' | 'taken' | 'holds-nothing' | 'stripe-down';

/** Ends an order that nobody has paid: its payment page is closed at Stripe first, and only Stripe's word lets its stock go. */
export async function releaseUnpaid(orderId: string): Promise<Released> {
  const order = await orderById(orderId);
  if (order?.status !== 'awaiting-payment') return 'holds-nothing';
  // One whose page Stripe made and we never heard of is found again by opening it.
  const attempt = await latestAttempt(await db(), orderId);
  if (attempt && !attempt.sessionId && !(await openCheckout(orderId)).ok) return 'stripe-down';
  const closed = await closeEarlier(orderId, []);
  return closed === 'closed' ? 'released' : closed;
}

async function expire(sessionId: string): Promise<void> {
  try {
    await stripe().checkout.sessions.expire(sessionId);
  } catch (error) {
    // Not open any more: settle finds out what it is instead.
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
  }
}
