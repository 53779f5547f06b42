import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, lt, sql } from 'drizzle-orm';
import { cookies as requestCookies } from 'next/headers';
import { db } from '@/lib/db/connection';
import { formDrafts } from '@/lib/db/schema/http';
import type { Problem, SetCookie } from './answer';
import { cookieName, ourCookie } from './cookies';

const keptHours = 2;
const secretFields = /password/i;
const hash = (token: string) => createHash('sha256').update(token).digest('hex');

export type Draft = { values: Record<string, string>; problem: Problem | null };

/** Keeps what someone typed into a form, and what was wrong with it, for the page that shows it again. Never passwords. */
export async function rememberForm(
  scope: string,
  typed: Record<string, string>,
  problem: Problem | null,
  cookies: ReadonlyMap<string, string>,
): Promise<SetCookie> {
  const token = ourCookie(cookies, 'form') ?? randomBytes(32).toString('base64url');
  const values = Object.fromEntries(Object.entries(typed).filter(([name]) => !secretFields.test(name)));
  const expiresAt = sql`now() + make_interval(hours => ${keptHours})`;
  const database = await db();
  await database.delete(formDrafts).where(lt(formDrafts.expiresAt, sql`now()`));
  await database
    .insert(formDrafts)
    .values({ tokenHash: hash(token), scope, values, problem, expiresAt })
    .onConflictDoUpdate({ target: [formDrafts.tokenHash, formDrafts.scope], set: { values, problem, expiresAt } });
  return { name: 'form', value: token, maxAgeSeconds: keptHours * 3600 };
}

export async function recallForm(scope: string): Promise<Draft | null> {
  const token = (await requestCookies()).get(cookieName('form'))?.value;
  if (!token) return null;
  const [draft] = await (await db())
    .select({ values: formDrafts.values, problem: formDrafts.problem })
    .from(formDrafts)
    .where(
      and(eq(formDrafts.tokenHash, hash(token)), eq(formDrafts.scope, scope), gt(formDrafts.expiresAt, sql`now()`)),
    );
  return draft ?? null;
}

export async function forgetForm(scope: string, cookies: ReadonlyMap<string, string>): Promise<void> {
  const token = ourCookie(cookies, 'form');
  if (!token) return;
  await (await db()).delete(formDrafts).where(and(eq(formDrafts.tokenHash, hash(token)), eq(formDrafts.scope, scope)));
}
