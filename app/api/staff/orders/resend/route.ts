import { z } from 'zod';
import { resendLine } from '@/lib/aftersales/resend-store';
import { orderDone, orderForm } from '@/lib/desk/orders/order-page';
import { done, refuse } from '@/lib/http/answer';
import { staffRoute } from '@/lib/staff/route-store';

const body = z.strictObject({
  order: z.uuid(),
  id: z.uuid(),
  position: z.coerce.number({ error: 'Choose the line.' }).int().min(0).max(999),
  quantity: z.coerce.number({ error: 'Say how many.' }).int().min(1, { error: 'Send at least one.' }).max(999),
  reason: z.string().trim().min(1, { error: 'Choose a reason.' }).max(80),
});

export const POST = staffRoute(
  'resend',
  { scope: 'resend', body, form: orderForm('resend') },
  async ({ input, member }) => {
    const { order: orderId, ...ask } = input;
    const resent = await resendLine({ ...ask, orderId, staffId: member.id });
    if (!resent.ok) return refuse(409, 'not-resent', resent.message);
    return done({ parcel: ask.id }, { location: orderDone(orderId, 'resent') });
  },
);
