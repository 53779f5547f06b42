import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { and, between, eq, gt, isNull, ne, not, sql } from 'drizzle-orm';
import { kept } from '@/lib/data-map/kept';
import { notify } from '@/lib/db/bus';
import { db, type Tx } from '@/lib/db/connection';
import {
  setupLinks,
  staff,
  staffDevices,
  staffFactors,
  staffLogins,
  staffPresence,
  staffSessions,
} from '@/lib/db/schema/staff';
import { env } from '@/lib/env';
import type { SetCookie } from '@/lib/http/answer';
import { type Cookies, ourCookie } from '@/lib/http/cookies';
import { now } from '@/lib/time/clock';
import { type Duty, factorDuty } from './factor/duty';

export type Member = Pick<typeof staff.$inferSelect, 'id' | 'name' | 'email' | 'role'> & {
  /** Of the session in which they ask; it opens nothing. */
  sessionId: string;
  /** When they last gave their password or a code in it. */
  confirmedAt: Date;
  /** Whether they have to have a second factor that they do not have. */
  factor: Duty;
};
const cookie = 'staff';
const idleMinutes = 30;
const absoluteHours = kept.staffSessionHours;
const hash = (token: string) => createHash('sha256').update(token).digest('hex');
const ago = (minutes: number) => new Date(now().epochMilliseconds - minutes * 60_000);

/** A session that was seen or begun before is over. */
export const sessionsSince = () => ({ seen: ago(idleMinutes), started: ago(absoluteHours * 60) });

/** A new session with a new token; the one this browser had before ends. */
export async function startSession(
  staffId: string,
  cookies: Cookies,
  { device = '', tx }: { device?: string; tx?: Tx } = {},
): Promise<SetCookie> {
  await endSession(cookies, tx);
  const token = randomBytes(32).toString('base64url');
  const startedAt = ago(0);
  await (tx ?? (await db())).insert(staffSessions).values({
    tokenHash: hash(token),
    staffId,
    device,
    startedAt,
    seenAt: startedAt,
    confirmedAt: startedAt,
  });
  return { name: cookie, value: token, maxAgeSeconds: absoluteHours * 3600, sameSite: 'Strict' };
}

/** Who holds this token: not idle, not too old, not disabled. Asking keeps no session awake; doing something does, and so does a page of the desk that listens. */
async function holderOf(token: string | undefined): Promise<Member | null> {
  if (!token) return null;
  const since = sessionsSince();
  const [member] = await (await db())
    .select({
      id: staff.id,
      name: staff.name,
      email: staff.email,
      role: staff.role,
      sessionId: staffSessions.id,
      confirmedAt: staffSessions.confirmedAt,
      roleSince: staff.roleSince,
      factorSince: staffFactors.onSince,
    })
    .from(staffSessions)
    .innerJoin(staff, and(eq(staff.id, staffSessions.staffId), eq(staff.disabled, false)))
    .leftJoin(staffFactors, eq(staffFactors.staffId, staff.id))
    .where(
      and(
        eq(staffSessions.tokenHash, hash(token)),
        gt(staffSessions.seenAt, since.seen),
        gt(staffSessions.startedAt, since.started),
      ),
    );
  if (!member) return null;
  const { roleSince, factorSince, ...rest } = member;
  const account = { role: rest.role, roleSince, hasFactor: factorSince !== null };
  return { ...rest, factor: factorDuty(account, env().requiresSecondFactor, ago(0)) };
}

/** The same, for something that a person does. Checked on every call, and written down once in a while. */
async function memberOf(token: string | undefined): Promise<Member | null> {
  const member = await holderOf(token);
  if (member && token)
    await (await db())
      .update(staffSessions)
      .set({ seenAt: ago(0) })
      .where(and(eq(staffSessions.tokenHash, hash(token)), not(between(staffSessions.seenAt, ago(1 / 12), ago(0)))));
  return member;
}

export const memberFrom = (cookies: Cookies): Promise<Member | null> => memberOf(ourCookie(cookies, cookie));
export const watcherFrom = (cookies: Cookies): Promise<Member | null> => holderOf(ourCookie(cookies, cookie));

export async function endSession(cookies: Cookies, tx?: Tx): Promise<SetCookie> {
  const token = ourCookie(cookies, cookie);
  if (token) await (tx ?? (await db())).delete(staffSessions).where(eq(staffSessions.tokenHash, hash(token)));
  return { name: cookie, value: '', maxAgeSeconds: 0, sameSite: 'Strict' };
}

/**
 * Wherever they are logged in, or half-way, they no longer are, and their consoles' streams end; but for one session.
 * Links for a new password that were under way end too.
 */
export async function endSessions(tx: Tx, staffId: string, except?: string): Promise<void> {
  const theirs = eq(staffSessions.staffId, staffId);
  await tx.delete(staffSessions).where(except ? and(theirs, ne(staffSessions.id, except)) : theirs);
  await tx.delete(staffLogins).where(eq(staffLogins.staffId, staffId));
  await tx
    .update(setupLinks)
    .set({ usedAt: sql`now()` })
    .where(and(eq(setupLinks.staffId, staffId), isNull(setupLinks.usedAt)));
  if (!except) await tx.delete(staffPresence).where(eq(staffPresence.staffId, staffId));
  await notify(tx, 'staff', staffId);
  await notify(tx, 'hours', '');
}

/** No browser counts as known any more, but for the one with this secret. */
export async function endDevices(tx: Tx, staffId: string, except = ''): Promise<void> {
  await tx.delete(staffDevices).where(and(eq(staffDevices.staffId, staffId), ne(staffDevices.tokenHash, hash(except))));
}
