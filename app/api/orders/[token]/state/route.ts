import { z } from 'zod';
import { done, refuse } from '@/lib/http/answer';
import { reader } from '@/lib/http/route';
import { emptiedBasket, orderProgress } from '@/lib/orders/progress-store';

/** What the order page asks while it waits for a payment. */
export const GET = reader(
  { scope: 'order', query: z.object({}), limit: { max: 120, windowSeconds: 60, whenDown: 'open' } },
  async ({ params, cookies }) => {
    const found = await orderProgress(params.token ?? '');
    if (!found) return refuse(404, 'unknown-order', 'We can’t find this order.');
    return done({ status: found.order.status }, { cookies: emptiedBasket(cookies, found) });
  },
);
