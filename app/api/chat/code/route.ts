import { z } from 'zod';
import { confirmByCode } from '@/lib/chat/letters/letters-store';
import type { ChatAnswers } from '@/lib/chat/log/wire';
import { known, pageOf, unknownConversation } from '@/lib/chat/visitor/author-store';
import { conversationOf } from '@/lib/chat/visitor/conversation-store';
import { visitorFields } from '@/lib/chat/visitor/message';
import { done, refuse } from '@/lib/http/answer';
import { forgetForm, rememberForm } from '@/lib/http/form-store';
import { route } from '@/lib/http/route';

const scope = 'chat-code';
const body = z.strictObject({
  order: visitorFields.order,
  code: z
    .string()
    .transform((typed) => typed.replaceAll(/[\s-]/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, { error: 'Type the six figures from our letter.' })),
});
const form = { back: (typed: Record<string, string>) => pageOf(typed, '#letters'), draft: () => scope };
const wrong = 'This is not the code of our last letters. Please look again, or ask for a new one.';
const says = 'Thank you. We know now that the address is yours.';

/** An address is shown to be the visitor's by what only its letters say, typed where it was given. */
export const POST = route(
  { scope, body, form, limit: { max: 30, windowSeconds: 3600, whenDown: 'closed' } },
  async ({ input, cookies, address, isForm }) => {
    const conversation = await conversationOf(await known(cookies, input));
    if (!conversation) return unknownConversation();
    const came = await confirmByCode(conversation, input.code);
    if (came === 'wrong') return refuse(422, 'wrong-code', wrong, { fields: { code: wrong } });
    if (came === 'too-many')
      return refuse(429, 'too-many', 'That is a lot of codes for one day. Please try again tomorrow.', {
        retryAfterSeconds: 86_400,
      });
    await forgetForm(scope, cookies);
    const answer: ChatAnswers['/api/chat/code'] = { says };
    if (!isForm) return done(answer);
    const told = await rememberForm(scope, { values: { done: says }, problem: null }, { cookies, address });
    return done(answer, { location: pageOf(input, '#letters'), cookies: told ? [told] : [] });
  },
);
