import 'server-only';
import { z } from 'zod';
import { type Tx, transaction } from '@/lib/db/connection';
import { act } from '@/lib/desk/act/act';
import { done, refuse } from '@/lib/http/answer';
import { storableId } from '@/lib/http/storable';
import { addressHash } from '@/lib/staff/audit-store';
import { turnOff } from '@/lib/staff/factor/factor-store';
import { sendPasswordLink } from '@/lib/staff/links/password-link-store';
import { roles, whoMay } from '@/lib/staff/permissions';
import { endWaysIn } from '@/lib/staff/ways-in-store';
import { emailAddress } from '@/lib/text/email';
import { oneLine } from '@/lib/text/line';
import { copyOf } from './copy-store';
import { changeMember, employeeByEmail } from './people-store';
import { erase, type Holding } from './person-data-store';
import { invite } from './setup-store';
import { refusalWords, rolesManagedBy } from './team';

const countsOf = ({ orders, conversations }: Holding) => ({
  orders: String(orders),
  conversations: String(conversations),
});

export const peopleActs = {
  /** Somebody who works here already gets a link for a new password; their role stays as it is. Whoever asks sees neither. */
  'people/invite': act({
    may: 'manage-team',
    form: z.strictObject({ id: storableId(), email: emailAddress, role: z.enum(roles, { error: 'Choose a role.' }) }),
    confirm: true,
    place: { scope: 'invite', back: '/staff/people?refused=invite#invite' },
    record: ({ email: address }, { role, known }: { role: string; known: boolean }) => ({
      action: known ? 'password-link' : 'invite',
      subject: address.toLowerCase(),
      detail: { role },
    }),
    async run({ input: { id, email: address, role }, member, record }) {
      const known = await employeeByEmail(address);
      const wanted = known?.role ?? role;
      if (!rolesManagedBy(member.role).includes(wanted)) return refuse(403, 'role', whoMay('manage-team'));
      if (known?.disabled)
        return refuse(409, 'disabled', `${known.name} is disabled. Give them their way in back first.`);
      const keep = (tx: Tx) => record(tx, { role: wanted, known: known !== null });
      if (known)
        await transaction(async (tx) => {
          if (await sendPasswordLink(tx, { id, staffId: known.id, by: member })) await keep(tx);
        });
      else await invite({ id, email: address, role: wanted, by: member }, keep);
      const sent = known ? 'password' : 'invitation';
      return done({ sent }, { location: `/staff/people?sent=${sent}#invite` });
    },
  }),

  'people/change': act({
    may: 'manage-team',
    form: z.strictObject({
      person: storableId(),
      becomes: z.enum([...roles, 'disabled'], { error: 'Choose a role.' }),
    }),
    confirm: true,
    place: { scope: 'people', back: '/staff/people?refused=people' },
    record: ({ person, becomes }) => ({
      action: becomes === 'disabled' ? 'disable' : 'role-change',
      subject: person,
      detail: { becomes },
    }),
    async run({ input: { person, becomes }, member, record }) {
      const changed = await changeMember(member, person, becomes, record);
      if (!changed.ok)
        return changed.why === 'unknown'
          ? refuse(404, 'unknown', 'There is no such person.')
          : refuse(403, changed.why, refusalWords[changed.why]);
      return done({ ok: true }, { location: '/staff/people' });
    },
  }),

  /** For whoever has lost it: an owner, who knows them. They come in by their password and set up a new one. */
  'people/factor-off': act({
    may: 'manage-team',
    form: z.strictObject({ person: storableId() }),
    confirm: true,
    place: { scope: 'people', back: '/staff/people?refused=people' },
    record: ({ person }) => ({ action: 'factor-reset', subject: person }),
    async run({ input: { person }, member, record }) {
      if (member.role !== 'owner') return refuse(403, 'role', 'Only the owner can do this. Please ask them.');
      if (person === member.id) return refuse(403, 'yourself', 'Yours is turned off on the page of your account.');
      const off = await transaction(async (tx) => {
        const was = await turnOff(tx, person, member.id);
        if (was) {
          await endWaysIn(tx, person, 'factor-taken-off');
          await record(tx);
        }
        return was;
      });
      return off
        ? done({ ok: true }, { location: '/staff/people' })
        : refuse(409, 'none', 'They have no second factor that is on.');
    },
  }),

  /** A file for whoever asks what we hold about them. It is on record that it was made, but not for whom in words. */
  'data/copy': act({
    may: 'handle-data',
    form: z.strictObject({ email: emailAddress }),
    confirm: true,
    place: { scope: 'copy', back: '/staff/data?refused=copy' },
    record: ({ email: address }) => ({ action: 'copy-person', subject: addressHash(address) }),
    async run({ input, record }) {
      const copy = await copyOf(input.email);
      await transaction((tx) => record(tx));
      return done(copy, { download: 'copy-of-personal-data.json' });
    },
  }),

  'data/erase': act({
    may: 'handle-data',
    form: z.strictObject({
      email: emailAddress,
      /** Written out in full, because it can't be undone. */
      sure: z
        .string()
        .refine((typed) => oneLine(typed).toLowerCase() === 'erase', { error: 'Write the word erase to confirm.' }),
    }),
    confirm: true,
    place: { scope: 'erase', back: '/staff/data?refused=erase' },
    record: ({ email: address }, erased: Holding) => ({
      action: 'erase-person',
      subject: addressHash(address),
      detail: countsOf(erased),
    }),
    async run({ input, record }) {
      const result = await erase(input.email, record);
      if (!result.ok) {
        const why = result.held.inTheWay.map(({ number, why: because }) => `${number}: ${because}`).join('; ');
        return refuse(
          409,
          'needed',
          `Not yet: something that is still under way needs this person. ${why}. Nothing was erased.`,
        );
      }
      const counts = { ...countsOf(result.erased), stripe: String(result.erased.atStripe) };
      return done(counts, { location: `/staff/data?${new URLSearchParams(counts)}` });
    },
  }),
};
