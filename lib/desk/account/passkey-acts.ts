import 'server-only';
import { z } from 'zod';
import { content } from '@/lib/content/content';
import { act } from '@/lib/desk/act/act';
import { done, refuse } from '@/lib/http/answer';
import { storableId } from '@/lib/http/storable';
import { newCredential, signedCredential } from '@/lib/staff/passkey/credential';
import {
  addPasskey,
  beginPasskey,
  beginPasskeyProof,
  mostPasskeys,
  removePasskey,
  showAgain,
} from '@/lib/staff/passkey/passkey-store';
import { line } from '@/lib/text/line';
import { mayProve, noteProof } from './account-store';

const passkeyName = line('Give it a name by which you will know it.', 60);
const onPasskeys = { scope: 'own-passkeys', back: '/staff/account?refused=own-passkeys#passkeys' };
const over = () => refuse(410, 'over', 'That took too long. Please try again.');
const enough = () =>
  refuse(409, 'enough', `You have ${mostPasskeys} passkeys, and nobody has more. Remove one of them first.`);
const ofThem = (action: string) => (_input: unknown, subject: string) => ({ action, subject });

/** What somebody does about their own passkeys. Making and showing one takes a script, and so has no form. */
export const passkeyActs = {
  'account/passkey-begin': act({
    may: 'own-account',
    /** The name is settled before a device is troubled, and kept if a password is asked for first. */
    form: z.strictObject({ name: passkeyName }),
    confirm: true,
    place: onPasskeys,
    record: 'none: nothing opens the account until a passkey has come',
    async run({ member }) {
      const options = await beginPasskey(member, content().site.brand.name);
      return options ? done(options) : enough();
    },
  }),

  /** Asks for no proof of its own: nobody has its challenge who has not given one, some minutes ago, in this session. */
  'account/passkey-add': act({
    may: 'own-account',
    form: z.strictObject({ name: passkeyName, credential: newCredential }),
    place: { scope: 'own-passkeys' },
    record: ofThem('passkey-added'),
    async run({ input: { name, credential }, member, record }) {
      const added = await addPasskey(member, credential, name, (tx) => record(tx, member.id));
      switch (added) {
        case 'added':
          return done({ ok: true });
        case 'over':
          return over();
        case 'enough':
          return enough();
        case 'known':
          return refuse(409, 'known', 'This passkey is known here already.');
        case 'wrong':
          return refuse(422, 'wrong', 'This passkey can’t be used here: it has to ask for a finger, a face or a PIN.');
      }
    },
  }),

  'account/passkey-remove': act({
    may: 'own-account',
    form: z.strictObject({ passkey: storableId() }),
    confirm: true,
    place: onPasskeys,
    record: ofThem('passkey-removed'),
    async run({ input: { passkey }, member, record }) {
      return (await removePasskey(member.id, passkey, (tx) => record(tx, member.id)))
        ? done({ ok: true }, { location: '/staff/account?done=passkey-removed#passkeys' })
        : refuse(404, 'unknown', 'You have no such passkey any more.');
    },
  }),

  'account/confirm-begin': act({
    may: 'own-account',
    form: z.strictObject({}),
    place: { scope: 'confirm' },
    record: 'none: it only asks',
    async run({ member }) {
      const options = await beginPasskeyProof(member);
      return options ? done(options) : refuse(409, 'none', 'You have no passkey. Please use your password.');
    },
  }),

  'account/confirm-passkey': act({
    may: 'own-account',
    form: z.strictObject({ credential: signedCredential }),
    place: { scope: 'confirm' },
    record: 'none: what follows is on record',
    async run({ input: { credential }, member }) {
      const allowed = await mayProve(member);
      if (!allowed.ok) return refuse(429, 'too-many', 'Too many tries. Please wait a quarter of an hour.', allowed);
      const shown = await showAgain(member, credential);
      if (!shown.ok)
        return shown.why === 'over'
          ? over()
          : refuse(422, 'wrong', 'This is none of your passkeys. Please use your password.');
      await noteProof(member);
      return done({ ok: true });
    },
  }),
};
