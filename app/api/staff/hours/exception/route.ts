import { exceptionForm } from '@/lib/desk/hours/form';
import { setException } from '@/lib/desk/hours/hours-store';
import { done } from '@/lib/http/answer';
import { staffRoute } from '@/lib/staff/route-store';
import { note } from '@/lib/staff/session-store';

export const POST = staffRoute(
  'set-hours',
  { scope: 'exception', body: exceptionForm, form: { back: '/staff/hours?refused=exception#exceptions' } },
  async ({ input, member }) => {
    await setException(input, member.id);
    await note('exception', member.id, input.date);
    return done({ ok: true }, { location: '/staff/hours#exceptions' });
  },
);
