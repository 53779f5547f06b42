import { z } from 'zod';
import { cookiesOnceSeen, orderProgress } from '@/lib/aftersales/progress-store';
import { done, refuse } from '@/lib/http/answer';
import { reader } from '@/lib/http/route';
import { orderDetail } from '@/lib/orders/detail-store';
import { type OrderVersion, versionOf } from '@/lib/orders/state-words';

/** What the order page asks while something is on its way. */
export const GET = reader(
  { scope: 'order', query: z.object({}), limit: { max: 120, windowSeconds: 60, whenDown: 'open' } },
  async ({ params, cookies }) => {
    const found = await orderProgress(params.token ?? '');
    if (!found) return refuse(404, 'unknown-order', 'We can’t find this order.');
    return done<OrderVersion>(
      { version: versionOf(await orderDetail(found.order)) },
      { cookies: cookiesOnceSeen(cookies, found) },
    );
  },
);
