import { z } from 'zod';
import { resolve, threadById } from '@/lib/chat/desk-store';
import { done, refuse } from '@/lib/http/answer';
import { route } from '@/lib/http/route';
import { memberFrom, note } from '@/lib/staff/session-store';

export const POST = route(
  { scope: 'status', body: z.strictObject({ conversation: z.uuid() }), form: { back: '/staff/inbox' } },
  async ({ input, cookies }) => {
    const member = await memberFrom(cookies);
    if (!member) return refuse(401, 'login', 'Please log in again.', { location: '/staff/login' });
    if (!(await threadById(input.conversation))) return refuse(404, 'unknown', 'There is no such conversation.');
    await resolve(input.conversation);
    await note('resolve', member.id, input.conversation);
    return done({ ok: true }, { location: '/staff/inbox' });
  },
);
