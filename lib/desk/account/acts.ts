import 'server-only';
import { z } from 'zod';
import { transaction } from '@/lib/db/connection';
import { act } from '@/lib/desk/act/act';
import { done, refuse } from '@/lib/http/answer';
import { storableId } from '@/lib/http/storable';
import { beginCodes, beginFactor, keepCodes, turnOff, turnOn } from '@/lib/staff/factor/factor-store';
import { deviceOf } from '@/lib/staff/login/device-store';
import { isGuessable } from '@/lib/staff/password/guessable-store';
import { guessedWords, newPassword } from '@/lib/staff/password/password';
import { unlessBusy } from '@/lib/staff/password/password-store';
import { changePassword, endOwnSession, isPasswordOf, logOutElsewhere, mayProve, proveAgain } from './account-store';
import { deskPath } from './desk-path';

const onFactor = { scope: 'own-factor', back: '/staff/account/factor?refused=own-factor' };
const factor = (done: string) => `/staff/account/factor?done=${done}`;
const ofThem = (action: string) => (_input: unknown, subject: string) => ({ action, subject });
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
    record: ofThem('password-change'),
    run: ({ input, member, cookies, record }) =>
      unlessBusy(async () => {
        const allowed = await mayProve(member);
        if (!allowed.ok) return refuse(429, 'too-many', 'Too many tries. Please wait a quarter of an hour.', allowed);
        if (!(await isPasswordOf(member, input.presentPassword)))
          return unfit('presentPassword', 'This is not your present password.');
        if (isGuessable(input.password, [member.name, member.email])) return unfit('password', guessedWords);
        await changePassword(member, input.password, deviceOf(cookies), (tx) => record(tx, member.id));
        return done({ ok: true }, { location: account('password', 'password') });
      }),
  }),

  /** Shows anew who sits there, before something that can't be undone. Then it is asked for again by whoever wanted it. */
  'account/confirm': act({
    may: 'own-account',
    form: z.strictObject({ password: z.string().min(1, { error: 'Enter your password.' }).max(500), to: deskPath }),
    place: {
      scope: 'confirm',
      back: ({ to = '' }) => `/staff/confirm?refused=confirm&to=${encodeURIComponent(deskPath.parse(to))}`,
    },
    record: 'none: what follows is on record',
    run: ({ input, member }) =>
      unlessBusy(async () => {
        const allowed = await mayProve(member);
        if (!allowed.ok) return refuse(429, 'too-many', 'Too many tries. Please wait a quarter of an hour.', allowed);
        if (!(await proveAgain(member, input.password)))
          return unfit('password', 'This is not right. Please try again.');
        return done({ ok: true }, { location: input.to });
      }),
  }),

  'account/end-session': act({
    may: 'own-account',
    form: z.strictObject({ session: storableId() }),
    place: { scope: 'own-sessions', back: '/staff/account?refused=own-sessions#sessions' },
    record: ({ session }) => ({ action: 'session-ended', subject: session }),
    async run({ input: { session }, member, record }) {
      return (await endOwnSession(member, session, record))
        ? done({ ok: true }, { location: account('ended', 'sessions') })
        : refuse(404, 'unknown', 'You are not logged in there any more.');
    },
  }),

  'account/factor-begin': act({
    may: 'own-account',
    form: z.strictObject({}),
    confirm: true,
    place: onFactor,
    record: 'none: nothing is on until a code has come',
    async run({ member }) {
      return (await beginFactor(member.id))
        ? done({ ok: true }, { location: factor('begun') })
        : refuse(409, 'on', 'You have a second factor already. Turn it off first.');
    },
  }),

  'account/factor-on': act({
    may: 'own-account',
    form: z.strictObject({ passcode: z.string().trim().min(1, { error: 'Enter the code.' }).max(40) }),
    place: onFactor,
    record: ofThem('factor-on'),
    async run({ input: { passcode }, member, record }) {
      const allowed = await mayProve(member);
      if (!allowed.ok) return refuse(429, 'too-many', 'Too many tries. Please wait a quarter of an hour.', allowed);
      const turned = await turnOn(member.id, passcode, (tx) => record(tx, member.id));
      if (turned === 'wrong')
        return unfit('passcode', 'This code is not right. Use the newest one, and see that your telephone’s clock is.');
      return turned === 'on'
        ? done({ ok: true }, { location: factor('on') })
        : refuse(409, 'none', 'There is nothing to turn on. Please begin again.');
    },
  }),

  'account/factor-off': act({
    may: 'own-account',
    form: z.strictObject({}),
    confirm: true,
    place: onFactor,
    record: ofThem('factor-off'),
    async run({ member, record }) {
      const off = await transaction(async (tx) => {
        const was = await turnOff(tx, member.id, null);
        if (was) await record(tx, member.id);
        return was;
      });
      return off
        ? done({ ok: true }, { location: factor('off') })
        : refuse(409, 'none', 'You have no second factor that is on.');
    },
  }),

  'account/codes-begin': act({
    may: 'own-account',
    form: z.strictObject({}),
    confirm: true,
    place: onFactor,
    record: 'none: the earlier codes hold until the new ones are kept',
    async run({ member }) {
      return (await beginCodes(member.id))
        ? done({ ok: true }, { location: factor('codes') })
        : refuse(409, 'none', 'You have no second factor that is on.');
    },
  }),

  'account/codes-keep': act({
    may: 'own-account',
    form: z.strictObject({}),
    place: onFactor,
    record: ofThem('recovery-codes'),
    async run({ member, record }) {
      return (await keepCodes(member.id, (tx) => record(tx, member.id)))
        ? done({ ok: true }, { location: factor('kept') })
        : refuse(409, 'none', 'There are no new codes to keep.');
    },
  }),

  'account/log-out-elsewhere': act({
    may: 'own-account',
    form: z.strictObject({}),
    place: { scope: 'own-sessions', back: '/staff/account?refused=own-sessions#sessions' },
    record: ofThem('logged-out-elsewhere'),
    async run({ member, cookies, record }) {
      await logOutElsewhere(member, deviceOf(cookies), (tx) => record(tx, member.id));
      return done({ ok: true }, { location: account('elsewhere', 'sessions') });
    },
  }),
};
