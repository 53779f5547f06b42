import { z } from 'zod';
import { troubleForm } from '@/lib/aftersales/alert-actions-form';
import { giveMismatchBack } from '@/lib/aftersales/alert-actions-store';
import { overCap } from '@/lib/aftersales/put-right';
import { content } from '@/lib/content/content';
import { done, refuse } from '@/lib/http/answer';
import { staffRoute } from '@/lib/staff/route-store';
import { note } from '@/lib/staff/session-store';

const body = z.strictObject({ alert: z.uuid(), id: z.uuid() });

export const POST = staffRoute(
  'settle-alert',
  { scope: 'trouble', body, form: troubleForm },
  async ({ input: { alert, id }, member }) => {
    const back = await giveMismatchBack({
      alertId: alert,
      id,
      staffId: member.id,
      overCap: (pence, givenPence) => overCap({ role: member.role, pence, givenPence }, content().orders),
    });
    if (!back.ok) return refuse(409, 'not-given-back', back.message);
    await note('refund', member.id, id, { alert });
    return done({ ok: true }, { location: '/staff/trouble?done=back' });
  },
);
