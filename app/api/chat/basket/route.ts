import { z } from 'zod';
import { basketCookie, pricedNow, readBasket, waitingOrder } from '@/lib/basket/store';
import type { ChatAnswers } from '@/lib/chat/log/wire';
import { known, pageOf } from '@/lib/chat/visitor/author-store';
import { visitorFields } from '@/lib/chat/visitor/message';
import { takeOffer } from '@/lib/chat/visitor/take-store';
import { done, refuse } from '@/lib/http/answer';
import { route } from '@/lib/http/route';
import { storableInteger } from '@/lib/http/storable';

const body = z.strictObject({ order: visitorFields.order, seq: z.coerce.number().pipe(storableInteger) });
const form = { back: (typed: Record<string, string>) => pageOf(typed) };

/** Puts what somebody at the desk has put together into the visitor's basket, at this moment's prices and stock. */
export const POST = route(
  { scope: 'chat-basket', body, form, limit: { max: 30, windowSeconds: 60, whenDown: 'open' } },
  async ({ input, cookies }) => {
    const taken = await takeOffer(await known(cookies, input), input.seq, readBasket(cookies));
    if (!taken) return refuse(404, 'unknown', 'There is no such offer.');
    const { basket, missing, event } = taken;
    return done<ChatAnswers['/api/chat/basket']>(
      { event, missing, basket: await pricedNow(basket, { email: null, orderId: waitingOrder(cookies) }) },
      { location: '/basket', cookies: [basketCookie(basket)] },
    );
  },
);
