import Stripe from 'stripe';
import { z } from 'zod';
import { db } from '@/lib/db/connection';
import { orderDone, orderForm } from '@/lib/desk/orders/order-page';
import { done, refuse } from '@/lib/http/answer';
import { latestAttempt } from '@/lib/orders/store';
import { settle } from '@/lib/payments/settle-store';
import { staffRoute } from '@/lib/staff/route-store';

const body = z.strictObject({ order: z.uuid(), id: z.uuid() });

/** Asks Stripe now how a payment stands, instead of waiting until the shop does so by itself. */
export const POST = staffRoute(
  'see-orders',
  { scope: 'ask', body, form: orderForm('ask') },
  async ({ input: { order } }) => {
    const attempt = await latestAttempt(await db(), order);
    if (!attempt?.sessionId) return refuse(409, 'no-session', 'There is no payment page to ask about yet.');
    try {
      const settled = await settle(attempt.sessionId);
      return done({ settled }, { location: orderDone(order, 'asked') });
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeError)) throw error;
      return refuse(503, 'stripe-down', 'Stripe could not be reached. Please try again in a minute.');
    }
  },
);
