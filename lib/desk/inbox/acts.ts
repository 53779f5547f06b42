import 'server-only';
import { z } from 'zod';
import { putRight } from '@/lib/aftersales/order-action-store';
import { redact } from '@/lib/chat/log/redact-store';
import { content } from '@/lib/content/content';
import { transaction } from '@/lib/db/connection';
import { act } from '@/lib/desk/act/act';
import { conversationDone, inConversation } from '@/lib/desk/act/places';
import { refundQuestion, resendQuestion } from '@/lib/desk/orders/sure-words';
import { done, refuse } from '@/lib/http/answer';
import { storableId, storableInteger } from '@/lib/http/storable';
import { may, whoMay } from '@/lib/staff/permissions';
import { setPresence } from '@/lib/staff/presence-store';
import { line, optionalLine } from '@/lib/text/line';
import { now } from '@/lib/time/clock';
import { assign, changeStatus, seen } from './act-store';
import { noConversation, takenBy } from './answer-acts';
import { mayActOn } from './orders-store';
import { snoozeUntil } from './snooze';
import { readTags } from './tags';
import { setTags } from './tags-store';
import { snoozeChoices } from './view';

const conversation = storableId();
const id = storableId();
const somebody = z.union([storableId(), z.literal('')]);

const statusForm = z.discriminatedUnion('status', [
  z.strictObject({ conversation, id, status: z.literal('open') }),
  /** `seen`: the last event that the agent has seen. */
  z.strictObject({ conversation, id, status: z.literal('resolved'), seen: z.coerce.number().pipe(storableInteger) }),
  z.strictObject({ conversation, id, status: z.literal('snoozed'), for: z.enum(snoozeChoices) }),
]);
const statusWords = { open: 'reopen', resolved: 'resolve', snoozed: 'snooze' } as const;

export const inboxActs = {
  assign: act({
    may: 'answer-visitors',
    /** `from`: whose it is as far as the asker knows; '' is nobody's. */
    form: z.strictObject({ conversation, id, from: somebody, to: somebody }),
    place: inConversation('assign', 'about'),
    record: ({ conversation: subject, to }) => ({ action: 'assign', subject, detail: { to: to || 'nobody' } }),
    async run({ input, member, record }) {
      const { conversation: conversationId, from, to } = input;
      const asked = { conversationId, id: input.id, staffId: member.id, record };
      const acted = await assign({ ...asked, from: from || null, to: to || null });
      if (acted.ok) return done({ ok: true }, { location: conversationDone(conversationId, 'about') });
      return acted.why === 'unknown'
        ? refuse(404, 'unknown', 'That conversation or that colleague is not here any more.')
        : takenBy(acted, 'from');
    },
  }),

  status: act({
    may: 'answer-visitors',
    form: statusForm,
    place: inConversation('status', 'answer'),
    record: ({ conversation: subject, status }) => ({ action: statusWords[status], subject }),
    async run({ input, member, record }) {
      const { conversation: conversationId } = input;
      const change =
        input.status === 'snoozed' ? { status: input.status, until: snoozeUntil(input.for, now()) } : input;
      const came = await changeStatus({ conversationId, id: input.id, staffId: member.id, change, record });
      if (came === 'unknown') return noConversation;
      if (came === 'moved') return refuse(409, 'moved', 'A new message has come in. Please read it first.');
      return done(
        { ok: true },
        { location: input.status === 'open' ? conversationDone(conversationId, 'answer') : '/staff/inbox' },
      );
    },
  }),

  tags: act({
    may: 'answer-visitors',
    form: z.strictObject({ conversation, tags: optionalLine(300) }),
    place: inConversation('tags', 'about'),
    record: ({ conversation: subject }) => ({ action: 'tags', subject }),
    async run({ input, record }) {
      const read = readTags(input.tags, content().claims, content().chat.tagRules);
      if (!read.ok) return refuse(422, 'tags', read.message, { fields: { tags: read.message } });
      if (!(await setTags(input.conversation, read.tags, record))) return noConversation;
      return done({ tags: read.tags }, { location: conversationDone(input.conversation, 'about') });
    },
  }),

  /** Takes the words of an event, or its picture, out for good. */
  redact: act({
    may: 'answer-visitors',
    form: z.strictObject({
      conversation,
      visibility: z.enum(['all', 'staff']),
      seq: z.coerce.number().pipe(storableInteger),
    }),
    place: inConversation('redact', 'answer'),
    record: ({ conversation: subject, visibility, seq }) => ({
      action: 'redact',
      subject,
      detail: { visibility, seq: String(seq) },
    }),
    async run({ input: { conversation: conversationId, ...event }, member, record }) {
      const gone = await transaction((tx) => redact(tx, conversationId, event, member.id, record));
      if (!gone) return refuse(404, 'unknown', 'There is nothing to remove there.');
      return done({ ok: true }, { location: conversationDone(conversationId, 'answer') });
    },
  }),

  /** Puts a line of an order right from the conversation in which it is asked for. */
  'order-action': act({
    may: 'answer-visitors',
    form: z.strictObject({
      conversation,
      id,
      order: storableId(),
      action: z.enum(['refund', 'resend'], { error: 'Choose what to do.' }),
      position: z.coerce.number().int().min(0).max(999),
      quantity: z.coerce.number({ error: 'Say how many.' }).int().min(1, { error: 'Choose at least one.' }).max(999),
      reason: line('Choose a reason.', 80),
      restock: z.literal('on').optional(),
      /** The number of the message that asks for it. */
      about: z.coerce.number().pipe(storableInteger).optional(),
    }),
    place: inConversation('order', 'orders'),
    sure: ({ action, position, quantity, restock }) =>
      action === 'resend'
        ? resendQuestion({ quantity })
        : refundQuestion({
            of: { kind: 'lines', lines: [{ position, quantity }], delivery: false },
            restock: restock === 'on',
          }),
    record: ({ action, order: subject, conversation: from, id: asked }) => ({
      action,
      subject,
      detail: { conversation: from, act: asked },
    }),
    async run({ input, member, prove, record }) {
      const { conversation: conversationId, order: orderId, restock, ...ask } = input;
      if (!may(member.role, input.action)) return refuse(403, 'role', whoMay(input.action));
      const order = await mayActOn(conversationId, orderId);
      if (!order) return refuse(404, 'unknown', 'This conversation is not about that order for certain.');
      const asked = { ...ask, conversationId, order, restock: restock === 'on', member, prove };
      const did = await putRight({ ...asked, record: (tx) => record(tx) });
      if (!did.ok) return refuse(409, 'not-done', did.message);
      return done({ ok: true }, { location: conversationDone(conversationId, 'orders') });
    },
  }),

  /** A console has shown the conversation up to here to somebody who was looking. */
  seen: act({
    may: 'answer-visitors',
    form: z.strictObject({ conversation, seq: storableInteger }),
    place: { scope: 'seen' },
    record: 'none: opening the conversation is on record, and its log says how far it was read',
    async run({ input, member }) {
      return (await seen(input.conversation, member.id, input.seq)) ? done({ ok: true }) : noConversation;
    },
  }),

  /** 'here' and 'away' are somebody's own word; 'active' says only that they have just done something. */
  presence: act({
    may: 'answer-visitors',
    form: z.strictObject({ state: z.enum(['here', 'away', 'active']) }),
    place: { scope: 'presence', back: '/staff/inbox' },
    record: 'none: who is at their desk when is not kept about anybody',
    async run({ input, member }) {
      if (input.state !== 'active') await setPresence(member.id, input.state);
      return done({ ok: true }, { location: '/staff/inbox' });
    },
  }),
};
