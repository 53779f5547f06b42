import { z } from 'zod';
import { refuse } from '@/lib/http/answer';
import { route } from '@/lib/http/route';
import { passwordWasRight } from '@/lib/staff/login/come-in-store';
import { deviceOf } from '@/lib/staff/login/device-store';
import { fromElsewhere } from '@/lib/staff/login/limit-store';
import { logIn } from '@/lib/staff/login-store';
import { unlessBusy } from '@/lib/staff/password/password-store';
import { readEmail } from '@/lib/text/email';
import { line } from '@/lib/text/line';

const body = z.strictObject({
  email: line('Enter your e-mail address.', 254, { what: 'your e-mail address' }).transform(
    (typed) => readEmail(typed) ?? typed,
  ),
  password: z.string().min(1, { error: 'Enter your password.' }).max(500),
});
export const POST = route({ scope: 'login', body, form: { back: '/staff/login' }, limit: fromElsewhere }, (context) =>
  unlessBusy(async () => {
    const { input, address, cookies } = context;
    const result = await logIn(input.email, input.password, { address, device: deviceOf(cookies) });
    const came = result.ok ? await passwordWasRight(result, result.unsure, context) : null;
    if (came) return came;
    if (!result.ok && result.retryAfterSeconds)
      return refuse(429, 'too-many', 'Too many tries for this account. Please wait a quarter of an hour.', {
        retryAfterSeconds: result.retryAfterSeconds,
      });
    return refuse(401, 'wrong', 'The e-mail address or the password is not right.');
  }),
);
