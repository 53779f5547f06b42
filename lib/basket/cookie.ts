import { z } from 'zod';
import { parsePostcode } from '@/lib/content/postcode';
import { discountCode } from '@/lib/content/schema/discount';
import { type BasketLine, basketLine, maxLines } from './lines';

export const basketCookieName = 'basket';
export const basketCookieDays = 30;

/** The seal shows that the shop itself put the code there, so that nobody tries codes out by way of the cookie. */
export type SealedCode = { text: string; seal: string };
export type BasketCookie = { lines: BasketLine[]; postcode: string | null; code: SealedCode | null };
export const emptyBasket: BasketCookie = { lines: [], postcode: null, code: null };

const postcode = z.string().refine((value) => {
  const parsed = parsePostcode(value);
  return parsed.ok && parsed.postcode === value;
});
const code = z.strictObject({ text: discountCode, seal: z.string().regex(/^[\w-]{1,47}$/) });
const stored = z.strictObject({
  lines: z.array(basketLine).max(maxLines),
  // One that no longer holds costs nobody their basket.
  postcode: postcode.optional().catch(undefined),
  code: code.optional(),
});

/** Whatever the browser sends: a basket that holds, or an empty one. Prices are never in it. */
export function parseBasketCookie(value: string | undefined): BasketCookie {
  if (!value) return emptyBasket;
  try {
    const parsed = stored.safeParse(JSON.parse(decodeURIComponent(value)));
    if (!parsed.success) return emptyBasket;
    const unique = new Map(parsed.data.lines.map((line) => [line.variant, line]));
    return { lines: [...unique.values()], postcode: parsed.data.postcode ?? null, code: parsed.data.code ?? null };
  } catch {
    return emptyBasket;
  }
}

export function basketCookieValue({ lines, postcode: known, code: typed }: BasketCookie): string {
  const extras = { ...(known ? { postcode: known } : {}), ...(typed ? { code: typed } : {}) };
  return encodeURIComponent(JSON.stringify({ lines, ...extras }));
}
