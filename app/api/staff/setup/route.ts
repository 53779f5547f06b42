import { z } from 'zod';
import { db } from '@/lib/db/connection';
import { claimLink, usableLink } from '@/lib/desk/people/setup-store';
import { refuse } from '@/lib/http/answer';
import { route } from '@/lib/http/route';
import { tokenShape } from '@/lib/keys/keys';
import { logInHere, passwordWasRight } from '@/lib/staff/login/come-in-store';
import { isGuessable } from '@/lib/staff/password/guessable-store';
import { guessedWords, newPassword } from '@/lib/staff/password/password';
import { unlessBusy } from '@/lib/staff/password/password-store';
import { standing } from '@/lib/staff/standing-store';
import { emailAddress } from '@/lib/text/email';
import { optionalLine } from '@/lib/text/line';

const body = z.strictObject({
  token: z.string().regex(tokenShape, { error: 'This link is not complete.' }),
  /** Whoever sets a new password has said both before. */
  name: optionalLine(80, 'your name'),
  email: z.union([z.literal(''), emailAddress]).default(''),
  password: newPassword,
});
const back = ({ token = '' }: Record<string, string>) =>
  tokenShape.test(token) ? `/staff/setup/${token}` : '/staff/login';

const over = () =>
  refuse(
    410,
    'used',
    'This link was used already, is too old, or was made before something changed. Please ask for a new one.',
  );
const unfit = (field: string, says: string) => refuse(422, 'invalid', says, { fields: { [field]: says } });

export const POST = route(
  { scope: 'setup', body, form: { back }, limit: { max: 10, windowSeconds: 900, whenDown: 'closed' } },
  (context) =>
    unlessBusy(async () => {
      const { input } = context;
      const link = await usableLink(input.token);
      if (!link) return over();
      if (link.of !== 'password' && input.name === '') return unfit('name', 'Enter your name.');
      if (link.of === 'owner' && input.email === '') return unfit('email', 'Enter your e-mail address.');
      const own =
        link.of === 'password' ? [link.name, link.email] : [input.name, link.of === 'owner' ? input.email : link.email];
      if (isGuessable(input.password, own)) return unfit('password', guessedWords);
      const staffId = await claimLink(input);
      const stands = staffId && (await standing(await db(), staffId))?.digest;
      if (!staffId || !stands) return over();
      const claimed = { staffId, stands };
      const came =
        link.of === 'password'
          ? await passwordWasRight(claimed, false, context)
          : await logInHere(claimed, context, 'invitation');
      return came ?? over();
    }),
);
