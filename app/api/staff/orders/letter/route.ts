import { z } from 'zod';
import { orderDone, orderForm } from '@/lib/desk/orders/order-page';
import { done, refuse } from '@/lib/http/answer';
import { sendAgain } from '@/lib/mail/outbox-store';
import { staffRoute } from '@/lib/staff/route-store';

const body = z.strictObject({ order: z.uuid(), letter: z.uuid() });

export const POST = staffRoute(
  'send-letter',
  { scope: 'letter', body, form: orderForm('letter') },
  async ({ input, member }) => {
    const { order, letter } = input;
    if ((await sendAgain(letter, order, member.id)) === 'unknown')
      return refuse(404, 'unknown', 'There is no such letter.');
    return done({ ok: true }, { location: orderDone(order, 'letter') });
  },
);
