import 'server-only';
import { eq } from 'drizzle-orm';
import type Stripe from 'stripe';
import { db, transaction } from '@/lib/db/connection';
import { paymentAttempts, refunds } from '@/lib/db/schema/payments';
import { among, taken } from '@/lib/orders/life';
import { stripe } from '@/lib/payments/stripe-store';
import { type Checked, invariants } from './orders-store';

/** The books against themselves, in one reading. */
export async function ownInvariants(): Promise<Checked[]> {
  return transaction(invariants, { isolationLevel: 'repeatable read', accessMode: 'read only' });
}

const paidAt = ({ status, payment_status, payment_intent: intent }: Stripe.Checkout.Session): number | null =>
  status === 'complete' && payment_status === 'paid' && typeof intent === 'object' ? (intent?.created ?? null) : null;

/** The books against what Stripe has had between two instants. What is younger may still be on its way here. */
export async function invariantsAtStripe({ since, until }: { since: number; until: number }): Promise<Checked[]> {
  const database = await db();
  const paid: Checked = { name: 'paid at Stripe is exactly one order, or goes back', count: 0, breaches: [] };
  for await (const session of stripe().checkout.sessions.list({
    created: { gte: since },
    limit: 100,
    expand: ['data.payment_intent'],
  })) {
    const at = paidAt(session);
    if (at === null || at > until) continue;
    paid.count += 1;
    const of = await database.select().from(paymentAttempts).where(eq(paymentAttempts.sessionId, session.id));
    const kept = of.filter(({ status }) => among(taken, status));
    if (kept.length !== 1) paid.breaches.push(session.id);
  }
  const back: Checked = { name: 'given back at Stripe is exactly one refund of that amount', count: 0, breaches: [] };
  for await (const made of stripe().refunds.list({ created: { gte: since, lte: until }, limit: 100 })) {
    back.count += 1;
    const of = await database.select().from(refunds).where(eq(refunds.stripeRefundId, made.id));
    if (of.length !== 1 || of[0]?.amountPence !== made.amount) back.breaches.push(made.id);
  }
  return [paid, back];
}
