import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, asc, desc, eq, gt } from 'drizzle-orm';
import { content } from '@/lib/content/content';
import { notify } from '@/lib/db/bus';
import { db, type Tx, transaction } from '@/lib/db/connection';
import { chatEvents, conversations } from '@/lib/db/schema/chat';
import { staff } from '@/lib/db/schema/staff';
import { now } from '@/lib/time/clock';
import { formatWhen } from '@/lib/time/when';
import { answerBy } from './hours';
import type { Visitor } from './visitor-store';
import type { WireEvent, WireThread } from './wire';

export type ChatEvent = typeof chatEvents.$inferSelect;
export type Conversation = typeof conversations.$inferSelect;
type Author = { author: 'visitor' } | { author: 'staff'; staffId: string } | { author: 'shop' };
type NewEvent = { clientId: string; kind: ChatEvent['kind']; body: Record<string, string> } & Author;

/**
 * Appends one event: under the conversation's lock, a client id seen before returns its row, and a new one takes the
 * next number. So no number is skipped, no message is stored twice, and a hole always means 'fetch'. A message opens a
 * resolved conversation again; a visitor's starts the clock of the promised answer, and staff's stops it.
 */
export async function append(tx: Tx, conversationId: string, event: NewEvent): Promise<ChatEvent> {
  const [conversation] = await tx
    .select()
    .from(conversations)
    .where(eq(conversations.id, conversationId))
    .for('update');
  if (!conversation) throw new Error('no such conversation');
  const [known] = await tx
    .select()
    .from(chatEvents)
    .where(and(eq(chatEvents.conversationId, conversationId), eq(chatEvents.clientId, event.clientId)));
  if (known) return known;
  const seq = conversation.lastSeq + 1;
  const instant = now();
  const [row] = await tx
    .insert(chatEvents)
    .values({
      conversationId,
      visibility: 'all',
      seq,
      kind: event.kind,
      clientId: event.clientId,
      author: event.author,
      staffId: event.author === 'staff' ? event.staffId : null,
      body: event.body,
      at: new Date(instant.epochMilliseconds),
    })
    .returning();
  if (!row) throw new Error('the message was not stored');
  const { chat } = content();
  const promised = new Date(answerBy(instant, chat, chat.answerWithinMinutes).epochMilliseconds);
  const waiting = { visitor: conversation.answerBy ?? promised, staff: null, shop: conversation.answerBy };
  await tx
    .update(conversations)
    .set({
      lastSeq: seq,
      answerBy: waiting[event.author],
      updatedAt: row.at,
      ...(event.kind === 'message' ? { status: 'open' as const } : {}),
    })
    .where(eq(conversations.id, conversationId));
  await notify(tx, 'chat', conversationId);
  return row;
}

type Said = { id: string; text: string; name: string; email: string };

/** A visitor's message in their conversation, which it begins or opens again. Stored before it is acknowledged. */
export async function say(visitor: Visitor, { id, text, name, email }: Said): Promise<WireEvent> {
  return transaction(async (tx) => {
    const conversation = (await lockLatest(tx, visitor)) ?? (await begin(tx, visitor));
    const contact = { ...(name ? { name } : {}), ...(email ? { email } : {}) };
    if (name || email) await tx.update(conversations).set(contact).where(eq(conversations.id, conversation.id));
    const row = await append(tx, conversation.id, { clientId: id, kind: 'message', author: 'visitor', body: { text } });
    return wireEvent(row, null);
  });
}

async function lockLatest(tx: Tx, { hash }: Visitor): Promise<Conversation | null> {
  const [found] = await tx
    .select()
    .from(conversations)
    .where(eq(conversations.visitorHash, hash))
    .orderBy(desc(conversations.startedAt))
    .limit(1)
    .for('update');
  return found ?? null;
}

async function begin(tx: Tx, visitor: Visitor): Promise<Conversation> {
  await tx
    .insert(conversations)
    .values({ id: randomUUID(), visitorHash: visitor.hash, orderId: visitor.orderId })
    .onConflictDoNothing();
  const begun = await lockLatest(tx, visitor);
  if (!begun) throw new Error('the conversation is gone');
  return begun;
}

/** A visitor's own conversation. Only their secret finds it. */
export async function conversationOf(visitor: Visitor | null): Promise<Conversation | null> {
  if (!visitor) return null;
  const [found] = await (await db())
    .select()
    .from(conversations)
    .where(eq(conversations.visitorHash, visitor.hash))
    .orderBy(desc(conversations.startedAt))
    .limit(1);
  return found ?? null;
}

export async function conversationById(id: string): Promise<Conversation | null> {
  const [found] = await (await db()).select().from(conversations).where(eq(conversations.id, id));
  return found ?? null;
}

/** What has been said after a number, oldest first, a page at a time. */
export async function eventsAfter(conversationId: string, after: number, limit = 500): Promise<WireEvent[]> {
  const rows = await (await db())
    .select({ event: chatEvents, staffName: staff.name })
    .from(chatEvents)
    .leftJoin(staff, eq(staff.id, chatEvents.staffId))
    .where(
      and(eq(chatEvents.conversationId, conversationId), eq(chatEvents.visibility, 'all'), gt(chatEvents.seq, after)),
    )
    .orderBy(asc(chatEvents.seq))
    .limit(limit);
  return rows.map(({ event, staffName }) => wireEvent(event, staffName));
}

export async function threadOf(conversation: Conversation): Promise<WireThread> {
  const { answerBy: promised, email } = conversation;
  return {
    events: await eventsAfter(conversation.id, 0, 5_000),
    answerBy: promised && formatWhen(promised),
    email,
  };
}

function wireEvent({ seq, clientId, author, body, at }: ChatEvent, staffName: string | null): WireEvent {
  const [firstName = null] = staffName?.split(' ') ?? [];
  return {
    seq,
    id: clientId,
    author,
    name: firstName,
    text: body.text ?? '',
    at: at.toISOString(),
    when: formatWhen(at),
  };
}
