import 'server-only';
import { and, desc, eq, isNotNull, lt } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import { content } from '@/lib/content/content';
import { db, transaction } from '@/lib/db/connection';
import { chatEvents, conversations } from '@/lib/db/schema/chat';
import { loggable } from '@/lib/http/loggable';
import { sameId } from '@/lib/keys/same-id';
import { onShutdown } from '@/lib/shutdown';
import { now } from '@/lib/time/clock';
import { formatWhen } from '@/lib/time/format';
import { toLondon } from '@/lib/time/london';
import { chatState, closedSince } from './hours/hours';
import { rulesNow } from './hours/rules-store';
import { forgetOldLetters } from './letters/letters-store';
import { isLive } from './log/answers';
import { append } from './log/log-store';
import { eraseConversations } from './log/redact-store';
import { forgetOldVisits } from './stream/visit-store';

const isSameDay = (a: Temporal.Instant, b: Temporal.Instant) =>
  toLondon(a).toPlainDate().equals(toLondon(b).toPlainDate());

const handOverMilliseconds = 5_000;
const eraseMilliseconds = 3_600_000;

/** The last things said, oldest first. */
async function latestOf(conversationId: string) {
  const { kind, author, at } = chatEvents;
  const latest = await (await db())
    .select({ kind, author, at })
    .from(chatEvents)
    .where(and(eq(chatEvents.conversationId, conversationId), eq(chatEvents.visibility, 'all')))
    .orderBy(desc(chatEvents.seq))
    .limit(100);
  return latest.toReversed();
}

/**
 * At closing time, whoever still waits is told in the thread by when they get their answer; whoever is in the middle of a
 * conversation, once that has fallen silent. Returns how many were.
 */
export async function handOver(): Promise<number> {
  const database = await db();
  const [instant, rules] = [now(), await rulesNow(database)];
  const closing = closedSince(instant, rules);
  if (!closing) return 0;
  const waiting = await database
    .select({ id: conversations.id, answerBy: conversations.answerBy })
    .from(conversations)
    .where(
      and(
        eq(conversations.status, 'open'),
        isNotNull(conversations.answerBy),
        lt(conversations.updatedAt, new Date(closing.epochMilliseconds)),
      ),
    );
  const { nextOpenAt } = chatState(instant, rules);
  const opensToday = nextOpenAt !== null && isSameDay(instant, nextOpenAt);
  const forHowLong = opensToday ? 'for now' : 'for today';
  let told = 0;
  for (const { id, answerBy } of waiting) {
    if (isLive(await latestOf(id), now().epochMilliseconds, content().chat.idleMinutes)) continue;
    told += 1;
    const by = answerBy ? ` by ${formatWhen(answerBy)} (UK time)` : '';
    await transaction((tx) =>
      append(tx, id, {
        clientId: sameId(`${id} closed ${closing}`),
        kind: 'hours_notice',
        author: 'shop',
        body: { text: `We have closed ${forHowLong}. Your question is with us, and a person answers you here${by}.` },
      }),
    );
  }
  return told;
}

/** Conversations are kept for as long as content/chat.yaml says after their last word, and then erased. */
export async function eraseOld(): Promise<number> {
  const cutoff = new Date(now().subtract({ hours: 24 * content().chat.retentionDays }).epochMilliseconds);
  return transaction(async (tx) => {
    const old = await tx
      .select({ id: conversations.id })
      .from(conversations)
      .where(lt(conversations.updatedAt, cutoff))
      .limit(500)
      .for('update');
    await eraseConversations(
      tx,
      old.map(({ id }) => id),
    );
    return old.length;
  });
}

export function startChatJobs(): void {
  const every = (milliseconds: number, job: () => Promise<number>) => {
    const run = () => void job().catch((error: unknown) => console.error('[chat]', loggable(error)));
    const timer = setInterval(run, milliseconds);
    timer.unref();
    onShutdown(() => clearInterval(timer));
    run();
  };
  every(handOverMilliseconds, handOver);
  every(eraseMilliseconds, eraseOld);
  every(eraseMilliseconds, forgetOldLetters);
  every(eraseMilliseconds, forgetOldVisits);
}
