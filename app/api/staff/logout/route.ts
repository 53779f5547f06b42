import { z } from 'zod';
import { done } from '@/lib/http/answer';
import { route } from '@/lib/http/route';
import { leaveDesk } from '@/lib/staff/presence-store';
import { endSession, watcherFrom } from '@/lib/staff/session-store';

export const POST = route(
  {
    scope: 'logout',
    body: z.strictObject({}),
    form: { back: '/staff/login' },
    limit: 'none: nobody is kept from leaving',
  },
  async ({ cookies }) => {
    const member = await watcherFrom(cookies);
    const ended = await endSession(cookies);
    if (member) await leaveDesk(member.id);
    return done({ ok: true }, { location: '/staff/login', cookies: [ended] });
  },
);
