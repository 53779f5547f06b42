import 'server-only';
import { eq, or } from 'drizzle-orm';
import type Stripe from 'stripe';
import { transaction } from '@/lib/db/connection';
import { disputes, paymentAttempts } from '@/lib/db/schema/payments';
import { isId } from '@/lib/keys/id';
import { formatPence } from '@/lib/money/pence';
import { alertIsOver, raiseAlert } from '@/lib/orders/alerts/alerts-store';
import { recordEvent } from '@/lib/orders/events/events-store';
import { lockOrder } from '@/lib/orders/life-store';
import { nowDate } from '@/lib/time/clock';

export type DisputeNews = Pick<
  Stripe.Dispute,
  'id' | 'amount' | 'status' | 'reason' | 'created' | 'payment_intent' | 'evidence_details'
>;
const closed = new Set(['won', 'lost', 'warning_closed', 'prevented']);

/**
 * Takes in how a dispute stands at Stripe, fetched afresh. While it is open its order is not sent, and a person is
 * called; once decided it stays so, whatever late news still comes.
 */
export async function learnDispute(news: DisputeNews): Promise<void> {
  await transaction(async (tx) => {
    const { payment_intent: intent } = news;
    const intentId = typeof intent === 'string' ? intent : (intent?.id ?? '');
    const named = typeof intent === 'object' ? (intent?.metadata?.attempt_id ?? '') : '';
    const [attempt] = await tx
      .select({ orderId: paymentAttempts.orderId })
      .from(paymentAttempts)
      .where(
        or(eq(paymentAttempts.paymentIntentId, intentId), isId(named) ? eq(paymentAttempts.id, named) : undefined),
      );
    if (!attempt) return;
    const { orderId } = attempt;
    await lockOrder(tx, orderId);
    const [known] = await tx.select().from(disputes).where(eq(disputes.id, news.id));
    if (known?.closedAt) return;
    const closedAt = closed.has(news.status) ? nowDate() : null;
    const due = news.evidence_details.due_by;
    const facts = { status: news.status, reason: news.reason, amountPence: news.amount, closedAt };
    const row = { ...facts, answerBy: due ? new Date(due * 1000) : null };
    await tx
      .insert(disputes)
      .values({ id: news.id, orderId, openedAt: new Date(news.created * 1000), ...row })
      .onConflictDoUpdate({ target: disputes.id, set: row });
    const about = { kind: 'disputed', subject: news.id, orderId } as const;
    const money = formatPence(news.amount);
    const detail = { disputeId: news.id, status: news.status, reason: news.reason, amountPence: String(news.amount) };
    if (!known) {
      await recordEvent(tx, { orderId, kind: 'disputed', detail });
      const says = `The buyer’s bank disputes ${money} (${news.reason.replaceAll('_', ' ')}). Answer it in Stripe; the order is not sent meanwhile.`;
      await raiseAlert(tx, { ...about, detail: says });
    }
    if (!closedAt) return;
    await recordEvent(tx, { orderId, kind: 'dispute-closed', detail });
    await alertIsOver(tx, { ...about, how: `Closed at Stripe: ${news.status.replaceAll('_', ' ')}` });
    if (news.status === 'lost')
      await raiseAlert(tx, {
        ...about,
        detail: `The dispute is lost and ${money} is gone. What has not been sent stays here.`,
      });
  });
}
