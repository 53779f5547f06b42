import 'server-only';
import { and, desc, eq, isNotNull, isNull, or } from 'drizzle-orm';
import { db, type Recording, transaction } from '@/lib/db/connection';
import { orders } from '@/lib/db/schema/orders';
import { alerts, paymentAttempts, refunds } from '@/lib/db/schema/payments';
import { staff } from '@/lib/db/schema/staff';
import { loggable } from '@/lib/http/loggable';
import { sendAgain } from '@/lib/mail/outbox-store';
import { settleAlert } from '@/lib/orders/alerts/alerts-store';
import { latestAttempt } from '@/lib/orders/store';
import { payBack } from '@/lib/payments/refunds/pay-back-store';
import { retryRefund } from '@/lib/payments/refunds/retry-store';
import type { RefundAsk } from '@/lib/payments/refunds/row-store';
import { settle } from '@/lib/payments/settle-store';
import { runEvent } from '@/lib/payments/webhook-store';
import { type Result, refused } from '@/lib/result';

type Ask = { alertId: string; staffId: string };

/** What was settled last, with who did it and how. */
export async function settledLately(limit = 20) {
  return (await db())
    .select({
      id: alerts.id,
      kind: alerts.kind,
      detail: alerts.detail,
      orderId: alerts.orderId,
      orderNumber: orders.number,
      settledAt: alerts.settledAt,
      how: alerts.settledHow,
      who: staff.name,
    })
    .from(alerts)
    .leftJoin(orders, eq(orders.id, alerts.orderId))
    .leftJoin(staff, eq(staff.id, alerts.settledBy))
    .where(isNotNull(alerts.settledAt))
    .orderBy(desc(alerts.settledAt))
    .limit(limit);
}

/** Tries again what a call is about. What works settles it; what does not says why. */
export async function tryAgain({ alertId, staffId }: Ask, record?: Recording): Promise<Result> {
  const [alert] = await (await db())
    .select()
    .from(alerts)
    .where(and(eq(alerts.id, alertId), isNull(alerts.settledAt)));
  if (!alert) return refused('This is settled already.');
  // What follows asks Stripe and takes several transactions; that it was tried stays, whatever comes of it.
  if (record) await transaction((tx) => record(tx));
  const { kind, subject, orderId } = alert;
  switch (kind) {
    case 'refund-failed': {
      const again = await retryRefund({ refundId: subject, staffId });
      if (!again.ok) return again;
      return again.status === 'failed'
        ? refused('It failed again. Ask the customer how they would like the money.')
        : { ok: true };
    }
    case 'letter-failed':
      return orderId && (await sendAgain(subject, orderId, staffId)) === 'queued'
        ? { ok: true }
        : refused('There is no such letter any more. Settle this with a note.');
    case 'event-failed':
      return quietly(() => runEvent(subject));
    case 'amount-mismatch':
    case 'stripe-differs':
      return askStripe(alert.id, { subject, orderId, staffId });
    default:
      return refused('This can only be settled with a note.');
  }
}

type PayBackAsk = Ask & { id: string } & Pick<RefundAsk, 'overCap' | 'record'>;

/** Gives back, whole, the payment of a wrong amount that a call is about. Asked twice under one id it is one refund. */
export async function giveMismatchBack({ alertId, id, ...ask }: PayBackAsk): Promise<Result> {
  const database = await db();
  const [found] = await database
    .select({ attemptId: paymentAttempts.id })
    .from(alerts)
    .innerJoin(paymentAttempts, eq(paymentAttempts.orderId, alerts.orderId))
    .leftJoin(refunds, and(eq(refunds.attemptId, paymentAttempts.id), eq(refunds.id, id)))
    .where(
      and(
        eq(alerts.id, alertId),
        eq(alerts.kind, 'amount-mismatch'),
        or(eq(paymentAttempts.status, 'mismatch'), isNotNull(refunds.id)),
      ),
    );
  if (!found) return refused('There is no payment to give back any more. Settle this with a note.');
  return payBack({ id, attemptId: found.attemptId, reason: 'Another amount was paid', ...ask });
}

async function quietly(work: () => Promise<unknown>): Promise<Result> {
  try {
    await work();
    return { ok: true };
  } catch (error) {
    console.error('[trouble]', loggable(error));
    return refused('It failed again. Nothing is lost; it goes on being tried by itself.');
  }
}

async function askStripe(
  alertId: string,
  { subject, orderId, staffId }: { subject: string; orderId: string | null; staffId: string },
): Promise<Result> {
  const attempt = orderId ? await latestAttempt(await db(), orderId) : null;
  const sessionId = subject.startsWith('cs_') ? subject : attempt?.sessionId;
  if (!sessionId)
    return refused(
      'Stripe can only be asked about a payment page. Look it up there by its id, then settle this with a note.',
    );
  let settled = '';
  const asked = await quietly(async () => {
    settled = await settle(sessionId);
  });
  if (!asked.ok) return asked;
  if (settled !== 'paid' && settled !== 'refunded' && settled !== 'cancelled')
    return refused('Stripe says the same as before. Look at the payment there, then settle this with a note.');
  await settleAlert({ id: alertId, staffId, how: `Asked Stripe again: ${settled}` });
  return { ok: true };
}
