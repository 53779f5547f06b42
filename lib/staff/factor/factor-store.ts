import 'server-only';
import { and, count, eq, isNotNull, isNull, lt } from 'drizzle-orm';
import { db, type Recording, type Tx, transaction } from '@/lib/db/connection';
import { staffFactors, staffRecoveryCodes } from '@/lib/db/schema/staff';
import { keys } from '@/lib/keys/keys';
import { nowDate } from '@/lib/time/clock';
import { record } from '../audit-store';
import { tellMember } from '../news-store';
import { newSeed, stepOf } from './app-code';
import { hashRecoveryCode, newRecoveryCodes } from './recovery-codes-store';

const seal = (staffId: string, text: string) => keys().encrypt('second-factor', staffId, text);
const unseal = (staffId: string, sealed: string) => keys().decrypt('second-factor', staffId, sealed);

const of = (staffId: string) => eq(staffFactors.staffId, staffId);

export async function hasFactor(staffId: string): Promise<boolean> {
  const found = await (await db())
    .select({ staffId: staffFactors.staffId })
    .from(staffFactors)
    .where(and(of(staffId), isNotNull(staffFactors.onSince)));
  return found.length > 0;
}

export type FactorState = {
  onSince: Date | null;
  codesLeft: number;
  /** Shown while it is set up, and never again. */
  seed: string | null;
  /** Recovery codes that are not kept yet. */
  newCodes: string[];
};

/** How somebody's second factor stands; null if they have begun none. */
export async function factorState(staffId: string): Promise<FactorState | null> {
  const database = await db();
  const [row] = await database.select().from(staffFactors).where(of(staffId));
  if (!row) return null;
  const [left] = await database
    .select({ count: count() })
    .from(staffRecoveryCodes)
    .where(and(eq(staffRecoveryCodes.staffId, staffId), isNull(staffRecoveryCodes.usedAt)));
  const codes = row.sealedNewCodes ? unseal(staffId, row.sealedNewCodes) : null;
  return {
    onSince: row.onSince,
    codesLeft: left?.count ?? 0,
    seed: row.onSince ? null : (unseal(staffId, row.sealedSeed)?.text ?? null),
    newCodes: codes ? codes.text.split(' ') : [],
  };
}

/** A new seed and new recovery codes, which count for nothing until a code of the app's has come. False if one is on. */
export async function beginFactor(staffId: string): Promise<boolean> {
  const fresh = {
    sealedSeed: seal(staffId, newSeed()),
    sealedNewCodes: seal(staffId, newRecoveryCodes().join(' ')),
  };
  const made = await (await db())
    .insert(staffFactors)
    .values({ staffId, ...fresh })
    .onConflictDoUpdate({ target: staffFactors.staffId, set: fresh, setWhere: isNull(staffFactors.onSince) })
    .returning({ staffId: staffFactors.staffId });
  return made.length > 0;
}

/** New recovery codes instead of all earlier ones, as soon as they are kept. False if no factor is on. */
export async function beginCodes(staffId: string): Promise<boolean> {
  const made = await (await db())
    .update(staffFactors)
    .set({ sealedNewCodes: seal(staffId, newRecoveryCodes().join(' ')) })
    .where(and(of(staffId), isNotNull(staffFactors.onSince)))
    .returning({ staffId: staffFactors.staffId });
  return made.length > 0;
}

/** Of the codes that were shown only hashes stay. */
async function swapCodes(tx: Tx, staffId: string, sealed: string | null): Promise<boolean> {
  const codes = sealed ? unseal(staffId, sealed) : null;
  if (!codes) return false;
  await tx.delete(staffRecoveryCodes).where(eq(staffRecoveryCodes.staffId, staffId));
  await tx
    .insert(staffRecoveryCodes)
    .values(codes.text.split(' ').map((code) => ({ codeHash: hashRecoveryCode(code), staffId })));
  await tx.update(staffFactors).set({ sealedNewCodes: null }).where(of(staffId));
  return true;
}

export async function keepCodes(staffId: string, keep: Recording): Promise<boolean> {
  return transaction(async (tx) => {
    const [row] = await tx.select().from(staffFactors).where(of(staffId)).for('update');
    if (!row?.onSince || !(await swapCodes(tx, staffId, row.sealedNewCodes))) return false;
    await tellMember(tx, staffId, { what: 'new-recovery-codes' });
    await keep(tx);
    return true;
  });
}

/** The app's first code turns it on. */
export async function turnOn(staffId: string, typed: string, keep: Recording): Promise<'on' | 'wrong' | 'none'> {
  return transaction(async (tx) => {
    const [row] = await tx.select().from(staffFactors).where(of(staffId)).for('update');
    const seed = row && !row.onSince ? unseal(staffId, row.sealedSeed) : null;
    if (!row || !seed) return 'none';
    const lastStep = stepOf(seed.text, typed, nowDate());
    if (lastStep === null) return 'wrong';
    await swapCodes(tx, staffId, row.sealedNewCodes);
    await tx.update(staffFactors).set({ onSince: nowDate(), lastStep }).where(of(staffId));
    await tellMember(tx, staffId, { what: 'factor-on' });
    await keep(tx);
    return 'on';
  });
}

/** False if there was none on. `by`: a colleague who did it. */
export async function turnOff(tx: Tx, staffId: string, by: string | null): Promise<boolean> {
  const [row] = await tx.delete(staffFactors).where(of(staffId)).returning({ onSince: staffFactors.onSince });
  await tx.delete(staffRecoveryCodes).where(eq(staffRecoveryCodes.staffId, staffId));
  if (!row?.onSince) return false;
  await tellMember(tx, staffId, by ? { what: 'factor-off', by } : { what: 'own-factor-off' });
  return true;
}

/** Seeds that an earlier secret of the shop has sealed are sealed with the present one, so that the earlier may end. */
export async function sealAnew(): Promise<void> {
  const database = await db();
  for (const { staffId, sealedSeed } of await database.select().from(staffFactors)) {
    const seed = unseal(staffId, sealedSeed);
    if (seed?.withEarlierSecret)
      await database
        .update(staffFactors)
        .set({ sealedSeed: seal(staffId, seed.text) })
        .where(and(of(staffId), eq(staffFactors.sealedSeed, sealedSeed)));
  }
}

/** Takes a code of the app's, each once, or a recovery code, each once. */
export async function takeCode(staffId: string, typed: string): Promise<boolean> {
  const [row] = await (await db())
    .select()
    .from(staffFactors)
    .where(and(of(staffId), isNotNull(staffFactors.onSince)));
  if (!row) return false;
  const seed = unseal(staffId, row.sealedSeed);
  const lastStep = seed ? stepOf(seed.text, typed, nowDate()) : null;
  if (!seed || lastStep === null) return takeRecoveryCode(staffId, typed);
  const taken = await (await db())
    .update(staffFactors)
    .set({ lastStep })
    .where(and(of(staffId), lt(staffFactors.lastStep, lastStep)))
    .returning({ staffId: staffFactors.staffId });
  return taken.length > 0;
}

async function takeRecoveryCode(staffId: string, typed: string): Promise<boolean> {
  return transaction(async (tx) => {
    const theirs = and(eq(staffRecoveryCodes.staffId, staffId), isNull(staffRecoveryCodes.usedAt));
    const used = await tx
      .update(staffRecoveryCodes)
      .set({ usedAt: nowDate() })
      .where(and(theirs, eq(staffRecoveryCodes.codeHash, hashRecoveryCode(typed))))
      .returning({ staffId: staffRecoveryCodes.staffId });
    if (used.length === 0) return false;
    const [left] = await tx.select({ count: count() }).from(staffRecoveryCodes).where(theirs);
    await tellMember(tx, staffId, { what: 'recovery-code-used', left: left?.count ?? 0 });
    await record(tx, staffId, { action: 'recovery-code-used', subject: staffId });
    return true;
  });
}
