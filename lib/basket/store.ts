import 'server-only';
import { availableStock } from '@/lib/catalogue/store';
import { content } from '@/lib/content/content';
import type { SetCookie } from '@/lib/http/answer';
import { now } from '@/lib/time/clock';
import { type BasketCookie, basketCookieDays, basketCookieName, basketCookieValue, parseBasketCookie } from './cookie';
import { priceBasket } from './price';
import type { PricedBasket } from './priced';

export function readBasket(cookies: ReadonlyMap<string, string>): BasketCookie {
  return parseBasketCookie(cookies.get(basketCookieName));
}

/** The basket at this moment's prices, stock and delivery promise. */
export async function pricedNow(basket: BasketCookie): Promise<PricedBasket> {
  const { products, delivery } = content();
  const stock = await availableStock(basket.lines.map(({ variant }) => variant));
  return priceBasket(basket, { products, stock, rules: delivery, instant: now() });
}

export function basketCookie(basket: BasketCookie): SetCookie {
  const kept = basket.lines.length > 0 || basket.postcode !== null;
  return {
    name: basketCookieName,
    value: kept ? basketCookieValue(basket) : '',
    maxAgeSeconds: kept ? basketCookieDays * 86_400 : 0,
    httpOnly: false,
  };
}
