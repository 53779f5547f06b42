import { z } from 'zod';
import { applyChange, backTo, placeOf, readChange } from '@/lib/basket/change';
import { changeCode } from '@/lib/basket/code-store';
import type { PricedBasket } from '@/lib/basket/priced';
import { basketCookie, pricedNow, readBasket, waitingOrder } from '@/lib/basket/store';
import { content } from '@/lib/content/content';
import { done } from '@/lib/http/answer';
import { amendForm, forgetForm } from '@/lib/http/form-store';
import { reader, route } from '@/lib/http/route';

export const GET = reader(
  { scope: 'basket-read', query: z.object({}), limit: { max: 600, windowSeconds: 60, whenDown: 'open' } },
  async ({ cookies }) =>
    done<PricedBasket>(await pricedNow(readBasket(cookies), { email: null, orderId: waitingOrder(cookies) })),
);

export const POST = route(
  {
    scope: 'basket',
    body: z.unknown(),
    form: { back: backTo },
    limit: { max: 300, windowSeconds: 60, whenDown: 'open' },
  },
  async ({ input, isForm, cookies, address }) => {
    const read = readChange(input, isForm);
    if (!read.ok) return read;
    const [basket, buyer] = [readBasket(cookies), { email: null, orderId: waitingOrder(cookies) }];
    const changed =
      'code' in read.change
        ? await changeCode(basket, read.change.code, { address, ...buyer })
        : applyChange(basket, read.change, content().products);
    if (!changed.ok) return changed;
    await forgetForm('basket', cookies);
    if ('postcode' in read.change) await amendForm('checkout', 'postcode', changed.basket.postcode ?? '', cookies);
    return done<PricedBasket>(await pricedNow(changed.basket, buyer), {
      location: placeOf(read.change, basket, changed.basket),
      cookies: [basketCookie(changed.basket)],
    });
  },
);
