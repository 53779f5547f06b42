import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { and, desc, eq, gt, inArray, lt, or, sql } from 'drizzle-orm';
import { db, type Tx, transaction } from '@/lib/db/connection';
import { staffChallenges } from '@/lib/db/schema/staff';
import type { SetCookie } from '@/lib/http/answer';
import { type Cookies, ourCookie } from '@/lib/http/cookies';

const cookie = 'passkey';
export const challengeSeconds = 300;
const isOver = () => lt(staffChallenges.expiresAt, sql`now()`);

type Purpose = (typeof staffChallenges.$inferSelect)['purpose'];
/** What a challenge is for, and the browser that it is for: its session, or the digest of a secret of its own. */
export type Asked = { purpose: Purpose; boundTo: string };
const askedIn = ({ purpose, boundTo }: Asked) =>
  and(eq(staffChallenges.purpose, purpose), eq(staffChallenges.boundTo, boundTo));

/** So many windows of one browser may ask for the same at a time; of more, the first ask in vain. */
const mostWindows = 4;

/** A new challenge, besides those that this browser has in other windows. */
export async function beginChallenge({ purpose, boundTo }: Asked): Promise<string> {
  const challenge = randomBytes(32).toString('base64url');
  await transaction(async (tx) => {
    const tooMany = tx
      .select({ challenge: staffChallenges.challenge })
      .from(staffChallenges)
      .where(askedIn({ purpose, boundTo }))
      .orderBy(desc(staffChallenges.expiresAt))
      .offset(mostWindows - 1);
    await tx.delete(staffChallenges).where(or(isOver(), inArray(staffChallenges.challenge, tooMany)));
    const expiresAt = sql`now() + make_interval(secs => ${challengeSeconds})`;
    await tx.insert(staffChallenges).values({ challenge, purpose, boundTo, expiresAt });
  });
  return challenge;
}

/** Uses a challenge up, whatever comes of it. False unless it was for this, in this browser, and is not over. */
export async function takeChallenge(tx: Tx, challenge: string, asked: Asked): Promise<boolean> {
  const taken = await tx
    .delete(staffChallenges)
    .where(and(eq(staffChallenges.challenge, challenge), askedIn(asked), gt(staffChallenges.expiresAt, sql`now()`)))
    .returning({ challenge: staffChallenges.challenge });
  return taken.length > 0;
}

const boundTo = (secret: string) => createHash('sha256').update(secret).digest('hex');

/** For a browser in which nobody is logged in: a challenge, and the secret by which the browser is known again. */
export async function beginLoginChallenge(cookies: Cookies): Promise<{ challenge: string; kept: SetCookie }> {
  const known = ourCookie(cookies, cookie) ?? '';
  const secret = /^[\w-]{43}$/.test(known) ? known : randomBytes(32).toString('base64url');
  const challenge = await beginChallenge({ purpose: 'login', boundTo: boundTo(secret) });
  return { challenge, kept: { name: cookie, value: secret, maxAgeSeconds: challengeSeconds, sameSite: 'Strict' } };
}
export const loginAsked = (cookies: Cookies): Asked => ({
  purpose: 'login',
  boundTo: boundTo(ourCookie(cookies, cookie) ?? ''),
});
/** What becomes of that secret once somebody has come in: it goes, unless another window is still asking. */
export async function loginAskedNoMore(asked: Asked): Promise<SetCookie[]> {
  const [other] = await (await db()).select().from(staffChallenges).where(askedIn(asked)).limit(1);
  return other ? [] : [{ name: cookie, value: '', maxAgeSeconds: 0, sameSite: 'Strict' }];
}

export async function forgetOldChallenges(): Promise<void> {
  await (await db()).delete(staffChallenges).where(isOver());
}
