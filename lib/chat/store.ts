import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, asc, desc, eq, gt } from 'drizzle-orm';
import { db, type Tx, transaction } from '@/lib/db/connection';
import { chatEvents, conversations } from '@/lib/db/schema/chat';
import { staff } from '@/lib/db/schema/staff';
import { formatWhen } from '@/lib/time/when';
import { contentOf } from './event-body';
import { append, type ChatEvent, type Conversation } from './log-store';
import type { Visitor } from './visitor-store';
import type { WireEvent, WireThread } from './wire';

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

function wireEvent(row: ChatEvent, staffName: string | null): WireEvent {
  const { seq, clientId, author, at } = row;
  const { body } = contentOf(row);
  const [firstName = null] = staffName?.split(' ') ?? [];
  return {
    seq,
    id: clientId,
    author,
    name: firstName,
    text: 'text' in body ? body.text : '',
    at: at.toISOString(),
    when: formatWhen(at),
  };
}
