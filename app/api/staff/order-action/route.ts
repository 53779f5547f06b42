import { z } from 'zod';
import { putRight } from '@/lib/aftersales/order-action-store';
import { deskDone, deskForm } from '@/lib/desk/inbox/form';
import { mayActOn } from '@/lib/desk/inbox/orders-store';
import { done, refuse } from '@/lib/http/answer';
import { may, whoMay } from '@/lib/staff/permissions';
import { staffRoute } from '@/lib/staff/route-store';

const body = z.strictObject({
  conversation: z.uuid(),
  id: z.uuid(),
  order: z.uuid(),
  action: z.enum(['refund', 'resend'], { error: 'Choose what to do.' }),
  position: z.coerce.number().int().min(0).max(999),
  quantity: z.coerce.number({ error: 'Say how many.' }).int().min(1, { error: 'Choose at least one.' }).max(999),
  reason: z.string().trim().min(1, { error: 'Choose a reason.' }).max(80),
  restock: z.literal('on').optional(),
  /** The number of the message that asks for it. */
  about: z.coerce.number().int().min(1).optional(),
});

/** Puts a line of an order right from the conversation in which it is asked for. */
export const POST = staffRoute(
  'answer-visitors',
  { scope: 'order', body, form: deskForm('order', 'orders') },
  async ({ input, member }) => {
    const { conversation, order: orderId, restock, ...ask } = input;
    if (!may(member.role, input.action)) return refuse(403, 'role', whoMay(input.action));
    const order = await mayActOn(conversation, orderId);
    if (!order) return refuse(404, 'unknown', 'This conversation is not about that order for certain.');
    const did = await putRight({ ...ask, conversationId: conversation, order, restock: restock === 'on', member });
    if (!did.ok) return refuse(409, 'not-done', did.message);
    return done({ ok: true }, { location: deskDone(conversation, 'orders') });
  },
);
