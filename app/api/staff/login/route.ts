import { z } from 'zod';
import { done, refuse } from '@/lib/http/answer';
import { route } from '@/lib/http/route';
import { logIn } from '@/lib/staff/login-store';
import { startSession } from '@/lib/staff/session-store';
import { readEmail } from '@/lib/text/email';
import { line } from '@/lib/text/line';

const body = z.strictObject({
  email: line('Enter your e-mail address.', 254).transform((typed) => readEmail(typed) ?? typed),
  password: z.string().min(1, { error: 'Enter your password.' }).max(500),
});

export const POST = route(
  { scope: 'login', body, form: { back: '/staff/login' }, limit: { max: 20, windowSeconds: 900, whenDown: 'closed' } },
  async ({ input, cookies }) => {
    const result = await logIn(input.email, input.password);
    if (result.ok)
      return done({ ok: true }, { location: '/staff/inbox', cookies: [await startSession(result.staffId, cookies)] });
    if (result.retryAfterSeconds)
      return refuse(429, 'too-many', 'Too many tries for this account. Please wait a quarter of an hour.', {
        retryAfterSeconds: result.retryAfterSeconds,
      });
    return refuse(401, 'wrong', 'The e-mail address or the password is not right.');
  },
);
