import { z } from 'zod';
import { unfilled } from '@/lib/chat/canned';
import { reply } from '@/lib/chat/desk-store';
import { messageText } from '@/lib/chat/message';
import { conversationById } from '@/lib/chat/store';
import { done, refuse } from '@/lib/http/answer';
import { forgetForm } from '@/lib/http/form-store';
import { staffRoute } from '@/lib/staff/route-store';
import { note } from '@/lib/staff/session-store';

const text = messageText.refine((words) => unfilled(words) === null, {
  error: ({ input }) => `Fill in ${unfilled(String(input))} first, or take it out.`,
});
const body = z.strictObject({ conversation: z.uuid(), id: z.uuid(), text });
const known = ({ conversation = '' }: Record<string, string>) =>
  /^[0-9a-f-]{36}$/.test(conversation) ? conversation : '';
const form = {
  back: (typed: Record<string, string>) => `/staff/inbox/${known(typed)}#answer`,
  /** Kept with its own conversation, so that an answer never turns up in somebody else's. */
  draft: (typed: Record<string, string>) => `reply:${known(typed)}`,
};

export const POST = staffRoute(
  'answer-visitors',
  { scope: 'reply', body, form },
  async ({ input, cookies, member }) => {
    const { conversation, id, text: words } = input;
    if (!(await conversationById(conversation))) return refuse(404, 'unknown', 'There is no such conversation.');
    await reply(conversation, member.id, id, words);
    await note('reply', member.id, conversation);
    await forgetForm(`reply:${conversation}`, cookies);
    return done({ ok: true }, { location: `/staff/inbox/${conversation}#answer` });
  },
);
