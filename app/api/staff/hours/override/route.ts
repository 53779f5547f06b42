import { overrideForm } from '@/lib/desk/hours/form';
import { setOverride } from '@/lib/desk/hours/hours-store';
import { done, refuse } from '@/lib/http/answer';
import { staffRoute } from '@/lib/staff/route-store';
import { note } from '@/lib/staff/session-store';
import { now } from '@/lib/time/clock';

export const POST = staffRoute(
  'set-hours',
  { scope: 'override', body: overrideForm, form: { back: '/staff/hours?refused=override#override' } },
  async ({ input, member }) => {
    const isPast = input.until.getTime() <= now().epochMilliseconds;
    const past = 'That is over already. Choose a time that is still ahead.';
    if (isPast) return refuse(422, 'past', past, { fields: { time: past } });
    await setOverride({ ...input, staffId: member.id });
    await note('override', member.id, input.state, { until: input.until.toISOString() });
    return done({ ok: true }, { location: '/staff/hours' });
  },
);
