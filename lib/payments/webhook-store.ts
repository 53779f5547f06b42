import 'server-only';
import type Stripe from 'stripe';
import { env } from '@/lib/env';
import { receiveEvent, runEvent } from './inbox-store';
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

/** Notes that an event came, does what it asks for, notes that it is done. Not done yet means it runs again. */
export async function processEvent(event: Stripe.Event): Promise<void> {
  if (event.livemode !== env().stripe.livemode) return;
  await receiveEvent(event);
  await runEvent(event.id);
}
