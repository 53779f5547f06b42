import { z } from 'zod';
import { troubleForm } from '@/lib/aftersales/alert-actions-form';
import { tryAgain } from '@/lib/aftersales/alert-actions-store';
import { done, refuse } from '@/lib/http/answer';
import { staffRoute } from '@/lib/staff/route-store';
import { note } from '@/lib/staff/session-store';

const body = z.strictObject({ alert: z.uuid() });

export const POST = staffRoute(
  'run-again',
  { scope: 'trouble', body, form: troubleForm },
  async ({ input, member }) => {
    const again = await tryAgain({ alertId: input.alert, staffId: member.id });
    await note('run-again', member.id, input.alert);
    return again.ok
      ? done({ ok: true }, { location: '/staff/trouble?done=again' })
      : refuse(409, 'failed', again.message);
  },
);
