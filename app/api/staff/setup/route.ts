import { z } from 'zod';
import { claimLink } from '@/lib/desk/people/setup-store';
import { done, refuse } from '@/lib/http/answer';
import { route } from '@/lib/http/route';
import { tokenShape } from '@/lib/keys/keys';
import { newPassword } from '@/lib/staff/password';
import { startSession } from '@/lib/staff/session-store';
import { emailAddress } from '@/lib/text/email';
import { line } from '@/lib/text/line';

const body = z.strictObject({
  token: z.string().regex(tokenShape, { error: 'This link is not complete.' }),
  name: line('Enter your name.', 80),
  email: emailAddress,
  password: newPassword,
});
const back = ({ token = '' }: Record<string, string>) =>
  tokenShape.test(token) ? `/staff/setup/${token}` : '/staff/login';

export const POST = route(
  { scope: 'setup', body, form: { back }, limit: { max: 10, windowSeconds: 900, whenDown: 'closed' } },
  async ({ input, cookies }) => {
    const staffId = await claimLink(input);
    if (!staffId) return refuse(410, 'used', 'This link was used already or is too old. Please ask for a new one.');
    return done({ ok: true }, { location: '/staff/inbox', cookies: [await startSession(staffId, cookies)] });
  },
);
