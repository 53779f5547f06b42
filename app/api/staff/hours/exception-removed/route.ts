import { z } from 'zod';
import { removeException } from '@/lib/desk/hours/hours-store';
import { done } from '@/lib/http/answer';
import { staffRoute } from '@/lib/staff/route-store';
import { note } from '@/lib/staff/session-store';

export const POST = staffRoute(
  'set-hours',
  { scope: 'exception-removed', body: z.strictObject({ date: z.iso.date() }), form: { back: '/staff/hours' } },
  async ({ input: { date }, member }) => {
    await removeException(date);
    await note('exception-removed', member.id, date);
    return done({ ok: true }, { location: '/staff/hours#exceptions' });
  },
);
