import { z } from 'zod';
import { troubleForm } from '@/lib/aftersales/alert-actions-form';
import { cleanText } from '@/lib/chat/visitor/message';
import { done, refuse } from '@/lib/http/answer';
import { settleAlert } from '@/lib/orders/alerts/alerts-store';
import { staffRoute } from '@/lib/staff/route-store';
import { note } from '@/lib/staff/session-store';

const how = z
  .string()
  .transform(cleanText)
  .pipe(z.string().min(3, { error: 'Say in a few words how it was settled.' }).max(500));
const body = z.strictObject({ alert: z.uuid(), how });

export const POST = staffRoute(
  'settle-alert',
  { scope: 'trouble', body, form: troubleForm },
  async ({ input, member }) => {
    const settled = await settleAlert({ id: input.alert, staffId: member.id, how: input.how });
    if (settled === 'unknown') return refuse(404, 'unknown', 'This is settled already.');
    await note('settle-alert', member.id, input.alert);
    return done({ ok: true }, { location: '/staff/trouble?done=settled' });
  },
);
