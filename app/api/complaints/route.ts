import { receive } from '@/lib/complaints/complaint-store';
import { complaintForm } from '@/lib/complaints/form';
import { done, refuse } from '@/lib/http/answer';
import { forgetForm } from '@/lib/http/form-store';
import { withinLimit } from '@/lib/http/limit-store';
import { route } from '@/lib/http/route';
import { keys } from '@/lib/keys/keys';
import { sameId } from '@/lib/keys/same-id';
import { nowDate } from '@/lib/time/clock';
import { dateInLondon } from '@/lib/time/format';

const day = { windowSeconds: 86_400, whenDown: 'closed' } as const;

const options = {
  scope: 'complaint',
  body: complaintForm,
  form: { back: '/complaint#problem' },
  limit: { max: 10, windowSeconds: 900, whenDown: 'closed' },
} as const;

/** The same words of the same person on one day are one complaint, however often they are sent. */
export const POST = route(options, async ({ input, cookies, address }) => {
  const { name, email, order, what } = input;
  const receivedAt = nowDate();
  const id = sameId(['complaint', dateInLondon(receivedAt), email.toLowerCase(), name, order, what].join('\n'));
  const key = keys().sign('address', email.toLowerCase());
  const counts = [
    // So that nobody uses up everybody's.
    { scope: 'complaint-from', address, max: 20 },
    { scope: 'complaint-to', key, max: 10 },
    { scope: 'complaint-all', key: 'all', max: 500 },
  ];
  for (const one of counts)
    if (!(await withinLimit({ ...one, ...day })).ok)
      return refuse(429, 'too-many', 'That is a lot for one day. Please write to us by e-mail or post instead.', {
        retryAfterSeconds: 86_400,
      });
  const { reference } = await receive({ id, channel: 'form', name, email, order, what, receivedAt });
  await forgetForm('complaint', cookies);
  return done({ reference }, { location: `/complaint?received=${keys().tokenOf('complaint', id)}` });
});
