import 'server-only';
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { db, type Tx } from '@/lib/db/connection';
import { audit } from '@/lib/db/schema/staff';
import { keys } from '@/lib/keys/keys';
import { nowDate } from '@/lib/time/clock';

export type Entry = {
  action: string;
  subject?: string;
  detail?: Record<string, string>;
  /** Of one that may be told again: it is on record once. */
  id?: string;
};

/** Stands for an e-mail address in the record, which can't be changed when somebody asks to be erased. */
export const addressHash = (email: string): string =>
  `address ${keys().sign('address', email.trim().toLowerCase()).slice(0, 20)}`;

const unnamed = (text: string) => (text.includes('@') ? addressHash(text) : text);

/**
 * Appends to the record of who did what, in the transaction in which it is done. It holds ids and words of the shop's
 * own; what people typed belongs where it can be erased.
 */
export async function record(
  tx: Pick<Tx, 'insert'>,
  staffId: string | null,
  { id = randomUUID(), action, subject, detail = {} }: Entry,
): Promise<void> {
  const at = nowDate();
  const facts = Object.fromEntries(Object.entries(detail).map(([name, value]) => [name, unnamed(value)]));
  await tx
    .insert(audit)
    .values({ id, staffId, at, action, subject: subject && unnamed(subject), detail: facts })
    .onConflictDoNothing();
}

type Seen =
  | 'conversation-read'
  | 'customer-read'
  | 'order-read'
  | 'labels-read'
  | 'packing-list-read'
  | 'complaints-read';
const againMinutes = 60;

/** Puts on record that somebody has looked at what is a customer's. Looking again within the hour is not another time. */
export async function recordSeen(staffId: string, action: Seen, subject: string): Promise<void> {
  const instant = nowDate();
  const since = new Date(instant.getTime() - againMinutes * 60_000);
  await (await db()).execute(sql`
    insert into ${audit} (id, staff_id, action, subject, at)
    select ${randomUUID()}::uuid, ${staffId}::uuid, ${action}, ${subject}, ${instant.toISOString()}::timestamptz
    where not exists (select 1 from ${audit} where staff_id = ${staffId}::uuid and action = ${action}
      and subject = ${subject} and at > ${since.toISOString()}::timestamptz)`);
}

/** The database forgets none that is younger than ninety days, whoever asks. */
export async function forgetOldEntries(before: Date): Promise<void> {
  await (await db()).execute(sql`select audit_forget(${before.toISOString()}::timestamptz)`);
}
