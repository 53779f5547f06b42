import { z } from 'zod';
import { refuse } from '@/lib/http/answer';
import { route } from '@/lib/http/route';
import { finishLogin } from '@/lib/staff/login/come-in-store';

const body = z.strictObject({
  passcode: z.string().trim().min(1, { error: 'Enter the code.' }).max(40),
});

/** The second step of logging in. */
export const POST = route(
  {
    scope: 'login-code',
    body,
    form: { back: '/staff/login/code' },
    limit: { max: 30, windowSeconds: 900, whenDown: 'closed' },
  },
  async (context) => {
    const finished = await finishLogin(context.input.passcode, context);
    if (finished.ok) return finished;
    if (finished.why === 'too-many')
      return refuse(
        429,
        'too-many',
        'Too many wrong codes today. Set a new password, or log in where you have before.',
        {
          retryAfterSeconds: 86_400,
        },
      );
    if (finished.why === 'wrong') {
      const says = 'This code is not right. Please look at it again, or use the next one.';
      return refuse(401, 'wrong', says, { fields: { passcode: says } });
    }
    return refuse(410, 'over', 'That took too long, or too many tries. Please log in again.', {
      location: '/staff/login?again=yes',
    });
  },
);
