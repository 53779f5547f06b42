import 'server-only';
import { content } from '@/lib/content/content';
import { refuse } from '@/lib/http/answer';
import { withinLimit } from '@/lib/http/limit-store';
import type { Changed } from './apply';
import type { BasketCookie } from './cookie';
import { sealCode } from './offer-store';
import { pricedNow } from './store';

type Asker = { address: string; email: string | null; orderId: string | null };
const tries = { scope: 'discount-code', max: 12, windowSeconds: 600, whenDown: 'closed' } as const;
const tooMany =
  'That is a lot of codes at once. Please wait ten minutes and try again; your basket is kept, and you can order without.';

/**
 * Puts a code into the basket or takes it out. One that waits for other goods goes in and says so; one that can't hold
 * is refused with its reason. Tries are counted, so that nobody guesses.
 */
export async function changeCode(basket: BasketCookie, code: string, asker: Asker): Promise<Changed> {
  if (code === '') return { ok: true, basket: { ...basket, code: null } };
  const allowed = await withinLimit({ ...tries, key: asker.address });
  if (!allowed.ok) return said(429, 'too-many-codes', tooMany, allowed.retryAfterSeconds);
  if (!content().discounts.some((known) => known.code === code))
    return said(
      422,
      'unknown-code',
      `We don't know the code ${code.slice(0, 30)}. Please check its letters and figures.`,
    );
  const changed = { ...basket, code: sealCode(code) };
  const { discount } = await pricedNow(changed, asker);
  if (discount?.state === 'refused' && !discount.waits) return said(422, 'code-refused', discount.says);
  return { ok: true, basket: changed };
}

const said = (status: number, code: string, message: string, retryAfterSeconds?: number): Changed =>
  refuse(status, code, message, { fields: { code: message }, ...(retryAfterSeconds ? { retryAfterSeconds } : {}) });
