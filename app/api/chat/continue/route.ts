import { z } from 'zod';
import { continueHere } from '@/lib/chat/letters/links-store';
import { chatCookie } from '@/lib/chat/visitor/author-store';
import { done, refuse } from '@/lib/http/answer';
import { route } from '@/lib/http/route';
import { tokenShape } from '@/lib/keys/keys';

const body = z.strictObject({
  token: z.string().regex(tokenShape, { error: 'This link is not complete.' }),
  /** Made by the page, so that pressing twice adds one browser. */
  visitor: z.string().regex(/^[\w-]{43}$/, { error: 'Please open this page again.' }),
});
const back = ({ token = '' }: Record<string, string>) =>
  tokenShape.test(token) ? `/support/continue/${token}` : '/support';

/** Carries a conversation on in this browser. */
export const POST = route(
  { scope: 'chat-continue', body, form: { back }, limit: { max: 20, windowSeconds: 900, whenDown: 'closed' } },
  async ({ input: { token, visitor } }) =>
    (await continueHere(token, visitor))
      ? done({ ok: true }, { location: '/support', cookies: [chatCookie(visitor)] })
      : refuse(410, 'used', 'This link is too old. Please ask for a new one in the chat.'),
);
