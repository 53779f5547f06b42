import { z } from 'zod';
import { done } from '@/lib/http/answer';
import { route } from '@/lib/http/route';
import { beginLoginChallenge } from '@/lib/staff/passkey/challenge-store';
import { passkeyLogin } from '@/lib/staff/passkey/passkey-store';

/** Each is a row for some minutes, so a browser that is known is counted too. */
const limit = { max: 60, windowSeconds: 900, whenDown: 'closed' } as const;

/** What a passkey is to sign. The answer is the same for everybody: nobody has said yet who they are. */
export const POST = route({ scope: 'login-passkey-begin', body: z.strictObject({}), limit }, async () => {
  const { challenge, kept } = await beginLoginChallenge();
  return done(await passkeyLogin(challenge), { cookies: [kept] });
});
