import 'server-only';
import { z } from 'zod';
import { act } from '@/lib/desk/act/act';
import { done, refuse } from '@/lib/http/answer';
import { isGuessable } from '@/lib/staff/guessable-store';
import { deviceOf } from '@/lib/staff/login/device-store';
import { guessedWords, newPassword } from '@/lib/staff/password';
import { unlessBusy } from '@/lib/staff/password-store';
import { changePassword, endOwnSession, isPasswordOf, logOutElsewhere, mayProve } from './account-store';

const account = (done: string, part: string) => `/staff/account?done=${done}#${part}`;
const unfit = (field: string, says: string) => refuse(422, 'invalid', says, { fields: { [field]: says } });

/** What somebody does about their own account. */
export const accountActs = {
  'account/password': act({
    may: 'own-account',
    form: z.strictObject({
      presentPassword: z.string().min(1, { error: 'Enter your present password.' }).max(500),
      password: newPassword,
    }),
    place: { scope: 'own-password', back: '/staff/account?refused=own-password#password' },
    record: (_input, subject: string) => ({ action: 'password-change', subject }),
    run: ({ input, member, record }) =>
      unlessBusy(async () => {
        const allowed = await mayProve(member);
        if (!allowed.ok) return refuse(429, 'too-many', 'Too many tries. Please wait a quarter of an hour.', allowed);
        if (!(await isPasswordOf(member, input.presentPassword)))
          return unfit('presentPassword', 'This is not your present password.');
        if (isGuessable(input.password, [member.name, member.email])) return unfit('password', guessedWords);
        await changePassword(member, input.password, (tx) => record(tx, member.id));
        return done({ ok: true }, { location: account('password', 'password') });
      }),
  }),

  'account/end-session': act({
    may: 'own-account',
    form: z.strictObject({ session: z.uuid() }),
    place: { scope: 'own-sessions', back: '/staff/account?refused=own-sessions#sessions' },
    record: ({ session }) => ({ action: 'session-ended', subject: session }),
    async run({ input: { session }, member, record }) {
      return (await endOwnSession(member, session, record))
        ? done({ ok: true }, { location: account('ended', 'sessions') })
        : refuse(404, 'unknown', 'You are not logged in there any more.');
    },
  }),

  'account/log-out-elsewhere': act({
    may: 'own-account',
    form: z.strictObject({}),
    place: { scope: 'own-sessions', back: '/staff/account?refused=own-sessions#sessions' },
    record: (_input, subject: string) => ({ action: 'logged-out-elsewhere', subject }),
    async run({ member, cookies, record }) {
      await logOutElsewhere(member, deviceOf(cookies), (tx) => record(tx, member.id));
      return done({ ok: true }, { location: account('elsewhere', 'sessions') });
    },
  }),
};
