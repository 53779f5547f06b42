import 'server-only';
import { and, eq } from 'drizzle-orm';
import { availableStock } from '@/lib/catalogue/store';
import { content } from '@/lib/content/content';
import { db } from '@/lib/db/connection';
import { orderLines, orders } from '@/lib/db/schema/orders';
import type { SetCookie } from '@/lib/http/answer';
import { type Cookies, ourCookie } from '@/lib/http/cookies';
import { pageCookies } from '@/lib/http/page-cookies';
import { keys } from '@/lib/keys/keys';
import { now } from '@/lib/time/clock';
import {
  type BasketCookie,
  basketCookieDays,
  basketCookieName,
  basketCookieValue,
  parseBasketCookie,
  type SealedCode,
} from './cookie';
import { neverUsed, type Offer } from './discount';
import { discountUsage } from './discount-uses-store';
import { scopeOf } from './discount-words';
import type { BasketLine } from './lines';
import { dayChoices, priceBasket, suggestible } from './price';
import type { DayChoice, PricedBasket } from './priced';

/**
 * Who would buy, as far as it is known: their address once they have typed it, and their order that waits for its
 * payment, whose use of a code is not held against them. 'anybody': what others have used does not count, because it is
 * counted when the order is placed.
 */
export type Buyer = { email: string | null; orderId: string | null } | 'anybody';

export const sealCode = (code: string): SealedCode => ({ text: code, seal: keys().sign('discount', code) });

/** The code in a basket with what content and earlier orders say of it. One that the shop did not put there is unknown. */
async function offerFor(code: SealedCode | null, buyer: Buyer): Promise<Offer | null> {
  if (!code) return null;
  const { discounts, products, site } = content();
  const discount = keys().isSigned('discount', code.text, code.seal)
    ? discounts.find((known) => known.code === code.text)
    : undefined;
  if (!discount) return { code: code.text, discount: null, scope: '', usage: neverUsed };
  return {
    code: code.text,
    discount,
    scope: scopeOf(discount, { products, categories: site.categories }),
    usage: buyer === 'anybody' ? neverUsed : await discountUsage(await db(), discount, buyer),
  };
}

export function readBasket(cookies: Cookies): BasketCookie {
  return parseBasketCookie(cookies.get(basketCookieName));
}

/** The basket of whoever asks for a page. */
export async function requestBasket(): Promise<{ basket: BasketCookie; orderId: string | null }> {
  const jar = await pageCookies();
  return { basket: readBasket(jar), orderId: waitingOrder(jar) };
}

/**
 * The order that this browser placed last, and whether its buyer has seen it paid: one cookie says both. What is in it
 * only the shop can make; an order's id, which many can read, opens nothing.
 */
export function lastOrder(cookies: Cookies): { id: string; seenPaid: boolean } | null {
  const [, paid, token = ''] = /^(paid-)?([\w-]+)$/.exec(ourCookie(cookies, 'order') ?? '') ?? [];
  const id = keys().idOf('last-order', token);
  return id ? { id, seenPaid: paid !== undefined } : null;
}

export function lastOrderCookie(orderId: string, { seenPaid = false } = {}): SetCookie {
  const token = keys().tokenOf('last-order', orderId);
  return { name: 'order', value: seenPaid ? `paid-${token}` : token, maxAgeSeconds: 86_400 };
}

/** The order that this browser placed last, which may be waiting for its payment. */
export function waitingOrder(cookies: Cookies): string | null {
  const last = lastOrder(cookies);
  return last && !last.seenPaid ? last.id : null;
}

/** The basket at this moment's prices, discount, stock and delivery promise. */
export async function pricedNow(basket: BasketCookie, buyer: Buyer): Promise<PricedBasket> {
  const { products, delivery } = content();
  const stock = withOwn(
    await availableStock([...basket.lines.map(({ variant }) => variant), ...suggestible(products)]),
    buyer === 'anybody' ? [] : await ownHeld(buyer.orderId),
  );
  const offer = await offerFor(basket.code, buyer);
  return priceBasket(basket, { products, stock, rules: delivery, instant: now(), offer });
}

/** The days that a buyer may choose from at this moment. */
export function daysNow(basket: PricedBasket): DayChoice[] {
  const { products, delivery } = content();
  return dayChoices(basket, { products, rules: delivery, instant: now() });
}

/** What the buyer's own order keeps while it waits for its payment: whoever comes back from the payment page has not lost it. */
async function ownHeld(orderId: string | null): Promise<BasketLine[]> {
  if (!orderId) return [];
  return (await db())
    .select({ variant: orderLines.sku, quantity: orderLines.quantity })
    .from(orderLines)
    .innerJoin(orders, eq(orders.id, orderLines.orderId))
    .where(and(eq(orders.id, orderId), eq(orders.status, 'awaiting-payment')));
}

const withOwn = (stock: ReadonlyMap<string, number>, own: readonly BasketLine[]): Map<string, number> => {
  const all = new Map(stock);
  for (const { variant, quantity } of own) all.set(variant, (all.get(variant) ?? 0) + quantity);
  return all;
};

export function basketCookie(basket: BasketCookie): SetCookie {
  const kept = basket.lines.length > 0 || basket.postcode !== null || basket.code !== null;
  return {
    name: basketCookieName,
    value: kept ? basketCookieValue(basket) : '',
    maxAgeSeconds: kept ? basketCookieDays * 86_400 : 0,
    httpOnly: false,
  };
}
