import 'server-only';
import { generateAuthenticationOptions, generateRegistrationOptions } from '@simplewebauthn/server';
import { isoBase64URL } from '@simplewebauthn/server/helpers';
import { and, asc, count, eq, lt } from 'drizzle-orm';
import { db, type Recording, type Tx, transaction } from '@/lib/db/connection';
import { staff, staffPasskeys, staffSessions } from '@/lib/db/schema/staff';
import { nowDate } from '@/lib/time/clock';
import { record } from '../audit-store';
import { tellMember } from '../news-store';
import type { Member } from '../session-store';
import { standing } from '../standing-store';
import { type Asked, beginChallenge, challengeSeconds, takeChallenge } from './challenge-store';
import type { NewCredential, SignedCredential } from './credential';
import { algorithms, challengeOf, handleBytes, madeWith, signedWith } from './signature-store';
import { passkeySite } from './site-store';

export const mostPasskeys = 10;
const timeout = challengeSeconds * 1000;
const of = (staffId: string) => eq(staffPasskeys.staffId, staffId);

export type Passkey = Pick<typeof staffPasskeys.$inferSelect, 'id' | 'name' | 'createdAt' | 'lastUsedAt'>;

export async function passkeysOf(staffId: string): Promise<Passkey[]> {
  const { id, name, createdAt, lastUsedAt } = staffPasskeys;
  return (await db())
    .select({ id, name, createdAt, lastUsedAt })
    .from(staffPasskeys)
    .where(of(staffId))
    .orderBy(asc(createdAt), asc(id));
}

const credentialsOf = async (staffId: string) =>
  (await db())
    .select({ id: staffPasskeys.credentialId, transports: staffPasskeys.transports })
    .from(staffPasskeys)
    .where(of(staffId));

const adding = ({ sessionId }: Member): Asked => ({ purpose: 'add', boundTo: sessionId });
const confirming = ({ sessionId }: Member): Asked => ({ purpose: 'confirm', boundTo: sessionId });

/** What a browser is told to make a passkey of; null once somebody has enough of them. */
export async function beginPasskey(member: Member, shop: string) {
  const theirs = await credentialsOf(member.id);
  if (theirs.length >= mostPasskeys) return null;
  return generateRegistrationOptions({
    rpName: shop,
    rpID: passkeySite().rpID,
    userID: handleBytes(member.id),
    userName: member.email,
    userDisplayName: member.name,
    challenge: isoBase64URL.toBuffer(await beginChallenge(adding(member))),
    timeout,
    excludeCredentials: theirs,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: algorithms,
  });
}

type Added = 'added' | 'over' | 'wrong' | 'known' | 'enough';

export async function addPasskey(member: Member, made: NewCredential, name: string, keep: Recording): Promise<Added> {
  const challenge = await challengeOf(made);
  return transaction(async (tx) => {
    if (!(await takeChallenge(tx, challenge, adding(member)))) return 'over';
    const passkey = await madeWith(challenge, made);
    if (!passkey) return 'wrong';
    await tx.select({ id: staff.id }).from(staff).where(eq(staff.id, member.id)).for('update');
    // Who has been logged out meanwhile adds none.
    const [session] = await tx.select().from(staffSessions).where(eq(staffSessions.id, member.sessionId));
    if (!session) return 'over';
    const [had] = await tx.select({ count: count() }).from(staffPasskeys).where(of(member.id));
    if (had && had.count >= mostPasskeys) return 'enough';
    const [added] = await tx
      .insert(staffPasskeys)
      .values({
        ...passkey,
        staffId: member.id,
        transports: made.response.transports,
        name,
        createdAt: nowDate(),
      })
      .onConflictDoNothing()
      .returning({ id: staffPasskeys.id });
    if (!added) return 'known';
    await tellMember(tx, member.id, { what: 'passkey-added', name });
    await keep(tx);
    return 'added';
  });
}

/** False if there is no such passkey of theirs. */
export async function removePasskey(staffId: string, id: string, keep: Recording): Promise<boolean> {
  return transaction(async (tx) => {
    const [removed] = await tx
      .delete(staffPasskeys)
      .where(and(eq(staffPasskeys.id, id), of(staffId)))
      .returning({ name: staffPasskeys.name });
    if (!removed) return false;
    await tellMember(tx, staffId, { what: 'passkey-removed', name: removed.name });
    await keep(tx);
    return true;
  });
}

/** How many there were. */
export async function removePasskeys(tx: Tx, staffId: string): Promise<number> {
  return (await tx.delete(staffPasskeys).where(of(staffId)).returning({ id: staffPasskeys.id })).length;
}

type Credentials = Awaited<ReturnType<typeof credentialsOf>>;
const toSign = (challenge: string, allowCredentials: Credentials) =>
  generateAuthenticationOptions({
    rpID: passkeySite().rpID,
    challenge: isoBase64URL.toBuffer(challenge),
    allowCredentials,
    timeout,
    userVerification: 'required',
  });

/** For whoever logs in: the device itself says which passkeys it has. */
export const passkeyLogin = (challenge: string) => toSign(challenge, []);

/** For whoever is asked again who they are: one of their own. Null if they have none. */
export async function beginPasskeyProof(member: Member) {
  const theirs = await credentialsOf(member.id);
  return theirs.length > 0 ? toSign(await beginChallenge(confirming(member)), theirs) : null;
}

type Shown = { ok: true; staffId: string; stands: string } | { ok: false; why: 'over' | 'wrong' };
const wrong = { ok: false, why: 'wrong' } as const;

/**
 * Whose passkey it is that has signed. A device that has been copied is told by a number that does not go on: it lets
 * nobody in, and its owner hears of it.
 */
async function show(asked: Asked, signed: SignedCredential, of?: string): Promise<Shown> {
  const challenge = await challengeOf(signed);
  return transaction(async (tx) => {
    if (!(await takeChallenge(tx, challenge, asked))) return { ok: false, why: 'over' };
    const [found] = await tx
      .select({ passkey: staffPasskeys })
      .from(staffPasskeys)
      .innerJoin(staff, and(eq(staff.id, staffPasskeys.staffId), eq(staff.disabled, false)))
      .where(eq(staffPasskeys.credentialId, signed.id));
    const passkey = found?.passkey;
    const stands = passkey && (await standing(tx, passkey.staffId))?.digest;
    const counter = passkey ? await signedWith(passkey, challenge, signed) : null;
    if (!passkey || !stands || counter === null || (of && passkey.staffId !== of)) {
      await record(tx, of ?? passkey?.staffId ?? null, { action: 'passkey-failed', subject: passkey?.staffId });
      return wrong;
    }
    const { id, staffId, name } = passkey;
    // One that does not count says 0 for ever.
    const goesOn = counter === 0 ? eq(staffPasskeys.counter, 0) : lt(staffPasskeys.counter, counter);
    const [used] = await tx
      .update(staffPasskeys)
      .set({ counter, lastUsedAt: nowDate() })
      .where(and(eq(staffPasskeys.id, id), goesOn))
      .returning({ id: staffPasskeys.id });
    if (used) return { ok: true, staffId, stands };
    await tellMember(tx, staffId, { what: 'passkey-copied', name });
    await record(tx, staffId, { action: 'passkey-copied', subject: staffId });
    return wrong;
  });
}

export const showForLogin = (asked: Asked, signed: SignedCredential): Promise<Shown> => show(asked, signed);
export const showAgain = (member: Member, signed: SignedCredential): Promise<Shown> =>
  show(confirming(member), signed, member.id);
