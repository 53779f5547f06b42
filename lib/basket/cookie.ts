import { z } from 'zod';
import { parsePostcode } from '@/lib/delivery/postcode';
import { type BasketLine, basketLine, maxLines } from './lines';

export const basketCookieName = 'basket';
export const basketCookieDays = 30;

export type BasketCookie = { lines: BasketLine[]; postcode: string | null };
export const emptyBasket: BasketCookie = { lines: [], postcode: null };

const postcode = z.string().refine((value) => {
  const parsed = parsePostcode(value);
  return parsed.ok && parsed.postcode === value;
});
const stored = z.strictObject({ lines: z.array(basketLine).max(maxLines), postcode: postcode.optional() });

/** Whatever the browser sends: a basket that holds, or an empty one. Prices are never in it. */
export function parseBasketCookie(value: string | undefined): BasketCookie {
  if (!value) return emptyBasket;
  try {
    const parsed = stored.safeParse(JSON.parse(decodeURIComponent(value)));
    if (!parsed.success) return emptyBasket;
    const unique = new Map(parsed.data.lines.map((line) => [line.variant, line]));
    return { lines: [...unique.values()], postcode: parsed.data.postcode ?? null };
  } catch {
    return emptyBasket;
  }
}

export function basketCookieValue({ lines, postcode: known }: BasketCookie): string {
  return encodeURIComponent(JSON.stringify({ lines, ...(known ? { postcode: known } : {}) }));
}
