import 'server-only';
import { z } from 'zod';
import { act } from '@/lib/desk/act/act';
import { conversationDone, inConversation } from '@/lib/desk/act/places';
import { done, refuse } from '@/lib/http/answer';
import { storableId } from '@/lib/http/storable';
import { noConversation, takenBy } from '../answer-acts';
import { mayActOn } from '../orders-store';
import { askProof, attach } from './proof-store';

const conversation = storableId();
const id = storableId();

export const proofActs = {
  'ask-proof': act({
    may: 'answer-visitors',
    form: z.strictObject({ conversation, id }),
    place: inConversation('ask-proof', 'about'),
    record: ({ conversation: subject }) => ({ action: 'ask-proof', subject }),
    async run({ input, member, record }) {
      const { conversation: conversationId } = input;
      const asked = await askProof({ conversationId, id: input.id, staffId: member.id }, record);
      if (asked.ok) return done({ ok: true }, { location: conversationDone(conversationId, 'about') });
      if (asked.why === 'no') return refuse(409, 'no-proof', asked.says);
      return asked.why === 'unknown' ? noConversation : takenBy(asked);
    },
  }),

  attach: act({
    may: 'answer-visitors',
    form: z.strictObject({ conversation, id, order: storableId() }),
    place: inConversation('attach', 'orders'),
    record: ({ conversation: subject, order }) => ({ action: 'attach', subject, detail: { order } }),
    async run({ input, member, record }) {
      const { conversation: conversationId, order: orderId } = input;
      const order = await mayActOn(conversationId, orderId);
      if (!order) return refuse(404, 'unknown', 'That order is not shown to be theirs. Ask them to prove it first.');
      const attached = await attach({ conversationId, order, id: input.id, staffId: member.id }, record);
      if (!attached.ok) return refuse(409, 'not-attached', attached.message);
      return done({ ok: true }, { location: conversationDone(conversationId, 'orders') });
    },
  }),
};
