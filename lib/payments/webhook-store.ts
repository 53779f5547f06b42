import 'server-only';
import { and, asc, eq, isNull, lt, sql } from 'drizzle-orm';
import type Stripe from 'stripe';
import { z } from 'zod';
import { db, transaction } from '@/lib/db/connection';
import { stripeEvents } from '@/lib/db/schema/payments';
import { env } from '@/lib/env';
import { faultPoint } from '@/lib/fault-point';
import { isStorable } from '@/lib/http/storable';
import { alertIsOver, raiseAlert } from '@/lib/orders/alerts/alerts-store';
import { nowDate } from '@/lib/time/clock';
import { learnDispute } from './dispute-store';
import { learnRefund } from './refunds/news-store';
import { settle } from './settle-store';
import { stripe } from './stripe-store';

const toleranceSeconds = 300;

/** Checks a webhook's signature against each secret in use. A time in the future, which the SDK accepts, is refused too. */
export function readEvent(body: string, signature: string, nowSeconds: number): Stripe.Event | null {
  const sentAt = Number(/(?:^|,)t=(\d+)/.exec(signature)?.[1]);
  if (!(sentAt <= nowSeconds + toleranceSeconds)) return null;
  for (const secret of env().stripe.webhookSecrets) {
    try {
      return stripe().webhooks.constructEvent(body, signature, secret, toleranceSeconds);
    } catch {
      // Signed with another secret, or not by Stripe at all.
    }
  }
  return null;
}

const text = z.string().min(1).max(255).refine(isStorable);
/** What has to hold of an event before it is written down, whoever signed it. */
const shape = z.object({ id: text, type: text, data: z.object({ object: z.object({ id: text.optional() }) }) });

/** Notes that an event came, does what it asks for, notes that it is done. Not done yet means it runs again. */
export async function processEvent(event: Stripe.Event): Promise<void> {
  if (event.livemode !== env().stripe.livemode) return;
  if (!shape.safeParse(event).success) {
    console.error('[webhook] an event that can’t be read is left alone: no second try would mend it');
    return;
  }
  await receiveEvent(event);
  await runEvent(event.id);
}

/** Stripe itself has tried three times by then. */
const failuresToCallFor = 4;
/** A day of the reconciler's tries; the person who was called knows. */
const mostAttempts = 300;
const patienceMilliseconds = 60_000;

/** Writes down that an event came, once, whatever becomes of it. */
async function receiveEvent({ id, type, data }: Stripe.Event): Promise<void> {
  const objectId = 'id' in data.object ? data.object.id : null;
  await (await db()).insert(stripeEvents).values({ id, type, objectId, receivedAt: nowDate() }).onConflictDoNothing();
}

/** Does what an event asks for, unless that is done. Throws what went wrong, after writing it down. */
export async function runEvent(id: string): Promise<void> {
  const database = await db();
  const [event] = await database
    .update(stripeEvents)
    .set({ attempts: sql`${stripeEvents.attempts} + 1` })
    .where(and(eq(stripeEvents.id, id), isNull(stripeEvents.processedAt)))
    .returning();
  if (!event) return;
  faultPoint('event-received');
  try {
    await handle(event.type, event.objectId);
  } catch (error) {
    const lastError = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : 'unknown';
    await transaction(async (tx) => {
      await tx.update(stripeEvents).set({ lastError }).where(eq(stripeEvents.id, id));
      const detail = `Stripe’s ${event.type} about ${event.objectId} failed ${event.attempts} times: ${lastError}`;
      if (event.attempts >= failuresToCallFor) await raiseAlert(tx, { kind: 'event-failed', subject: id, detail });
    });
    throw error;
  }
  faultPoint('event-done');
  await transaction(async (tx) => {
    await tx.update(stripeEvents).set({ processedAt: nowDate(), lastError: null }).where(eq(stripeEvents.id, id));
    await alertIsOver(tx, { kind: 'event-failed', subject: id, how: 'It went through' });
  });
}

/** An event only says where to look: each thing is fetched afresh, so that late and reordered news can't mislead. */
async function handle(type: string, objectId: string | null): Promise<void> {
  if (objectId === null) return;
  if (type.startsWith('checkout.session.')) await settle(objectId);
  else if (type.startsWith('refund.') || type === 'charge.refund.updated')
    await learnRefund(await stripe().refunds.retrieve(objectId, { expand: ['payment_intent'] }));
  else if (type.startsWith('charge.dispute.'))
    await learnDispute(await stripe().disputes.retrieve(objectId, { expand: ['payment_intent'] }));
}

/** The events that came and are not done, and have had time for it. */
export async function unprocessedEvents(): Promise<string[]> {
  const rows = await (await db())
    .select({ id: stripeEvents.id })
    .from(stripeEvents)
    .where(
      and(
        isNull(stripeEvents.processedAt),
        lt(stripeEvents.attempts, mostAttempts),
        lt(stripeEvents.receivedAt, new Date(nowDate().getTime() - patienceMilliseconds)),
      ),
    )
    .orderBy(asc(stripeEvents.receivedAt))
    .limit(200);
  return rows.map(({ id }) => id);
}
