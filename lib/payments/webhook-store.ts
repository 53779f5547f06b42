import 'server-only';
import { eq } from 'drizzle-orm';
import type Stripe from 'stripe';
import { db } from '@/lib/db/connection';
import { stripeEvents } from '@/lib/db/schema/payments';
import { env } from '@/lib/env';
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

/** Notes that an event came, settles its session, notes that it is done. Not done yet means it runs again. */
export async function processEvent(event: Stripe.Event): Promise<void> {
  if (event.livemode !== env().stripe.livemode) return;
  const sessionId =
    event.type.startsWith('checkout.session.') && 'id' in event.data.object ? String(event.data.object.id) : null;
  const database = await db();
  await database
    .insert(stripeEvents)
    .values({ id: event.id, type: event.type, objectId: sessionId })
    .onConflictDoNothing();
  const [known] = await database
    .select({ processedAt: stripeEvents.processedAt })
    .from(stripeEvents)
    .where(eq(stripeEvents.id, event.id));
  if (known?.processedAt) return;
  if (sessionId) await settle(sessionId);
  await database.update(stripeEvents).set({ processedAt: new Date() }).where(eq(stripeEvents.id, event.id));
}
