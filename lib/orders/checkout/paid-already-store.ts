import 'server-only';
import { type BasketLine, sameLines } from '@/lib/basket/lines';
import { lastOrder, lastOrderCookie } from '@/lib/basket/store';
import { db } from '@/lib/db/connection';
import type { SetCookie } from '@/lib/http/answer';
import type { Cookies } from '@/lib/http/cookies';
import { linesOf, type Order, orderById, returnUrl } from '../store';

/** From now on the buyer knows that it is paid, so the same things in the basket are another purchase. */
export function seenPaid(cookies: Cookies, order: Pick<Order, 'id' | 'status'>): SetCookie[] {
  const last = lastOrder(cookies);
  if (order.status !== 'paid' || last?.id !== order.id || last.seenPaid) return [];
  return [lastOrderCookie(order.id, { seenPaid: true })];
}

/** Where somebody goes who tries to pay again for what is paid or on its way: to the order, which says so. */
export const paidAlreadyUrl = (orderId: string): string => `${returnUrl(orderId)}?again=yes`;

/**
 * The order that a checkout is about once more: it was paid in another tab, and either the basket was emptied since, or
 * nobody has come back from the payment page yet and it still holds those very things.
 */
export async function paidAlready(cookies: Cookies, basket: readonly BasketLine[]): Promise<string | null> {
  const last = lastOrder(cookies);
  const order = last && (await orderById(last.id));
  if (!last || order?.status !== 'paid') return null;
  if (basket.length === 0) return order.id;
  if (last.seenPaid) return null;
  const bought = (await linesOf(await db(), order.id)).map(({ sku, quantity }) => ({ variant: sku, quantity }));
  return sameLines(basket, bought) ? order.id : null;
}
