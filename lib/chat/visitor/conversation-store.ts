import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, asc, desc, eq, gt, isNull } from 'drizzle-orm';
import type { BasketLine } from '@/lib/basket/lines';
import { content } from '@/lib/content/content';
import { notify } from '@/lib/db/bus';
import { db, type Tx, transaction } from '@/lib/db/connection';
import { chatEvents, chatPromises, conversations } from '@/lib/db/schema/chat';
import { staff } from '@/lib/db/schema/staff';
import { now } from '@/lib/time/clock';
import { formatWhen } from '@/lib/time/format';
import { instantOf } from '@/lib/time/london';
import { answerBy } from '../hours/hours';
import { rulesNow } from '../hours/rules-store';
import { isLive } from '../log/answers';
import type { EventContent } from '../log/event-body';
import { append, type Conversation } from '../log/log-store';
import { wireEvent } from '../log/show';
import type { WireEvent, WireSeen, WireThread } from '../log/wire';
import type { Visitor } from './visitor-store';

type Said = {
  id: string;
  text: string;
  name: string;
  email: string;
  /** Where in the shop they are, and what is in their basket. */
  page?: string | null;
  basket?: BasketLine[];
};

/** A visitor's message in their conversation, which it begins or opens again. Stored before it is acknowledged. */
export async function say(visitor: Visitor, { id, text, name, email, page, basket }: Said): Promise<WireEvent> {
  return transaction(async (tx) => {
    const conversation = await conversationToWriteIn(tx, visitor);
    const told = {
      ...(name ? { name } : {}),
      ...(email ? { email } : {}),
      ...(page ? { visitorPage: page } : {}),
      ...(basket ? { visitorBasket: basket } : {}),
    };
    if (Object.keys(told).length > 0)
      await tx.update(conversations).set(told).where(eq(conversations.id, conversation.id));
    return appendAs(tx, conversation.id, id, { kind: 'message', body: { text } });
  });
}

/** Appends what a visitor has done, and gives it back as they see it. */
export async function appendAs(tx: Tx, id: string, clientId: string, event: EventContent): Promise<WireEvent> {
  const row = await append(tx, id, { ...event, author: 'visitor', clientId });
  return wireEvent(row, null, content().products);
}

/** The visitor's conversation, held until the transaction ends; begun if there is none. */
export async function conversationToWriteIn(tx: Tx, visitor: Visitor): Promise<Conversation> {
  return (await lockLatest(tx, visitor)) ?? (await begin(tx, visitor));
}

export async function lockLatest(tx: Tx, { hash }: Visitor): Promise<Conversation | null> {
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
  const { products } = content();
  return rows.map(({ event, staffName }) => wireEvent(event, staffName, products));
}

export const seenOf = ({ staffSeenSeq, visitorSeenSeq }: Conversation): WireSeen => ({
  staff: staffSeenSeq,
  visitor: visitorSeenSeq,
});

export async function threadOf(conversation: Conversation): Promise<WireThread> {
  const { answerBy: promised, email, verifiedEmail, status } = conversation;
  const events = await eventsAfter(conversation.id, 0, 5_000);
  const recent = isLive(events, now().epochMilliseconds, content().chat.idleMinutes);
  return {
    events,
    answerBy: promised && formatWhen(promised),
    aim: promised && (await aimOf(conversation.id)),
    email,
    verifiedEmail,
    seen: seenOf(conversation),
    live: status === 'open' && recent,
    recent,
  };
}

async function aimOf(id: string): Promise<WireThread['aim']> {
  const database = await db();
  const { conversationId, askedAt, answeredAt, closedAt } = chatPromises;
  const [waiting] = await database
    .select({ askedAt })
    .from(chatPromises)
    .where(and(eq(conversationId, id), isNull(answeredAt), isNull(closedAt)));
  if (!waiting) return null;
  const rules = await rulesNow(database);
  const minutes = rules.answerSooner.liveMinutes;
  return { minutes, until: answerBy(instantOf(waiting.askedAt), rules, minutes).toString() };
}

/** The visitor has looked at everything up to a number. */
export async function markSeen(visitor: Visitor | null, seq: number): Promise<boolean> {
  if (!visitor) return false;
  return transaction(async (tx) => {
    const conversation = await lockLatest(tx, visitor);
    if (!conversation) return false;
    const seen = Math.min(seq, conversation.lastSeq);
    if (seen <= conversation.visitorSeenSeq) return true;
    await tx.update(conversations).set({ visitorSeenSeq: seen }).where(eq(conversations.id, conversation.id));
    await notify(tx, 'chat', conversation.id);
    return true;
  });
}
