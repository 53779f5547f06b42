import 'server-only';
import { content } from '@/lib/content/content';
import { refuse } from '@/lib/http/answer';
import { anyLeft, withinLimit } from '@/lib/http/limit-store';
import type { Changed } from './change';
import type { BasketCookie } from './cookie';
import { pricedNow, sealCode } from './store';

type Asker = { address: string; email: string | null; orderId: string | null };
const limit = { scope: 'discount-code', max: 10, windowSeconds: 600 };
const tooMany =
  'That is a lot of wrong codes. Please wait ten minutes and try again; your basket is kept, and you can order without.';

/**
 * Puts a code into the basket or takes it out. One that waits for other goods goes in and says so; one that can't hold
 * is refused with its reason. Wrong ones are counted, and after too many a right one is not told apart from them.
 */
export async function changeCode(basket: BasketCookie, code: string, asker: Asker): Promise<Changed> {
  if (code === '') return { ok: true, basket: { ...basket, code: null } };
  const guesses = { ...limit, address: asker.address };
  const known = content().discounts.some((discount) => discount.code === code);
  const allowed = await (known ? anyLeft(guesses) : withinLimit({ ...guesses, whenDown: 'closed' }));
  if (!allowed.ok) return said(429, 'too-many-codes', tooMany, allowed.retryAfterSeconds);
  if (!known)
    return said(
      422,
      'unknown-code',
      `We don’t know the code ${code.slice(0, 30)}. Please check its letters and figures.`,
    );
  const changed = { ...basket, code: sealCode(code) };
  const { discount } = await pricedNow(changed, asker);
  if (discount?.state === 'refused' && !discount.waits) return said(422, 'code-refused', discount.says);
  return { ok: true, basket: changed };
}

const said = (status: number, code: string, message: string, retryAfterSeconds?: number): Changed =>
  refuse(status, code, message, { fields: { code: message }, ...(retryAfterSeconds ? { retryAfterSeconds } : {}) });
