import { z } from 'zod';
import { confirm } from '@/lib/chat/letters/letters-store';
import { done, refuse } from '@/lib/http/answer';
import { route } from '@/lib/http/route';
import { tokenShape } from '@/lib/keys/keys';

const body = z.strictObject({ token: z.string().regex(tokenShape, { error: 'This link is not complete.' }) });
const page = ({ token = '' }: Record<string, string>) =>
  tokenShape.test(token) ? `/support/confirm/${token}` : '/support';

/** Whoever reads the letter says that the address is theirs. */
export const POST = route(
  { scope: 'chat-confirm', body, form: { back: page }, limit: { max: 20, windowSeconds: 900, whenDown: 'closed' } },
  async ({ input }) =>
    (await confirm(input.token))
      ? done({ ok: true }, { location: page(input) })
      : refuse(410, 'used', 'This link is too old. Please ask for a new one in the chat.'),
);
