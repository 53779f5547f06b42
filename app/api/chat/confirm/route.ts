import { z } from 'zod';
import { confirm } from '@/lib/chat/letters/letters-store';
import { known } from '@/lib/chat/visitor/author-store';
import { conversationOf } from '@/lib/chat/visitor/conversation-store';
import { done, refuse } from '@/lib/http/answer';
import { route } from '@/lib/http/route';
import { tokenShape } from '@/lib/keys/keys';

const body = z.strictObject({ token: z.string().regex(tokenShape, { error: 'This link is not complete.' }) });
const page = ({ token = '' }: Record<string, string>) =>
  tokenShape.test(token) ? `/support/confirm/${token}` : '/support';

/** Whoever has the conversation, and reads the letters of the address, says that it is theirs. */
export const POST = route(
  { scope: 'chat-confirm', body, form: { back: page }, limit: { max: 20, windowSeconds: 900, whenDown: 'closed' } },
  async ({ input, cookies }) => {
    const came = await confirm(input.token, await conversationOf(await known(cookies, {})));
    if (came === 'done') return done({ ok: true }, { location: page(input) });
    return came === 'elsewhere'
      ? refuse(403, 'elsewhere', 'This browser does not have that conversation. Type the code of the letter into it.')
      : refuse(410, 'used', 'This link is too old. Please ask for a new one in the chat.');
  },
);
