import { z } from 'zod';
import { messageText } from '@/lib/chat/visitor/message';
import { answer, changeStatus, takeNote } from '@/lib/desk/inbox/act-store';
import { unfilled } from '@/lib/desk/inbox/canned';
import { keepDraft } from '@/lib/desk/inbox/draft-store';
import { deskDone, deskDraft, deskForm, takenWords } from '@/lib/desk/inbox/form';
import { done, refuse } from '@/lib/http/answer';
import { forgetForm } from '@/lib/http/form-store';
import { staffRoute } from '@/lib/staff/route-store';
import { note } from '@/lib/staff/session-store';

const body = z
  .strictObject({
    conversation: z.uuid(),
    id: z.uuid(),
    kind: z.enum(['message', 'note']).default('message'),
    text: messageText,
    /** Resolves it too, if the visitor has not written since the event of this number. */
    resolve: z.coerce.number().int().min(0).optional(),
  })
  .refine(({ kind, text }) => kind === 'note' || unfilled(text) === null, {
    path: ['text'],
    error: ({ input }) => {
      const { text } = z.object({ text: z.string() }).catch({ text: '' }).parse(input);
      return `Fill in ${unfilled(text)} first, or take it out.`;
    },
  });

export const POST = staffRoute(
  'answer-visitors',
  { scope: 'reply', body, form: deskForm('reply', 'answer') },
  async ({ input, member, cookies }) => {
    const { conversation: conversationId, id, kind, text, resolve } = input;
    const act = { conversationId, id, staffId: member.id };
    const acted =
      kind === 'note'
        ? await takeNote({ ...act, text })
        : await answer({ ...act, said: { kind: 'message', body: { text } } });
    if (!acted.ok && acted.why === 'unknown') return refuse(404, 'unknown', 'There is no such conversation.');
    if (!acted.ok)
      return refuse(409, 'taken', takenWords(acted.holder.name), { fields: { takeFrom: acted.holder.id } });
    await note(kind === 'note' ? 'note' : 'reply', member.id, conversationId);
    await keepDraft(conversationId, member.id, { kind, text: '' });
    await forgetForm(deskDraft('reply', conversationId), cookies);
    if (kind === 'note' || resolve === undefined)
      return done({ ok: true }, { location: deskDone(conversationId, 'answer') });
    // Its own answer is one event further on than what the agent had seen.
    const change = { status: 'resolved', seen: resolve + 1 } as const;
    const resolved = await changeStatus({ ...act, id: crypto.randomUUID(), change });
    return done({ ok: true, resolved }, { location: deskDone(conversationId, 'answer') });
  },
);
