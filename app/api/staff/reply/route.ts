import { z } from 'zod';
import { reply, threadById } from '@/lib/chat/desk-store';
import { messageText } from '@/lib/chat/message';
import { done, refuse } from '@/lib/http/answer';
import { forgetForm } from '@/lib/http/form-store';
import { route } from '@/lib/http/route';
import { memberFrom } from '@/lib/staff/session-store';

const body = z.strictObject({ conversation: z.uuid(), id: z.uuid(), text: messageText });
const back = ({ conversation = '' }: Record<string, string>) =>
  /^[0-9a-f-]{36}$/.test(conversation) ? `/staff/inbox/${conversation}` : '/staff/inbox';

export const POST = route({ scope: 'reply', body, form: { back } }, async ({ input, cookies }) => {
  const member = await memberFrom(cookies);
  if (!member)
    return refuse(401, 'login', 'Please log in again; what you typed is kept.', { location: '/staff/login' });
  if (!(await threadById(input.conversation))) return refuse(404, 'unknown', 'There is no such conversation.');
  await reply(input.conversation, member.id, input.id, input.text);
  await forgetForm('reply', cookies);
  return done({ ok: true }, { location: `/staff/inbox/${input.conversation}` });
});
