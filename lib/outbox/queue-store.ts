import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, asc, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import { kept } from '@/lib/data-map/kept';
import { notify } from '@/lib/db/bus';
import { db, type Tx } from '@/lib/db/connection';
import { outbox } from '@/lib/db/schema/mail';

type Queued = {
  subjectId: string;
  kind: string;
  orderId?: string;
  payload?: Record<string, unknown>;
  /** How long it waits first. */
  afterMinutes?: number;
};

/** Queues a letter in the caller's transaction. The same kind about the same thing is queued once, whoever asks. */
export async function queueMail(tx: Tx, { afterMinutes = 0, payload = {}, ...queued }: Queued): Promise<void> {
  const nextAt = sql`now() + make_interval(mins => ${afterMinutes})`;
  await tx
    .insert(outbox)
    .values({ id: randomUUID(), ...queued, payload, nextAt })
    .onConflictDoNothing();
  await notify(tx, 'outbox', queued.subjectId);
}

export type OutboxRow = typeof outbox.$inferSelect;

/** Every letter of an order, oldest first by when it was to go. */
export async function lettersOf(orderId: string): Promise<OutboxRow[]> {
  return (await db())
    .select()
    .from(outbox)
    .where(eq(outbox.orderId, orderId))
    .orderBy(asc(outbox.nextAt), asc(outbox.id));
}

/** Letters to an address, sent or not, and all letters about some conversations. */
export async function forgetLetters(tx: Tx, address: string, conversationIds: readonly string[]): Promise<void> {
  const { payload } = outbox;
  const isTo = or(...['to', 'email'].map((name) => sql`lower(${payload} ->> ${name}) = ${address}`));
  const isAbout = inArray(sql`${payload} ->> 'conversationId'`, [...conversationIds]);
  await tx.delete(outbox).where(or(isTo, conversationIds.length > 0 ? isAbout : undefined));
}

/** Letters of no order that have gone, or were given up, a while ago; of an order's the desk can send each again. */
export async function forgetOldLetters(): Promise<void> {
  const before = (days: number) => lt(outbox.nextAt, sql`now() - make_interval(days => ${days})`);
  const isLookUp = eq(outbox.kind, 'order-link');
  const isOld = or(before(kept.letterDays), and(isLookUp, before(kept.lookUpDays)));
  await (await db()).delete(outbox).where(and(isNull(outbox.orderId), isOld));
}
