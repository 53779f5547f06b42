import 'server-only';
import { and, desc, eq, gt } from 'drizzle-orm';
import { db, type Recording, transaction } from '@/lib/db/connection';
import { staff, staffSessions } from '@/lib/db/schema/staff';
import { withinLimit } from '@/lib/http/limit-store';
import { takeCode } from '@/lib/staff/factor/factor-store';
import { setPassword } from '@/lib/staff/links/password-link-store';
import { tellMember } from '@/lib/staff/news-store';
import { checkPassword, hashPassword } from '@/lib/staff/password/password-store';
import { type Member, sessionsSince } from '@/lib/staff/session-store';
import { endWaysIn } from '@/lib/staff/ways-in-store';
import { nowDate } from '@/lib/time/clock';

export type OwnSession = { id: string; device: string; startedAt: Date; seenAt: Date; isThis: boolean };

/** Wherever somebody is logged in, the last used first. */
export async function ownSessions(member: Member): Promise<OwnSession[]> {
  const { seen, started } = sessionsSince();
  const rows = await (await db())
    .select({
      id: staffSessions.id,
      device: staffSessions.device,
      startedAt: staffSessions.startedAt,
      seenAt: staffSessions.seenAt,
    })
    .from(staffSessions)
    .where(
      and(eq(staffSessions.staffId, member.id), gt(staffSessions.seenAt, seen), gt(staffSessions.startedAt, started)),
    )
    .orderBy(desc(staffSessions.seenAt));
  return rows.map((row) => ({ ...row, isThis: row.id === member.sessionId }));
}

/** Ten tries a quarter of an hour, so that a desk which was left open is no way to guess its password. */
export const mayProve = (member: Member) =>
  withinLimit({ scope: 'own-proof', key: member.id, max: 10, windowSeconds: 900, whenDown: 'closed' });

/** It is really they who sit there. */
export async function isPasswordOf(member: Member, password: string): Promise<boolean> {
  const [row] = await (await db())
    .select({ passwordHash: staff.passwordHash })
    .from(staff)
    .where(eq(staff.id, member.id));
  return checkPassword(row?.passwordHash, password, 'known');
}

/** They have just shown who they are. It is good for some minutes. */
export async function noteProof({ sessionId }: Member): Promise<void> {
  await (await db()).update(staffSessions).set({ confirmedAt: nowDate() }).where(eq(staffSessions.id, sessionId));
}

/** By their password, or by a code of their app's. */
export async function proveAgain(member: Member, typed: string): Promise<boolean> {
  const isCode = /^\d{3} ?\d{3}$/.test(typed.trim());
  const isRight = isCode ? await takeCode(member.id, typed) : await isPasswordOf(member, typed);
  if (isRight) await noteProof(member);
  return isRight;
}

type Device = string | undefined;

/** Elsewhere they are logged out, and no other browser is known; what was under way for the old password ends. */
export async function changePassword(
  member: Member,
  password: string,
  device: Device,
  record: Recording,
): Promise<void> {
  const passwordHash = await hashPassword(password, 'known');
  await transaction(async (tx) => {
    await setPassword(tx, member.id, passwordHash, { session: member.sessionId, device });
    await tellMember(tx, member.id, { what: 'password-changed' });
    await record(tx);
  });
}

/** False if there is no such session of theirs any more. */
export async function endOwnSession(member: Member, session: string, record: Recording): Promise<boolean> {
  return transaction(async (tx) => {
    const ended = await tx
      .delete(staffSessions)
      .where(and(eq(staffSessions.id, session), eq(staffSessions.staffId, member.id)))
      .returning({ id: staffSessions.id });
    if (ended.length === 0) return false;
    await record(tx);
    return true;
  });
}

/** But for the browser at which they say so, which also stays the only one that is known. */
export async function logOutElsewhere(member: Member, device: Device, record: Recording): Promise<void> {
  await transaction(async (tx) => {
    await endWaysIn(tx, member.id, 'logged-out-elsewhere', { session: member.sessionId, device });
    await record(tx);
  });
}
