import { z } from 'zod';
import { applyChange } from '@/lib/basket/apply';
import { changeFromForm, changeFromScript } from '@/lib/basket/change';
import { basketCookie, pricedNow, readBasket } from '@/lib/basket/store';
import { content } from '@/lib/content/content';
import { done } from '@/lib/http/answer';
import { reader, route } from '@/lib/http/route';

export const GET = reader({ scope: 'basket', query: z.object({}) }, async ({ cookies }) =>
  done(await pricedNow(readBasket(cookies))),
);

export const POST = route(
  {
    scope: 'basket',
    body: z.unknown(),
    form: { back: '/basket' },
    limit: { max: 300, windowSeconds: 60, whenDown: 'open' },
  },
  async ({ input, isForm, cookies }) => {
    const changed = applyChange(
      readBasket(cookies),
      (isForm ? changeFromForm : changeFromScript).safeParse(input),
      content().products,
    );
    if (!changed.ok) return changed;
    return done(await pricedNow(changed.basket), { location: '/basket', cookies: [basketCookie(changed.basket)] });
  },
);
