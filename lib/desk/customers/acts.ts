import 'server-only';
import { z } from 'zod';
import { messageText } from '@/lib/chat/visitor/message';
import { act } from '@/lib/desk/act/act';
import { customerDone, onCustomer } from '@/lib/desk/act/places';
import { unfilled } from '@/lib/desk/inbox/canned';
import { done, refuse } from '@/lib/http/answer';
import { storableId } from '@/lib/http/storable';
import { writeFirst } from './write-store';

export const customerActs = {
  /** A letter that nobody has asked for: into the thread of an order, and to its buyer. */
  'customers/write': act({
    may: 'answer-visitors',
    form: z.strictObject({
      order: storableId('Choose the order that it is about.'),
      id: storableId(),
      text: messageText,
      /** The page that it is written on. */
      from: z.enum(['customer', 'order']).default('customer'),
    }),
    place: onCustomer('write'),
    record: ({ order: subject }, { conversation }: { conversation: string }) => ({
      action: 'write-first',
      subject,
      detail: { conversation },
    }),
    async run({ input: { order: orderId, id, text, from }, member, record }) {
      const braces = unfilled(text);
      if (braces) {
        const says = `Fill in ${braces} first, or take it out.`;
        return refuse(422, 'unfilled', says, { fields: { text: says } });
      }
      const written = await writeFirst({ orderId, id, text, staffId: member.id }, record);
      if (written.ok)
        return done({ conversation: written.conversation }, { location: customerDone(orderId, from, 'written') });
      if (written.why === 'unknown') return refuse(404, 'unknown', 'There is no such order, or its buyer is erased.');
      const says = `${written.holder.name} has the conversation about this order. Ask them, or take it over there; what you typed is kept here.`;
      return refuse(409, 'taken', says);
    },
  }),
};
