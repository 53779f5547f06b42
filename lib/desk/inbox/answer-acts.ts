import 'server-only';
import { z } from 'zod';
import { ringTyping } from '@/lib/chat/stream/typing-store';
import { conversationById } from '@/lib/chat/visitor/conversation-store';
import { longestMessage } from '@/lib/chat/visitor/limits';
import { messageText } from '@/lib/chat/visitor/message';
import type { Tx } from '@/lib/db/connection';
import { act } from '@/lib/desk/act/act';
import { conversationDone, inConversation } from '@/lib/desk/act/places';
import { done, refuse } from '@/lib/http/answer';
import { storableId, storableInteger } from '@/lib/http/storable';
import { unfinishedLines } from '@/lib/text/line';
import { answer, type Changed, changeStatus, type Taken, takeNote } from './act-store';
import { unfilled } from './canned';
import { cardFor, cardForm } from './cards/card-store';
import { keepDraft } from './draft-store';

const conversation = storableId();
const id = storableId();
export const noConversation = refuse(404, 'unknown', 'There is no such conversation.');

/** `field`: what the form sends to take it over. */
export const takenBy = ({ holder }: Taken, field?: 'from' | 'takeFrom') =>
  refuse(
    409,
    'taken',
    `${holder.name} has taken this conversation. Take it over?`,
    field ? { fields: { [field]: holder.id } } : {},
  );

const unfinished = z.string().transform(unfinishedLines).pipe(z.string().max(longestMessage));

const replyForm = z
  .strictObject({
    conversation,
    id,
    kind: z.enum(['message', 'note']).default('message'),
    text: messageText,
    /** Resolves it too, if the visitor has not written since the event of this number. */
    resolve: z.coerce.number().pipe(storableInteger).optional(),
  })
  .refine(({ kind, text }) => kind === 'note' || unfilled(text) === null, {
    path: ['text'],
    error: ({ input }) => {
      const { text } = z.object({ text: z.string() }).catch({ text: '' }).parse(input);
      return `Fill in ${unfilled(text)} first, or take it out.`;
    },
  });

/** `resolved`: what came of resolving it too, if that was wanted. */
type Replied = { ok: true; resolved?: Changed };

export const answerActs = {
  /** An answer or a note for colleagues; an answer can resolve the conversation too. */
  reply: act({
    may: 'answer-visitors',
    form: replyForm,
    place: inConversation('reply', 'answer'),
    record: ({ conversation: subject }, action: 'reply' | 'note' | 'resolve') => ({ action, subject }),
    async run({ input, member, record }) {
      const { conversation: conversationId, id: clientId, kind, text, resolve } = input;
      const asked = { conversationId, staffId: member.id };
      const said = { ...asked, id: clientId, record: (tx: Tx) => record(tx, kind === 'note' ? 'note' : 'reply') };
      const acted =
        kind === 'note'
          ? await takeNote({ ...said, text })
          : await answer({ ...said, said: { kind: 'message', body: { text } } });
      if (!acted.ok) return acted.why === 'unknown' ? noConversation : takenBy(acted, 'takeFrom');
      await keepDraft(conversationId, member.id, { kind, text: '' });
      const location = conversationDone(conversationId, 'answer');
      if (kind === 'note' || resolve === undefined) return done<Replied>({ ok: true }, { location });
      const resolved = await changeStatus({
        ...asked,
        id: crypto.randomUUID(),
        // Its own answer is one event further on than what the agent had seen.
        change: { status: 'resolved', seen: resolve + 1 },
        record: (tx) => record(tx, 'resolve'),
      });
      return done<Replied>({ ok: true, resolved }, { location });
    },
  }),

  /** A product, facts from its label or about its delivery, or a whole basket to take. */
  send: act({
    may: 'answer-visitors',
    form: cardForm,
    place: inConversation('send', 'send'),
    record: ({ conversation: subject, card }) => ({ action: 'send', subject, detail: { card } }),
    async run({ input, member, record }) {
      const { conversation: conversationId, id: clientId } = input;
      const card = cardFor(input);
      if (!card.ok) return refuse(422, 'card', card.message, { fields: { [card.field]: card.message } });
      const acted = await answer({ conversationId, id: clientId, staffId: member.id, said: card.said, record });
      if (!acted.ok) return acted.why === 'unknown' ? noConversation : takenBy(acted);
      return done({ ok: true }, { location: conversationDone(conversationId, 'answer') });
    },
  }),

  draft: act({
    may: 'answer-visitors',
    form: z.strictObject({ conversation, kind: z.enum(['message', 'note']), text: unfinished }),
    place: { scope: 'draft' },
    record: 'none: what is not sent is nobody else’s business',
    async run({ input: { conversation: conversationId, ...draft }, member }) {
      if (!(await conversationById(conversationId))) return noConversation;
      await keepDraft(conversationId, member.id, draft);
      return done({ ok: true });
    },
  }),

  typing: act({
    may: 'answer-visitors',
    form: z.strictObject({ conversation }),
    place: { scope: 'typing' },
    limit: { max: 120, windowSeconds: 60, whenDown: 'open' },
    record: 'none: it is over in a few seconds, and what is written is on record',
    async run({ input, member }) {
      if (!(await conversationById(input.conversation))) return noConversation;
      await ringTyping({ conversation: input.conversation, who: { staffId: member.id } });
      return done({ ok: true });
    },
  }),
};
