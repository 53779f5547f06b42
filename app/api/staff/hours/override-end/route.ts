import { z } from 'zod';
import { endOverride } from '@/lib/desk/hours/hours-store';
import { done } from '@/lib/http/answer';
import { staffRoute } from '@/lib/staff/route-store';
import { note } from '@/lib/staff/session-store';

export const POST = staffRoute(
  'set-hours',
  { scope: 'override-end', body: z.strictObject({}), form: { back: '/staff/hours' } },
  async ({ member }) => {
    await endOverride();
    await note('override-end', member.id);
    return done({ ok: true }, { location: '/staff/hours' });
  },
);
