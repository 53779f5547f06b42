import 'server-only';
import { and, eq, gte, inArray } from 'drizzle-orm';
import type Stripe from 'stripe';
import { db, transaction } from '@/lib/db/connection';
import { paymentAttempts, refunds } from '@/lib/db/schema/payments';
import { formatPence } from '@/lib/money/pence';
import { raiseAlert } from '@/lib/orders/alerts/alerts-store';
import { madeAtStripe, taken } from '@/lib/orders/life';
import type { Attempt } from '@/lib/orders/store';
import { now } from '@/lib/time/clock';
import { learnDispute } from './dispute-store';
import { learnRefund } from './refunds/news-store';
import { settle } from './settle-store';
import { stripe } from './stripe-store';

export type Compared = { sessions: number; refunds: number; disputes: number; mended: number; differences: number };

const daysBack = 3;
/** A shop's clock and Stripe's differ a little, and what is made this minute is not finished. */
const leewaySeconds = 3_600;
const pageSize = 100;

type Difference = { subject: string; orderId?: string; detail: string };

/**
 * Goes through what Stripe has of the last days and holds it against the shop's own books, and the other way round.
 * What settling mends is mended; what still differs calls a person.
 */
export async function compareWithStripe(): Promise<Compared> {
  const since = Math.floor(now().epochMilliseconds / 1000) - daysBack * 86_400;
  const sessions = await compareSessions(since);
  const moneyBack = await compareRefunds(since);
  let disputes = 0;
  for await (const dispute of stripe().disputes.list({
    created: { gte: since },
    limit: pageSize,
    expand: ['data.payment_intent'],
  })) {
    await learnDispute(dispute);
    disputes += 1;
  }
  const differences = [...sessions.differences, ...moneyBack.differences];
  await transaction(async (tx) => {
    for (const difference of differences) await raiseAlert(tx, { kind: 'stripe-differs', ...difference });
  });
  return {
    sessions: sessions.seen,
    refunds: moneyBack.seen,
    disputes,
    mended: sessions.mended + moneyBack.mended,
    differences: differences.length,
  };
}

const attemptOf = async (sessionId: string): Promise<Attempt | null> => {
  const [attempt] = await (await db()).select().from(paymentAttempts).where(eq(paymentAttempts.sessionId, sessionId));
  return attempt ?? null;
};

const agreed: Record<string, readonly Attempt['status'][]> = {
  paid: taken,
  expired: ['expired'],
  open: ['creating', 'open'],
  unpaid: ['processing', 'expired'],
};
const stateOf = ({ status, payment_status }: Stripe.Checkout.Session) =>
  status === 'complete' ? (payment_status === 'unpaid' ? 'unpaid' : 'paid') : (status ?? 'open');

async function compareSessions(since: number) {
  const differences: Difference[] = [];
  const paid = new Set<string>();
  let [seen, mended] = [0, 0];
  for await (const session of stripe().checkout.sessions.list({ created: { gte: since }, limit: pageSize })) {
    seen += 1;
    const state = stateOf(session);
    if (state === 'paid') paid.add(session.id);
    const agrees = (attempt: Attempt | null) => attempt !== null && (agreed[state]?.includes(attempt.status) ?? false);
    if (agrees(await attemptOf(session.id))) continue;
    await settle(session.id);
    const attempt = await attemptOf(session.id);
    if (agrees(attempt)) mended += 1;
    // A payment page that nobody paid at is nobody's loss.
    else if (state === 'paid') {
      const money = formatPence(session.amount_total ?? 0);
      const detail = attempt
        ? `Stripe took ${money} in ${session.id}, which the shop has as ‘${attempt.status}’.`
        : `Stripe took ${money} in ${session.id}, which belongs to no order.`;
      differences.push({ subject: session.id, orderId: attempt?.orderId, detail });
    }
  }
  const ours = await (await db())
    .select()
    .from(paymentAttempts)
    .where(
      and(eq(paymentAttempts.status, 'paid'), gte(paymentAttempts.createdAt, new Date((since + leewaySeconds) * 1000))),
    );
  for (const { sessionId, orderId, amountPence } of ours)
    if (sessionId && !paid.has(sessionId)) {
      const detail = `The shop has ${formatPence(amountPence)} as paid in ${sessionId}; Stripe does not.`;
      differences.push({ subject: sessionId, orderId, detail });
    }
  return { seen, mended, differences };
}

async function compareRefunds(since: number) {
  const differences: Difference[] = [];
  const atStripe = new Set<string>();
  let [seen, mended] = [0, 0];
  const rowOf = async (id: string) => {
    const [row] = await (await db()).select().from(refunds).where(eq(refunds.stripeRefundId, id));
    return row;
  };
  for await (const made of stripe().refunds.list({
    created: { gte: since },
    limit: pageSize,
    expand: ['data.payment_intent'],
  })) {
    seen += 1;
    atStripe.add(made.id);
    const before = await rowOf(made.id);
    await learnRefund(made);
    const row = await rowOf(made.id);
    if (row && row.status !== before?.status) mended += 1;
    const money = formatPence(made.amount);
    if (!row)
      differences.push({ subject: made.id, detail: `Stripe gave back ${money} in ${made.id}, of no order here.` });
    else if (row.amountPence !== made.amount)
      differences.push({
        subject: made.id,
        orderId: row.orderId,
        detail: `Stripe gave back ${money} in ${made.id}; the shop has ${formatPence(row.amountPence)}.`,
      });
  }
  const ours = await (await db())
    .select()
    .from(refunds)
    .where(
      and(inArray(refunds.status, madeAtStripe), gte(refunds.createdAt, new Date((since + leewaySeconds) * 1000))),
    );
  for (const { id, orderId, stripeRefundId, amountPence } of ours)
    if (!stripeRefundId || !atStripe.has(stripeRefundId))
      differences.push({
        subject: stripeRefundId ?? id,
        orderId,
        detail: `The shop has ${formatPence(amountPence)} as given back in ${stripeRefundId}; Stripe does not.`,
      });
  return { seen, mended, differences };
}
