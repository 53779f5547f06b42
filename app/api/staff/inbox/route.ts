import { z } from 'zod';
import { queue } from '@/lib/chat/desk-store';
import { done, refuse } from '@/lib/http/answer';
import { reader } from '@/lib/http/route';
import { watcherFrom } from '@/lib/staff/session-store';

export const GET = reader(
  { scope: 'inbox', query: z.strictObject({ show: z.enum(['open', 'resolved']).default('open') }) },
  async ({ input: { show }, cookies }) =>
    (await watcherFrom(cookies)) ? done(await queue(show)) : refuse(401, 'login', 'Please log in again.'),
);
