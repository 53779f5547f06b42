import { z } from 'zod';
import { chatFor } from '@/lib/chat/hours/state-store';
import type { WireChat } from '@/lib/chat/log/wire';
import { visitorOf } from '@/lib/chat/visitor/visitor-store';
import { done, refuse } from '@/lib/http/answer';
import { reader } from '@/lib/http/route';

/** Whether anybody is here, and the visitor's own conversation: by their cookie, or by an order's secret. */
export const GET = reader(
  {
    scope: 'chat',
    query: z.strictObject({ order: z.string().max(100).optional() }),
    limit: { max: 240, windowSeconds: 60, whenDown: 'open' },
  },
  async ({ input: { order }, cookies }) => {
    const visitor = await visitorOf(cookies, order);
    if (order && !visitor) return refuse(404, 'unknown-order', 'We can’t find this order.');
    return done<WireChat>(await chatFor(visitor));
  },
);
