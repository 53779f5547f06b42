import 'server-only';
import { cookies as requestCookies } from 'next/headers';
import { availableStock } from '@/lib/catalogue/store';
import { content } from '@/lib/content/content';
import type { SetCookie } from '@/lib/http/answer';
import { ourCookie } from '@/lib/http/cookies';
import { now } from '@/lib/time/clock';
import { type BasketCookie, basketCookieDays, basketCookieName, basketCookieValue, parseBasketCookie } from './cookie';
import { type Buyer, offerFor } from './offer-store';
import { priceBasket } from './price';
import type { PricedBasket } from './priced';

export function readBasket(cookies: ReadonlyMap<string, string>): BasketCookie {
  return parseBasketCookie(cookies.get(basketCookieName));
}

/** The basket of whoever asks for a page. */
export async function requestBasket(): Promise<{ basket: BasketCookie; orderId: string | null }> {
  const jar = new Map((await requestCookies()).getAll().map(({ name, value }) => [name, value]));
  return { basket: readBasket(jar), orderId: waitingOrder(jar) };
}

/** The order that this browser placed last, which may be waiting for its payment. */
export function waitingOrder(cookies: ReadonlyMap<string, string>): string | null {
  const id = ourCookie(cookies, 'order');
  return id && /^[0-9a-f-]{36}$/.test(id) ? id : null;
}

/** The basket at this moment's prices, discount, stock and delivery promise. */
export async function pricedNow(basket: BasketCookie, buyer: Buyer): Promise<PricedBasket> {
  const { products, delivery } = content();
  const stock = await availableStock(basket.lines.map(({ variant }) => variant));
  const offer = await offerFor(basket.code, buyer);
  return priceBasket(basket, { products, stock, rules: delivery, instant: now(), offer });
}

export function basketCookie(basket: BasketCookie): SetCookie {
  const kept = basket.lines.length > 0 || basket.postcode !== null || basket.code !== null;
  return {
    name: basketCookieName,
    value: kept ? basketCookieValue(basket) : '',
    maxAgeSeconds: kept ? basketCookieDays * 86_400 : 0,
    httpOnly: false,
  };
}
