import 'server-only';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { cookies as requestCookies } from 'next/headers';
import { db } from '@/lib/db/connection';
import { audit, type staff, staffSessions } from '@/lib/db/schema/staff';
import type { SetCookie } from '@/lib/http/answer';
import { cookieName, ourCookie } from '@/lib/http/cookies';

export type Member = Pick<typeof staff.$inferSelect, 'id' | 'name' | 'email' | 'role'>;

const cookie = 'staff';
const idleMinutes = 30;
const absoluteHours = 12;
const hash = (token: string) => createHash('sha256').update(token).digest('hex');

/** A new session with a new token; whatever token the browser had before is not it. */
export async function startSession(staffId: string): Promise<SetCookie> {
  const token = randomBytes(32).toString('base64url');
  const rightNow = new Date();
  await (await db())
    .insert(staffSessions)
    .values({ tokenHash: hash(token), staffId, startedAt: rightNow, seenAt: rightNow });
  return { name: cookie, value: token, maxAgeSeconds: absoluteHours * 3600, sameSite: 'Strict' };
}

/** Who holds this token, checked on every call: not idle, not too old, not disabled. */
async function memberOf(token: string | undefined): Promise<Member | null> {
  if (!token) return null;
  const { rows } = await (await db()).execute<Member>(sql`
    update staff_sessions s set seen_at = now() from staff m
    where s.token_hash = ${hash(token)} and m.id = s.staff_id and not m.disabled
      and s.seen_at > now() - make_interval(mins => ${idleMinutes}) and s.started_at > now() - make_interval(hours => ${absoluteHours})
    returning m.id, m.name, m.email, m.role`);
  return rows[0] ?? null;
}

export const memberFrom = (cookies: ReadonlyMap<string, string>): Promise<Member | null> =>
  memberOf(ourCookie(cookies, cookie));
export const currentMember = async (): Promise<Member | null> =>
  memberOf((await requestCookies()).get(cookieName(cookie))?.value);

export async function endSession(cookies: ReadonlyMap<string, string>): Promise<SetCookie> {
  const token = ourCookie(cookies, cookie);
  if (token) await (await db()).delete(staffSessions).where(eq(staffSessions.tokenHash, hash(token)));
  return { name: cookie, value: '', maxAgeSeconds: 0, sameSite: 'Strict' };
}

/** Appends to the record of who did what. */
export async function note(action: string, staffId: string | null, subject?: string): Promise<void> {
  await (await db()).insert(audit).values({ id: randomUUID(), staffId, action, subject });
}
