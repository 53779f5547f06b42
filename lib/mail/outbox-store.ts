import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { bus, notify } from '@/lib/db/bus';
import { db, type Tx } from '@/lib/db/connection';
import { outbox } from '@/lib/db/schema/mail';
import { onShutdown } from '@/lib/http/shutdown';
import { composeLetter } from './compose-store';
import { sendLetter } from './transport-store';

type Queued = { subjectId: string; kind: string; orderId?: string; payload?: Record<string, unknown> };

const pollMilliseconds = 2_000;
const leaseSeconds = 60;
const longestPauseSeconds = 6 * 3600;

/** Queues a letter in the caller's transaction. The same kind about the same thing is queued once, whoever asks. */
export async function queueMail(tx: Tx, { subjectId, kind, orderId, payload = {} }: Queued): Promise<void> {
  await tx.insert(outbox).values({ id: randomUUID(), subjectId, kind, orderId, payload }).onConflictDoNothing();
  await notify(tx, 'outbox', subjectId);
}

/** Claims one due letter for a minute; a server that dies leaves it to the next. */
async function claim() {
  const { rows } = await (await db()).execute<{ id: string }>(sql`
    update outbox set lease_until = now() + make_interval(secs => ${leaseSeconds}), attempts = attempts + 1
    where id = (select id from outbox where sent_at is null and next_at <= now() and (lease_until is null or lease_until < now())
      order by next_at limit 1 for update skip locked)
    returning id`);
  const id = rows[0]?.id;
  if (!id) return null;
  const [row] = await (await db())
    .select()
    .from(outbox)
    .where(and(eq(outbox.id, id), isNull(outbox.sentAt)));
  return row ?? null;
}

/** Sends what is due, one after another. Returns how many went. */
export async function sendDueMail(): Promise<number> {
  const database = await db();
  for (let sent = 0; ; sent++) {
    const row = await claim();
    if (!row) return sent;
    try {
      const letter = await composeLetter(row);
      if (letter) await sendLetter(letter, row.id);
      await database
        .update(outbox)
        .set({ sentAt: new Date(), leaseUntil: null, lastError: null })
        .where(eq(outbox.id, row.id));
    } catch (error) {
      const pause = Math.min(longestPauseSeconds, 15 * 2 ** row.attempts);
      const lastError = error instanceof Error ? error.message.slice(0, 300) : 'unknown';
      await database
        .update(outbox)
        .set({ leaseUntil: null, lastError, nextAt: sql`now() + make_interval(secs => ${pause})` })
        .where(eq(outbox.id, row.id));
      console.error(`[mail] ${row.kind} ${row.id} failed, again in ${pause} s`);
    }
  }
}

/** Sends as letters come, woken by the bus and by a slow poll in case a bell was missed. */
export async function startOutbox(): Promise<void> {
  let busy = false;
  const run = () => {
    if (busy) return;
    busy = true;
    sendDueMail()
      .catch((error: unknown) => console.error('[mail]', error))
      .finally(() => {
        busy = false;
      });
  };
  const timer = setInterval(run, pollMilliseconds);
  timer.unref();
  const off = (await bus()).on('outbox', run);
  onShutdown(() => {
    clearInterval(timer);
    off();
  });
}
