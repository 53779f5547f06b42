import 'server-only';
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { db, type Tx } from '@/lib/db/connection';
import { audit } from '@/lib/db/schema/staff';
import { nowDate } from '@/lib/time/clock';

export type Entry = {
  action: string;
  subject?: string;
  detail?: Record<string, string>;
  /** Of one that may be told again: it is on record once. */
  id?: string;
};

/** Appends to the record of who did what, in the transaction in which it is done. */
export async function record(
  tx: Pick<Tx, 'insert'>,
  staffId: string | null,
  { id = randomUUID(), ...entry }: Entry,
): Promise<void> {
  const at = nowDate();
  await tx
    .insert(audit)
    .values({ id, staffId, at, ...entry })
    .onConflictDoNothing();
}

/** For what is done again and again, such as looking: within so many minutes it is not another time. */
export async function recordOnceIn(minutes: number, staffId: string, action: string, subject: string): Promise<void> {
  const instant = nowDate();
  const since = new Date(instant.getTime() - minutes * 60_000);
  await (await db()).execute(sql`
    insert into ${audit} (id, staff_id, action, subject, at)
    select ${randomUUID()}::uuid, ${staffId}::uuid, ${action}, ${subject}, ${instant.toISOString()}::timestamptz
    where not exists (select 1 from ${audit} where staff_id = ${staffId}::uuid and action = ${action}
      and subject = ${subject} and at > ${since.toISOString()}::timestamptz)`);
}
