import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { bus, notify } from '@/lib/db/bus';
import { db, type Recording, transaction } from '@/lib/db/connection';
import { outbox } from '@/lib/db/schema/mail';
import { faultPoint } from '@/lib/fault-point';
import { loggable } from '@/lib/http/loggable';
import { alertIsOver, raiseAlert } from '@/lib/orders/alerts/alerts-store';
import { recordEvent } from '@/lib/orders/events/events-store';
import type { OutboxRow } from '@/lib/outbox/queue-store';
import { onShutdown } from '@/lib/shutdown';
import { composeLetter } from './compose-store';
import { sendLetter } from './transport-store';

const pollMilliseconds = 2_000;
const leaseSeconds = 60;
const longestPauseSeconds = 6 * 3600;
/** Spread over a day and a half; afterwards a person is called. */
const tries = 16;
/** To whom a letter went is not kept with it: of an order's it stands in the order. */
const withoutPeople = sql`${outbox.payload} - '{to,email,by}'::text[]`;

/** Sends a letter once more, as a new message; one that was given up gets all its tries again. */
export async function sendAgain(
  letterId: string,
  orderId: string,
  staffId: string,
  record?: Recording,
): Promise<'queued' | 'unknown'> {
  return transaction(async (tx) => {
    const [letter] = await tx
      .select()
      .from(outbox)
      .where(and(eq(outbox.id, letterId), eq(outbox.orderId, orderId)))
      .for('update');
    if (!letter) return 'unknown';
    const waiting = !letter.sentAt && !letter.deadAt;
    const round = waiting ? letter.round : letter.round + 1;
    await tx
      .update(outbox)
      .set({ round, attempts: 0, nextAt: sql`now()`, sentAt: null, deadAt: null, lastError: null })
      .where(eq(outbox.id, letterId));
    await alertIsOver(tx, { kind: 'letter-failed', subject: letterId, how: 'Sent again', staffId });
    if (!waiting)
      await recordEvent(tx, { orderId, kind: 'letter-sent-again', staffId, detail: { letter: letter.kind } });
    if (!waiting || letter.attempts > 0) await record?.(tx);
    await notify(tx, 'outbox', letterId);
    return 'queued';
  });
}

/** Claims one due letter for a minute; a server that dies leaves it to the next. */
async function claim() {
  const { rows } = await (await db()).execute<{ id: string }>(sql`
    update outbox set lease_until = now() + make_interval(secs => ${leaseSeconds}), attempts = attempts + 1
    where id = (select id from outbox where sent_at is null and dead_at is null and next_at <= now() and (lease_until is null or lease_until < now())
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
      if (letter) await sendLetter(letter, row.round === 1 ? row.id : `${row.id}.${row.round}`);
      faultPoint('letter-sent');
      await database
        .update(outbox)
        .set({ sentAt: sql`now()`, leaseUntil: null, lastError: null, payload: withoutPeople })
        .where(eq(outbox.id, row.id));
    } catch (error) {
      await putOff(row, error instanceof Error ? withoutAddresses(error.message).slice(0, 300) : 'unknown');
    }
  }
}

/** Mail servers name whom they refuse. */
const withoutAddresses = (says: string) => says.replaceAll(/\S+@\S+/g, '(an address)');

/** Later again, each pause twice the last; after the last try a person is called. */
async function putOff({ id, kind, orderId, attempts }: OutboxRow, lastError: string): Promise<void> {
  const pause = Math.min(longestPauseSeconds, 15 * 2 ** attempts);
  const dead = attempts >= tries;
  await transaction(async (tx) => {
    await tx
      .update(outbox)
      .set({
        leaseUntil: null,
        lastError,
        nextAt: sql`now() + make_interval(secs => ${pause})`,
        deadAt: dead ? sql`now()` : null,
      })
      .where(eq(outbox.id, id));
    const detail = `The letter ‘${kind}’ could not be sent in ${tries} tries: ${lastError}`;
    if (dead) await raiseAlert(tx, { kind: 'letter-failed', subject: id, orderId: orderId ?? undefined, detail });
  });
  console.error(`[mail] ${kind} ${id} failed, ${dead ? 'given up' : `again in ${pause} s`}`);
}

/** Sends as letters come, woken by the bus and by a slow poll in case a bell was missed. */
export async function startOutbox(): Promise<void> {
  let busy = false;
  const run = () => {
    if (busy) return;
    busy = true;
    sendDueMail()
      .catch((error: unknown) => console.error('[mail]', loggable(error)))
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
