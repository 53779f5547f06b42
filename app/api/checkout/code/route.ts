import { z } from 'zod';
import { applyChange, typedCode, withoutLines } from '@/lib/basket/change';
import { changeCode } from '@/lib/basket/code-store';
import type { PricedBasket } from '@/lib/basket/priced';
import { basketCookie, pricedNow, readBasket, waitingOrder } from '@/lib/basket/store';
import { content } from '@/lib/content/content';
import { done } from '@/lib/http/answer';
import { rememberForm } from '@/lib/http/form-store';
import { route, stringsOf } from '@/lib/http/route';
import { checkoutForm } from '@/lib/orders/checkout/form';
import { readEmail } from '@/lib/text/email';

/** The checkout's other fields come along, so that adding a code or taking something out loses nothing that was typed. */
const typedSoFar = Object.fromEntries(
  Object.keys(checkoutForm.shape).map((name) => [name, z.string().max(2_000).optional()]),
);
const body = z.strictObject({
  ...typedSoFar,
  code: typedCode.optional(),
  without: withoutLines.optional(),
  email: z.string().max(254).default(''),
});
/** A scope of its own, so that this button uses up nothing of the checkout's. */
const options = {
  scope: 'checkout-code',
  body,
  form: { back: '/checkout#discount', draft: () => 'checkout' },
  limit: { max: 60, windowSeconds: 60, whenDown: 'open' },
} as const;

export const POST = route(options, async ({ input, cookies, address }) => {
  const { code = '', without, ...rest } = input;
  const typed = stringsOf(without ? { ...rest, code } : rest);
  const buyer = { email: readEmail(input.email), orderId: waitingOrder(cookies) };
  const changed = without
    ? applyChange(readBasket(cookies), { without }, content().products)
    : await changeCode(readBasket(cookies), code, { address, ...buyer });
  if (!changed.ok) return changed;
  const draft = await rememberForm('checkout', { values: typed, problem: null }, { cookies, address });
  return done<PricedBasket>(await pricedNow(changed.basket, buyer), {
    location: without ? '/checkout#summary' : '/checkout#discount',
    cookies: [basketCookie(changed.basket), ...(draft ? [draft] : [])],
  });
});
