import { z } from 'zod';
import { reopen, resolve } from '@/lib/chat/desk-store';
import { conversationById } from '@/lib/chat/store';
import { done, refuse } from '@/lib/http/answer';
import { staffRoute } from '@/lib/staff/route-store';
import { note } from '@/lib/staff/session-store';

const body = z.strictObject({
  conversation: z.uuid(),
  status: z.enum(['open', 'resolved']),
  /** The last event that the agent has seen. */
  seen: z.coerce.number().int().min(0),
});
const back = ({ conversation = '' }: Record<string, string>) =>
  /^[0-9a-f-]{36}$/.test(conversation) ? `/staff/inbox/${conversation}` : '/staff/inbox';

export const POST = staffRoute(
  'answer-visitors',
  { scope: 'status', body, form: { back } },
  async ({ input, member }) => {
    const { conversation, status, seen } = input;
    if (!(await conversationById(conversation))) return refuse(404, 'unknown', 'There is no such conversation.');
    if (status === 'open') await reopen(conversation);
    else if ((await resolve(conversation, seen)) === 'moved')
      return refuse(409, 'moved', 'A new message has come in. Please read it first.');
    await note(status === 'open' ? 'reopen' : 'resolve', member.id, conversation);
    return done({ ok: true }, { location: status === 'open' ? `/staff/inbox/${conversation}` : '/staff/inbox' });
  },
);
