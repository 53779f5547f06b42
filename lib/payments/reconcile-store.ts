import 'server-only';
import { and, asc, eq, inArray, lt } from 'drizzle-orm';
import { db, transaction } from '@/lib/db/connection';
import { paymentAttempts, refunds } from '@/lib/db/schema/payments';
import { loggable } from '@/lib/http/loggable';
import { formatPence } from '@/lib/money/pence';
import { raiseAlert } from '@/lib/orders/alerts/alerts-store';
import { goingBack, undecided } from '@/lib/orders/life';
import { now } from '@/lib/time/clock';
import { openCheckout } from './open-store';
import { resumeRefund } from './refunds/refund-store';
import { settle } from './settle-store';
import { runEvent, unprocessedEvents } from './webhook-store';

export type Reconciled = { attempts: number; refunds: number; events: number; failed: number };

/** Whoever is at it has had its time by then: three tries at Stripe of twenty seconds each, and the pauses. */
const patienceMilliseconds = 100_000;
const refundOverdueMilliseconds = 3_600_000;
const atOnce = 200;

/**
 * Asks Stripe about everything that is not finished here: payments that may have come, refunds that were asked for,
 * events that failed. What one of them throws keeps none of the others waiting.
 */
export async function reconcile(): Promise<Reconciled> {
  const at = now().epochMilliseconds;
  const before = new Date(at - patienceMilliseconds);
  const database = await db();
  const open = await database
    .select()
    .from(paymentAttempts)
    .where(and(inArray(paymentAttempts.status, undecided), lt(paymentAttempts.createdAt, before)))
    .orderBy(asc(paymentAttempts.createdAt))
    .limit(atOnce);
  const owed = await database
    .select()
    .from(refunds)
    .where(and(inArray(refunds.status, goingBack), lt(refunds.createdAt, before)))
    .orderBy(asc(refunds.createdAt))
    .limit(atOnce);
  const events = await unprocessedEvents();

  let failed = 0;
  const quietly = async (work: Promise<unknown>) => {
    try {
      await work;
    } catch (error) {
      failed += 1;
      console.error('[reconciler]', loggable(error));
    }
  };
  // An attempt without a session: the server died while it asked, and asking again is the same session.
  for (const { orderId, sessionId } of open) await quietly(sessionId ? settle(sessionId) : openCheckout(orderId));
  for (const { id } of owed) await quietly(resumeRefund(id));
  for (const id of events) await quietly(runEvent(id));
  await callForOverdueRefunds(new Date(at - refundOverdueMilliseconds));
  return { attempts: open.length, refunds: owed.length, events: events.length, failed };
}

async function callForOverdueRefunds(before: Date): Promise<void> {
  await transaction(async (tx) => {
    const overdue = await tx
      .select()
      .from(refunds)
      .where(and(eq(refunds.status, 'asked'), lt(refunds.createdAt, before)));
    for (const { id, orderId, amountPence } of overdue) {
      const detail = `Stripe could not be reached for an hour to give back ${formatPence(amountPence)}. It is tried again by itself.`;
      await raiseAlert(tx, { kind: 'refund-failed', subject: id, orderId, detail });
    }
  });
}
