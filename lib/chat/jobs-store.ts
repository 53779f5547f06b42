import 'server-only';
import { createHash } from 'node:crypto';
import { and, eq, inArray, isNotNull, lt } from 'drizzle-orm';
import { content } from '@/lib/content/content';
import { db, transaction } from '@/lib/db/connection';
import { chatEvents, conversations } from '@/lib/db/schema/chat';
import { onShutdown } from '@/lib/http/shutdown';
import { now } from '@/lib/time/clock';
import { formatWhen } from '@/lib/time/when';
import { closedSince } from './hours';
import { append } from './log-store';
import { rulesNow } from './rules-store';

const handOverMilliseconds = 5_000;
const eraseMilliseconds = 3_600_000;

/** The same notice has the same id on every server, so that it is said once. */
function noticeId(conversationId: string, closing: string): string {
  const hex = createHash('sha256').update(`${conversationId} closed ${closing}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** At closing time, whoever still waits is told in the thread by when they get their answer. Returns how many were. */
export async function handOver(): Promise<number> {
  const database = await db();
  const closing = closedSince(now(), await rulesNow(database));
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
  for (const { id, answerBy } of waiting) {
    const by = answerBy ? ` by ${formatWhen(answerBy)} (UK time)` : '';
    await transaction((tx) =>
      append(tx, id, {
        clientId: noticeId(id, closing.toString()),
        kind: 'hours_notice',
        author: 'shop',
        body: { text: `We have closed for today. Your question is with us, and a person answers you here${by}.` },
      }),
    );
  }
  return waiting.length;
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
    const ids = old.map(({ id }) => id);
    if (ids.length === 0) return 0;
    await tx.delete(chatEvents).where(inArray(chatEvents.conversationId, ids));
    await tx.delete(conversations).where(inArray(conversations.id, ids));
    return ids.length;
  });
}

export function startChatJobs(): void {
  const every = (milliseconds: number, job: () => Promise<number>) => {
    const run = () => void job().catch((error: unknown) => console.error('[chat]', error));
    const timer = setInterval(run, milliseconds);
    timer.unref();
    onShutdown(() => clearInterval(timer));
    run();
  };
  every(handOverMilliseconds, handOver);
  every(eraseMilliseconds, eraseOld);
}
