import { z } from 'zod';
import { refuse } from '@/lib/http/answer';
import { route } from '@/lib/http/route';
import { logInByPasskey } from '@/lib/staff/login/come-in-store';
import { fromElsewhere } from '@/lib/staff/login/limit-store';
import { signedCredential } from '@/lib/staff/passkey/credential';

/** Unknown, taken back, another's or wrongly signed: whoever asks is told no more than that. Tries count with passwords. */
export const POST = route(
  { scope: 'login', body: z.strictObject({ credential: signedCredential }), limit: fromElsewhere },
  async (context) => {
    const came = await logInByPasskey(context.input.credential, context);
    if (came.ok) return came;
    return came.why === 'over'
      ? refuse(410, 'over', 'That took too long. Please try again.')
      : refuse(401, 'wrong', 'This passkey does not open an account here. Please use your password.');
  },
);
