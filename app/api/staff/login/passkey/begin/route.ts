import { z } from 'zod';
import { done } from '@/lib/http/answer';
import { route } from '@/lib/http/route';
import { passkeyBegins } from '@/lib/staff/login/limit-store';
import { beginLoginChallenge } from '@/lib/staff/passkey/challenge-store';
import { passkeyLogin } from '@/lib/staff/passkey/passkey-store';

/** What a passkey is to sign. The answer is the same for everybody: nobody has said yet who they are. */
export const POST = route(
  { scope: 'login-passkey-begin', body: z.strictObject({}), limit: passkeyBegins },
  async ({ cookies }) => {
    const { challenge, kept } = await beginLoginChallenge(cookies);
    return done(await passkeyLogin(challenge), { cookies: [kept] });
  },
);
