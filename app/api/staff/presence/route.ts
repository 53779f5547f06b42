import { z } from 'zod';
import { done } from '@/lib/http/answer';
import { setPresence } from '@/lib/staff/presence-store';
import { staffRoute } from '@/lib/staff/route-store';

/** 'here' and 'away' are somebody's own word; 'active' says only that they have just done something. */
const body = z.strictObject({ state: z.enum(['here', 'away', 'active']) });

export const POST = staffRoute(
  'answer-visitors',
  { scope: 'presence', body, form: { back: '/staff/inbox' } },
  async ({ input: { state }, member }) => {
    if (state !== 'active') await setPresence(member.id, state);
    return done({ ok: true }, { location: '/staff/inbox' });
  },
);
