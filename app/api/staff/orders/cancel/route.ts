import { z } from 'zod';
import { cancelOrder } from '@/lib/aftersales/cancel-store';
import { overCap } from '@/lib/aftersales/put-right';
import { content } from '@/lib/content/content';
import { orderDone, orderForm } from '@/lib/desk/orders/order-page';
import { done, refuse } from '@/lib/http/answer';
import { staffRoute } from '@/lib/staff/route-store';
import { note } from '@/lib/staff/session-store';

const body = z.strictObject({
  order: z.uuid(),
  id: z.uuid(),
  reason: z.string().trim().min(1, { error: 'Choose a reason.' }).max(80),
  restock: z.literal('on').optional(),
});

export const POST = staffRoute(
  'cancel',
  { scope: 'cancel', body, form: orderForm('cancel') },
  async ({ input, member }) => {
    const { order: orderId, id, reason, restock } = input;
    const cancelled = await cancelOrder({
      id,
      orderId,
      reason,
      restock: restock === 'on',
      by: { origin: 'staff', staffId: member.id },
      overCap: (pence, givenPence) => overCap({ role: member.role, pence, givenPence }, content().orders),
    });
    if (!cancelled.ok) return refuse(409, 'not-cancelled', cancelled.message);
    await note('cancel', member.id, orderId, { reason });
    return done({ ok: true }, { location: orderDone(orderId, 'cancelled') });
  },
);
