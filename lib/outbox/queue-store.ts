import 'server-only';
import { randomUUID } from 'node:crypto';
import { asc, eq, sql } from 'drizzle-orm';
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
