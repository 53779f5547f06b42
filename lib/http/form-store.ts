import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, inArray, lt, or, sql } from 'drizzle-orm';
import { kept } from '@/lib/data-map/kept';
import { db, type Tx } from '@/lib/db/connection';
import { formDrafts } from '@/lib/db/schema/http';
import { unfinishedLines } from '@/lib/text/line';
import type { Problem, SetCookie } from './answer';
import { ourCookie } from './cookies';
import { withinLimit } from './limit-store';
import { pageCookies } from './page-cookies';

const keptHours = kept.formDraftHours;
const secretFields = /password|passcode/i;
const hash = (token: string) => createHash('sha256').update(token).digest('hex');

export type Draft = { values: Record<string, string>; problem: Problem | null };

/** Room for the longest message in any script; only staff, once they are known, send more. */
const draftBytes = 16_384;
const hour = 3_600;
/** New ones, whoever they are from, and from one address. Whoever types on in the same form begins no new one. */
const quotas = { all: 5_000, address: 60, tooMany: 1 };

type Sender = { cookies: ReadonlyMap<string, string>; address: string };
type Typed = {
  values: Record<string, string>;
  problem: Problem | null;
  /** It is one call of too many, of which an address has one kept. */
  tooMany?: boolean;
  mostBytes?: number;
};

async function mayBegin({ address }: Sender, tooMany: boolean): Promise<boolean> {
  const one = { windowSeconds: hour, whenDown: 'closed' } as const;
  const whose = tooMany
    ? ({ scope: 'form-too-many', max: quotas.tooMany } as const)
    : { scope: 'form', max: quotas.address };
  if (!(await withinLimit({ ...one, ...whose, address })).ok) return false;
  return (await withinLimit({ ...one, scope: 'form', key: 'all', max: quotas.all })).ok;
}

/**
 * Keeps what someone typed into a form, and what was wrong with it, for the page that shows it again. Never passwords or codes.
 * Null when it is too much to keep, or too many are kept already: then whoever typed it has to be told.
 */
export async function rememberForm(scope: string, typed: Typed, sender: Sender): Promise<SetCookie | null> {
  const { problem, tooMany = false, mostBytes = draftBytes } = typed;
  const token = ourCookie(sender.cookies, 'form') ?? randomBytes(32).toString('base64url');
  const shown = Object.entries(typed.values).filter(([name]) => !secretFields.test(name));
  const values = Object.fromEntries(shown.map(([name, value]) => [name, unfinishedLines(value)]));
  if (Buffer.byteLength(JSON.stringify(values)) > mostBytes) return null;
  const kept = { values, problem, expiresAt: sql`now() + make_interval(hours => ${keptHours})` };
  const row = { tokenHash: hash(token), scope };
  const database = await db();
  const again = await database
    .update(formDrafts)
    .set(kept)
    .where(and(eq(formDrafts.tokenHash, row.tokenHash), eq(formDrafts.scope, scope)))
    .returning({ scope: formDrafts.scope });
  if (again.length === 0) {
    if (!(await mayBegin(sender, tooMany))) return null;
    await database
      .insert(formDrafts)
      .values({ ...row, ...kept })
      .onConflictDoUpdate({ target: [formDrafts.tokenHash, formDrafts.scope], set: kept });
  }
  return { name: 'form', value: token, maxAgeSeconds: keptHours * hour };
}

/** Those whose time is over. */
export async function forgetOldForms(): Promise<void> {
  await (await db()).delete(formDrafts).where(lt(formDrafts.expiresAt, sql`now()`));
}

export async function recallForm(scope: string): Promise<Draft | null> {
  const token = ourCookie(await pageCookies(), 'form');
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

/** A field of a form that is kept was typed anew elsewhere: there it is the new one, and what was wrong with the old is over. */
export async function amendForm(
  scope: string,
  field: string,
  value: string,
  cookies: ReadonlyMap<string, string>,
): Promise<void> {
  const token = ourCookie(cookies, 'form');
  if (!token) return;
  const { values, problem, tokenHash } = formDrafts;
  const others = sql`(${problem} -> 'fields') - ${field}::text`;
  await (await db())
    .update(formDrafts)
    .set({
      values: sql`${values} || jsonb_build_object(${field}::text, ${unfinishedLines(value)}::text)`,
      problem: sql`case when ${others} <> '{}'::jsonb then jsonb_set(${problem}, '{fields}', ${others}) end`,
    })
    .where(and(eq(tokenHash, hash(token)), eq(formDrafts.scope, scope)));
}

/** What was typed with this address in it, and into forms about these orders or conversations. */
const aboutThem = (address: string, aboutIds: readonly string[]) =>
  or(
    sql`exists (select 1 from jsonb_each_text(${formDrafts.values}) typed where position(${address} in lower(typed.value)) > 0)`,
    aboutIds.length > 0 ? inArray(sql`split_part(${formDrafts.scope}, ':', 2)`, [...aboutIds]) : undefined,
  );

export const formsAbout = (reader: Pick<Tx, 'select'>, address: string, aboutIds: readonly string[]) =>
  reader
    .select({ scope: formDrafts.scope, values: formDrafts.values, expiresAt: formDrafts.expiresAt })
    .from(formDrafts)
    .where(aboutThem(address, aboutIds));

/** Forgets it, with all else that was typed in the same browsers. */
export async function forgetFormsAbout(tx: Tx, address: string, aboutIds: readonly string[]): Promise<void> {
  const browsers = tx.select({ token: formDrafts.tokenHash }).from(formDrafts).where(aboutThem(address, aboutIds));
  await tx.delete(formDrafts).where(inArray(formDrafts.tokenHash, browsers));
}
