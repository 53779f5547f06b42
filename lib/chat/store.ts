import 'server-only';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { and, asc, eq, sql } from 'drizzle-orm';
import { content } from '@/lib/content/content';
import { notify } from '@/lib/db/bus';
import { db, type Tx, transaction } from '@/lib/db/connection';
import { chatEvents, conversations } from '@/lib/db/schema/chat';
import { now } from '@/lib/time/clock';
import { answerBy } from './hours';

export type ChatEvent = typeof chatEvents.$inferSelect;
export type Conversation = typeof conversations.$inferSelect;
type Author = { author: 'visitor' } | { author: 'staff'; staffId: string } | { author: 'shop' };

export const visitorCookie = 'chat';
const hash = (token: string) => createHash('sha256').update(token).digest('hex');
export const newVisitorToken = (): string => randomBytes(32).toString('base64url');

/**
 * Appends one event: under the conversation's lock, a client id seen before returns its row, and a new one takes the
 * next number. So no number is skipped, no message is stored twice, and a hole always means 'fetch'.
 */
export async function append(
  tx: Tx,
  conversationId: string,
  event: { clientId: string; kind: ChatEvent['kind']; body: Record<string, string> } & Author,
): Promise<ChatEvent> {
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
  const { chat } = content();
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
  const waiting =
    event.author === 'visitor'
      ? (conversation.answerBy ?? new Date(answerBy(instant, chat, chat.answerWithinMinutes).epochMilliseconds))
      : event.author === 'staff'
        ? null
        : conversation.answerBy;
  await tx
    .update(conversations)
    .set({ lastSeq: seq, answerBy: waiting, updatedAt: row.at })
    .where(eq(conversations.id, conversationId));
  await notify(tx, 'chat', conversationId);
  return row;
}

type Said = { id: string; text: string; name: string; email: string };

/** A visitor's message, in their open conversation or a new one. Stored before it is acknowledged. */
export async function say(token: string, { id, text, name, email }: Said): Promise<ChatEvent> {
  const visitorHash = hash(token);
  return transaction(async (tx) => {
    await tx
      .insert(conversations)
      .values({ id: randomUUID(), visitorHash, name: name || null, email: email || null })
      .onConflictDoNothing();
    const [conversation] = await tx
      .select()
      .from(conversations)
      .where(and(eq(conversations.visitorHash, visitorHash), eq(conversations.status, 'open')));
    if (!conversation) throw new Error('the conversation was closed meanwhile');
    const contact = { ...(name ? { name } : {}), ...(email ? { email } : {}) };
    if (name || email) await tx.update(conversations).set(contact).where(eq(conversations.id, conversation.id));
    return append(tx, conversation.id, { clientId: id, kind: 'message', author: 'visitor', body: { text } });
  });
}

export type Thread = { conversation: Conversation; events: ChatEvent[] };

/** The visitor's own latest conversation. Only the secret in their cookie finds it. */
export async function threadOfVisitor(token: string | undefined): Promise<Thread | null> {
  if (!token) return null;
  const database = await db();
  const [conversation] = await database
    .select()
    .from(conversations)
    .where(eq(conversations.visitorHash, hash(token)))
    .orderBy(sql`updated_at desc`)
    .limit(1);
  return conversation ? { conversation, events: await eventsOf(conversation.id) } : null;
}

async function eventsOf(conversationId: string): Promise<ChatEvent[]> {
  return (await db())
    .select()
    .from(chatEvents)
    .where(and(eq(chatEvents.conversationId, conversationId), eq(chatEvents.visibility, 'all')))
    .orderBy(asc(chatEvents.seq));
}
