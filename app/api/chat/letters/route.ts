import { z } from 'zod';
import { askForLetter } from '@/lib/chat/letters/letters-store';
import type { ChatAnswers } from '@/lib/chat/log/wire';
import { known, pageOf, unknownConversation } from '@/lib/chat/visitor/author-store';
import { conversationOf } from '@/lib/chat/visitor/conversation-store';
import { clientId, visitorFields } from '@/lib/chat/visitor/message';
import { done, refuse } from '@/lib/http/answer';
import { forgetForm, rememberForm } from '@/lib/http/form-store';
import { route } from '@/lib/http/route';
import { emailAddress } from '@/lib/text/email';

const scope = 'chat-letters';
const body = z.strictObject({
  order: visitorFields.order,
  id: clientId,
  email: emailAddress,
  wanted: z.enum(['transcript', 'link'], { error: 'Choose what to send.' }),
});
const form = { back: (typed: Record<string, string>) => pageOf(typed, '#letters'), draft: () => scope };
const says = {
  sent: 'It is on its way to you.',
  'to-confirm':
    'We have written to that address to ask whether it is yours. Please type the code of that letter below.',
};

/** Sends the conversation, or a link to it, to an address that has been shown to be the visitor's. */
export const POST = route(
  { scope, body, form, limit: { max: 30, windowSeconds: 3600, whenDown: 'closed' } },
  async ({ input, cookies, address, isForm }) => {
    const conversation = await conversationOf(await known(cookies, input));
    if (!conversation) return unknownConversation();
    const asked = await askForLetter(conversation, { ...input, address });
    if (asked === 'too-many')
      return refuse(
        429,
        'too-many',
        'We have written to that address today. Please look there, or try again tomorrow.',
        {
          retryAfterSeconds: 86_400,
        },
      );
    await forgetForm(scope, cookies);
    const answer: ChatAnswers['/api/chat/letters'] = { asked, says: says[asked] };
    if (!isForm) return done(answer);
    const told = await rememberForm(scope, { values: { done: answer.says }, problem: null }, { cookies, address });
    return done(answer, { location: pageOf(input, '#letters'), cookies: told ? [told] : [] });
  },
);
