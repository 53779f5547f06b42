import 'server-only';
import { and, eq, isNull, lte, or } from 'drizzle-orm';
import { emptyBasket } from '@/lib/basket/cookie';
import { sameLines } from '@/lib/basket/lines';
import { basketCookie, readBasket } from '@/lib/basket/store';
import { db } from '@/lib/db/connection';
import { paymentAttempts } from '@/lib/db/schema/payments';
import type { SetCookie } from '@/lib/http/answer';
import { loggable } from '@/lib/http/loggable';
import { seenPaid } from '@/lib/orders/checkout/paid-already-store';
import { among, unpaid } from '@/lib/orders/life';
import { orderByToken } from '@/lib/orders/store';
import { settle } from '@/lib/payments/settle-store';
import { nowDate } from '@/lib/time/clock';

type Found = NonNullable<Awaited<ReturnType<typeof orderByToken>>>;

const askEverySeconds = 5;

/** One of all who look at an order asks Stripe about it, and the next one only after a while. */
async function isOurTurn(attemptId: string): Promise<boolean> {
  const askedAt = nowDate();
  const before = new Date(askedAt.getTime() - askEverySeconds * 1000);
  const taken = await (await db())
    .update(paymentAttempts)
    .set({ askedAt })
    .where(
      and(eq(paymentAttempts.id, attemptId), or(isNull(paymentAttempts.askedAt), lte(paymentAttempts.askedAt, before))),
    )
    .returning({ id: paymentAttempts.id });
  return taken.length > 0;
}

/** The order behind a link, after asking Stripe once more if it is still waiting. Stripe being away changes nothing. */
export async function orderProgress(token: string): Promise<Found | null> {
  const found = await orderByToken(token);
  const waiting = among(unpaid, found?.order.status);
  if (!found?.attempt?.sessionId || !waiting || !(await isOurTurn(found.attempt.id))) return found;
  try {
    await settle(found.attempt.sessionId);
  } catch (error) {
    console.error('[orders] could not ask Stripe', loggable(error));
  }
  return orderByToken(token);
}

/**
 * The basket empties when its order is paid, and only while it still holds exactly that order: opening an old order's
 * link must not empty the basket that somebody has filled since. Its buyer has then seen it paid.
 */
export function cookiesOnceSeen(
  cookies: ReadonlyMap<string, string>,
  { order, lines }: Pick<Found, 'order' | 'lines'>,
): SetCookie[] {
  const basket = readBasket(cookies);
  const bought = lines.map(({ sku, quantity }) => ({ variant: sku, quantity }));
  const empties = order.status === 'paid' && sameLines(basket.lines, bought);
  const emptied = empties ? [basketCookie({ ...emptyBasket, postcode: basket.postcode })] : [];
  return [...emptied, ...seenPaid(cookies, order)];
}
