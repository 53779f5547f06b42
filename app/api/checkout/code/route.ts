import { z } from 'zod';
import { typedCode } from '@/lib/basket/change';
import { changeCode } from '@/lib/basket/code-store';
import type { PricedBasket } from '@/lib/basket/priced';
import { basketCookie, pricedNow, readBasket, waitingOrder } from '@/lib/basket/store';
import { done } from '@/lib/http/answer';
import { rememberForm } from '@/lib/http/form-store';
import { route } from '@/lib/http/route';

/** The checkout's other fields come along, so that adding a code loses nothing that was typed. */
const body = z.object({ code: typedCode, email: z.string().max(254).default('') }).catchall(z.string().max(2_000));
const options = { scope: 'checkout', body, form: { back: '/checkout#discount' } };

export const POST = route(options, async ({ input, cookies, address }) => {
  const { code, ...typed } = input;
  const buyer = { email: typed.email || null, orderId: waitingOrder(cookies) };
  const changed = await changeCode(readBasket(cookies), code, { address, ...buyer });
  if (!changed.ok) return changed;
  const draft = await rememberForm('checkout', typed, null, cookies);
  return done<PricedBasket>(await pricedNow(changed.basket, buyer), {
    location: '/checkout#discount',
    cookies: [basketCookie(changed.basket), draft],
  });
});
