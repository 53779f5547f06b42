import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import { notify } from '@/lib/db/bus';
import type { Tx } from '@/lib/db/connection';
import { chatEvents, chatPromises, conversations } from '@/lib/db/schema/chat';
import { orders } from '@/lib/db/schema/orders';
import { now } from '@/lib/time/clock';
import { dateInLondon } from '@/lib/time/format';
import { askingOf, minutesFor } from '../hours/asking';
import { answerBy } from '../hours/hours';
import { rulesNow } from '../hours/rules-store';
import { asks, type PromiseChange, standingAfter } from './after';
import { type EventContent, type Visibility, visibilityOf } from './event-body';

export type ChatEvent = typeof chatEvents.$inferSelect;
export type Conversation = typeof conversations.$inferSelect;
type Author = { author: 'visitor' } | { author: 'staff'; staffId: string } | { author: 'shop' };
/** `visibility` follows from the kind, unless it is a redaction of something that only staff see. */
export type NewEvent = EventContent & Author & { clientId: string; visibility?: Visibility };

/** The conversation, held until the transaction ends. */
export async function lockConversation(tx: Tx, id: string): Promise<Conversation | null> {
  const [found] = await tx.select().from(conversations).where(eq(conversations.id, id)).for('update');
  return found ?? null;
}

/**
 * Appends one event: under the conversation's lock, a client id seen before returns its row, and a new one takes the
 * next number of its visibility. So no number is skipped, no message is stored twice, and a hole always means 'fetch'.
 */
export async function append(tx: Tx, conversationId: string, event: NewEvent): Promise<ChatEvent> {
  const conversation = await lockConversation(tx, conversationId);
  if (!conversation) throw new Error('no such conversation');
  const [known] = await tx
    .select()
    .from(chatEvents)
    .where(and(eq(chatEvents.conversationId, conversationId), eq(chatEvents.clientId, event.clientId)));
  if (known) return known;
  const { lastSeq, lastNoteSeq } = conversation;
  const visibility = event.visibility ?? visibilityOf(event);
  const seq = (visibility === 'all' ? lastSeq : lastNoteSeq) + 1;
  const instant = now();
  const at = new Date(instant.epochMilliseconds);
  const [row] = await tx
    .insert(chatEvents)
    .values({
      conversationId,
      visibility,
      seq,
      position: lastSeq + lastNoteSeq + 1,
      kind: event.kind,
      clientId: event.clientId,
      author: event.author,
      staffId: event.author === 'staff' ? event.staffId : null,
      body: event.body,
      at,
    })
    .returning();
  if (!row) throw new Error('the event was not stored');
  const promised = asks(event) ? await promiseAt(tx, conversation, event, instant) : null;
  const { promise, ...standing } = standingAfter(conversation, event, promised);
  await tx
    .update(conversations)
    .set({
      ...standing,
      ...(visibility === 'all' ? { lastSeq: seq, updatedAt: at } : { lastNoteSeq: seq }),
      ...(event.kind === 'assign' ? { assigneeId: event.body.assigneeId } : {}),
      ...(event.kind === 'read' ? { staffSeenSeq: Math.max(event.body.seq, conversation.staffSeenSeq) } : {}),
    })
    .where(eq(conversations.id, conversationId));
  await keepAccount(tx, promise, row, promised);
  await notify(tx, 'chat', conversationId);
  return row;
}

/** By when somebody who asks now has an answer. */
async function promiseAt(
  tx: Tx,
  { orderId }: Conversation,
  event: EventContent,
  instant: Temporal.Instant,
): Promise<Date> {
  const rules = await rulesNow(tx);
  const [order] = orderId
    ? await tx.select({ promised: orders.promisedDate }).from(orders).where(eq(orders.id, orderId))
    : [];
  const dueToday = order?.promised === dateInLondon(new Date(instant.epochMilliseconds));
  const asking = askingOf('text' in event.body ? event.body.text : '', dueToday, rules);
  return new Date(answerBy(instant, rules, minutesFor(asking, rules)).epochMilliseconds);
}

/** What was promised, and what became of it, for the reports. */
async function keepAccount(tx: Tx, change: PromiseChange, event: ChatEvent, answerBy: Date | null): Promise<void> {
  const { conversationId, seq, at, staffId } = event;
  const { answeredAt, closedAt } = chatPromises;
  const running = and(eq(chatPromises.conversationId, conversationId), isNull(answeredAt), isNull(closedAt));
  const become = (set: Partial<typeof chatPromises.$inferInsert>) => tx.update(chatPromises).set(set).where(running);
  switch (change) {
    case 'begun':
      if (!answerBy) throw new Error('a wait begins without a promise');
      await tx.insert(chatPromises).values({ conversationId, askedSeq: seq, askedAt: at, answerBy });
      return;
    case 'sooner':
      if (answerBy) await become({ answerBy });
      return;
    case 'kept':
      await become({ answeredAt: at, answeredBy: staffId });
      return;
    case 'closed':
      await become({ closedAt: at });
  }
}
