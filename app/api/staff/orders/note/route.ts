import { z } from 'zod';
import { messageText } from '@/lib/chat/visitor/message';
import { draftOf, orderDone, orderForm } from '@/lib/desk/orders/order-page';
import { done, refuse } from '@/lib/http/answer';
import { forgetForm } from '@/lib/http/form-store';
import { addNote } from '@/lib/orders/parcels/fulfil-store';
import { orderById } from '@/lib/orders/store';
import { staffRoute } from '@/lib/staff/route-store';

const body = z.strictObject({ order: z.uuid(), id: z.uuid(), text: messageText });

export const POST = staffRoute(
  'write-note',
  { scope: 'note', body, form: orderForm('note') },
  async ({ input, member, cookies }) => {
    const { order: orderId, id, text } = input;
    if (!(await orderById(orderId))) return refuse(404, 'unknown', 'There is no such order.');
    await addNote({ id, orderId, text, staffId: member.id });
    await forgetForm(draftOf('note', orderId), cookies);
    return done({ ok: true }, { location: orderDone(orderId, 'noted') });
  },
);
