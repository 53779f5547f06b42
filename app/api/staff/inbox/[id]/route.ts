import { z } from 'zod';
import { deskThread } from '@/lib/chat/desk-store';
import { done, refuse } from '@/lib/http/answer';
import { reader } from '@/lib/http/route';
import { watcherFrom } from '@/lib/staff/session-store';

export const GET = reader({ scope: 'inbox', query: z.strictObject({}) }, async ({ params, cookies }) => {
  if (!(await watcherFrom(cookies))) return refuse(401, 'login', 'Please log in again.');
  const id = z.uuid().safeParse(params.id);
  const thread = id.success ? await deskThread(id.data) : null;
  return thread ? done(thread) : refuse(404, 'unknown', 'There is no such conversation.');
});
