import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { forgotPassword } from '@/lib/desk/account/forgot-store';
import { done } from '@/lib/http/answer';
import { route } from '@/lib/http/route';
import { emailAddress } from '@/lib/text/email';

const body = z.strictObject({ email: emailAddress });
/** Longer than the letter takes to write down, so that no answer tells by its time who works here. */
const answersAfterMilliseconds = 400;

export const POST = route(
  {
    scope: 'forgot',
    body,
    form: { back: '/staff/forgot' },
    limit: { max: 5, windowSeconds: 900, whenDown: 'closed' },
  },
  async ({ input }) => {
    await Promise.all([forgotPassword(input.email), setTimeout(answersAfterMilliseconds)]);
    return done({ ok: true }, { location: '/staff/forgot?done=yes' });
  },
);
