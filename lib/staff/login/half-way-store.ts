import 'server-only';
import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { and, eq, gt, lt, sql } from 'drizzle-orm';
import { db, transaction } from '@/lib/db/connection';
import { staff, staffLogins } from '@/lib/db/schema/staff';
import type { SetCookie } from '@/lib/http/answer';
import { type Cookies, ourCookie } from '@/lib/http/cookies';
import { withinLimit } from '@/lib/http/limit-store';
import { keys } from '@/lib/keys/keys';
import { queueMail } from '@/lib/outbox/queue-store';
import { standing } from '../standing-store';

const cookie = 'login';
const lastsSeconds = 900;
const mostTries = 5;
const lettersAnHour = 5;
const hash = (token: string) => createHash('sha256').update(token).digest('hex');

export type Asks = (typeof staffLogins.$inferSelect)['asks'];

/** Of a secret that the server alone makes from the login's id, so that a letter can carry it and no database holds it. */
const digitsOf = (secret: string): string =>
  (createHash('sha256').update(secret).digest().readUIntBE(0, 6) % 100_000_000).toString().padStart(8, '0');

/** The password was right, and one more proof is asked for: a code from their app, or one that goes by letter. */
export async function goHalfWay(staffId: string, asks: Asks, boundTo: string): Promise<SetCookie> {
  const token = randomBytes(32).toString('base64url');
  const id = randomUUID();
  const letter =
    asks === 'letter'
      ? await withinLimit({
          scope: 'login-letter',
          key: staffId,
          max: lettersAnHour,
          windowSeconds: 3600,
          whenDown: 'closed',
        })
      : null;
  await transaction(async (tx) => {
    await tx.delete(staffLogins).where(lt(staffLogins.expiresAt, sql`now()`));
    const expiresAt = sql`now() + make_interval(secs => ${lastsSeconds})`;
    await tx.insert(staffLogins).values({ tokenHash: hash(token), id, staffId, asks, boundTo, expiresAt });
    if (letter?.ok) await queueMail(tx, { subjectId: id, kind: 'login-code', payload: {} });
  });
  return { name: cookie, value: token, maxAgeSeconds: lastsSeconds, sameSite: 'Strict' };
}

const open = (token: string | undefined) =>
  and(eq(staffLogins.tokenHash, hash(token ?? '')), gt(staffLogins.expiresAt, sql`now()`));

/** What a browser that is half-way is asked for; null if it is not, or no longer. */
export async function askedFor(cookies: Cookies): Promise<Asks | null> {
  const [row] = await (await db())
    .select({ asks: staffLogins.asks })
    .from(staffLogins)
    .where(open(ourCookie(cookies, cookie)));
  return row?.asks ?? null;
}

type HalfWay = typeof staffLogins.$inferSelect;

/** Counts one try of a login that is half-way; null once it is over, has been tried too often, or the account has changed. */
export async function tryHalfWay(cookies: Cookies): Promise<HalfWay | null> {
  const database = await db();
  const [row] = await database
    .update(staffLogins)
    .set({ tries: sql`${staffLogins.tries} + 1` })
    .where(and(open(ourCookie(cookies, cookie)), lt(staffLogins.tries, mostTries)))
    .returning();
  return row && (await standing(database, row.staffId))?.digest === row.boundTo ? row : null;
}

/** Ends a login half-way; false if it had ended before, such as in another window. */
export async function endHalfWay(id: string): Promise<boolean> {
  const ended = await (await db()).delete(staffLogins).where(eq(staffLogins.id, id)).returning({ id: staffLogins.id });
  return ended.length > 0;
}

export const halfWayIsOver: SetCookie = { name: cookie, value: '', maxAgeSeconds: 0, sameSite: 'Strict' };

export function isLetterCode(id: string, typed: string): boolean {
  const given = Buffer.from(typed.replaceAll(/\s/g, ''));
  const codes = keys()
    .tokensOf('login-code', id)
    .map((secret) => Buffer.from(digitsOf(secret)));
  return codes.some((code) => code.length === given.length && timingSafeEqual(code, given));
}

/** Whom the letter with a code goes to, and the code; null once that login is over. */
export async function codeLetterOf(id: string): Promise<{ name: string; email: string; code: string } | null> {
  const [row] = await (await db())
    .select({ name: staff.name, email: staff.email })
    .from(staffLogins)
    .innerJoin(staff, and(eq(staff.id, staffLogins.staffId), eq(staff.disabled, false)))
    .where(and(eq(staffLogins.id, id), gt(staffLogins.expiresAt, sql`now()`)));
  return row ? { ...row, code: digitsOf(keys().tokenOf('login-code', id)) } : null;
}
