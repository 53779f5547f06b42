import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { db, transaction } from '@/lib/db/connection';
import { chatEvents, conversations } from '@/lib/db/schema/chat';
import { append, type Conversation, type Thread } from './store';

export type QueueRow = Conversation & { last: string };

/** Open conversations: whoever waits on a promise first, soonest promise on top; then the rest by latest word. */
export async function queue(): Promise<QueueRow[]> {
  const rows = await (await db())
    .select({
      conversation: conversations,
      last: sql<string>`coalesce((select body->>'text' from chat_events e where e.conversation_id = ${conversations.id} order by seq desc limit 1), '')`,
    })
    .from(conversations)
    .where(eq(conversations.status, 'open'))
    .orderBy(sql`answer_by asc nulls last`, desc(conversations.updatedAt))
    .limit(200);
  return rows.map(({ conversation, last }) => ({ ...conversation, last }));
}

export async function threadById(id: string): Promise<Thread | null> {
  const database = await db();
  const [conversation] = await database.select().from(conversations).where(eq(conversations.id, id));
  if (!conversation) return null;
  const events = await database
    .select()
    .from(chatEvents)
    .where(and(eq(chatEvents.conversationId, id), eq(chatEvents.visibility, 'all')))
    .orderBy(asc(chatEvents.seq));
  return { conversation, events };
}

export async function reply(conversationId: string, staffId: string, clientId: string, text: string): Promise<void> {
  await transaction((tx) =>
    append(tx, conversationId, { clientId, kind: 'message', author: 'staff', staffId, body: { text } }),
  );
}

export async function resolve(conversationId: string): Promise<void> {
  await transaction(async (tx) => {
    const [changed] = await tx
      .update(conversations)
      .set({ status: 'resolved', answerBy: null })
      .where(and(eq(conversations.id, conversationId), eq(conversations.status, 'open')))
      .returning({ id: conversations.id });
    if (changed)
      await append(tx, conversationId, {
        clientId: randomUUID(),
        kind: 'status',
        author: 'shop',
        body: { text: 'This conversation is finished. Write again whenever you like.' },
      });
  });
}
