import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, desc, eq, sql } from 'drizzle-orm';
import { db, transaction } from '@/lib/db/connection';
import { conversations } from '@/lib/db/schema/chat';
import { orders } from '@/lib/db/schema/orders';
import { formatLongDate } from '@/lib/time/dates';
import { formatWhen } from '@/lib/time/when';
import type { Facts } from './canned';
import type { DeskThread, QueueRow } from './desk-wire';
import { append, type Conversation } from './log-store';
import { conversationById, threadOf } from './store';

const titleOf = ({ name, email }: Pick<Conversation, 'name' | 'email'>) => name ?? email ?? 'A visitor';

/** Open conversations, whoever waits on a promise first and the soonest promise on top; or the latest resolved ones. */
export async function queue(status: Conversation['status'] = 'open'): Promise<QueueRow[]> {
  const rows = await (await db())
    .select({
      conversation: conversations,
      order: orders.number,
      last: sql<string>`coalesce((select body->>'text' from chat_events e where e.conversation_id = ${conversations.id} and e.visibility = 'all' order by seq desc limit 1), '')`,
    })
    .from(conversations)
    .leftJoin(orders, eq(orders.id, conversations.orderId))
    .where(eq(conversations.status, status))
    .orderBy(sql`${conversations.answerBy} asc nulls last`, desc(conversations.updatedAt))
    .limit(200);
  return rows.map(({ conversation, order, last }) => ({
    id: conversation.id,
    title: titleOf(conversation),
    order,
    answerBy: conversation.answerBy && formatWhen(conversation.answerBy),
    last: last.slice(0, 200),
  }));
}

export async function deskThread(id: string): Promise<DeskThread | null> {
  const conversation = await conversationById(id);
  if (!conversation) return null;
  const { status, email } = conversation;
  const thread = await threadOf(conversation);
  return { id, title: titleOf(conversation), status, email, events: thread.events, answerBy: thread.answerBy };
}

/** What canned replies can be filled with. */
export async function factsOf(id: string): Promise<Facts & { orderId: string | null }> {
  const [row] = await (await db())
    .select({ name: conversations.name, orderId: orders.id, number: orders.number, promised: orders.promisedDate })
    .from(conversations)
    .leftJoin(orders, eq(orders.id, conversations.orderId))
    .where(eq(conversations.id, id));
  return {
    name: row?.name ?? null,
    order: row?.number ?? null,
    promised: row?.promised ? formatLongDate(row.promised) : null,
    orderId: row?.orderId ?? null,
  };
}

export async function reply(conversationId: string, staffId: string, clientId: string, text: string): Promise<void> {
  await transaction((tx) =>
    append(tx, conversationId, { clientId, kind: 'message', author: 'staff', staffId, body: { text } }),
  );
}

const finished = 'This conversation is finished. Write again whenever you like.';

/** Resolves what the agent has seen; 'moved' if the visitor has written since, so that no word is closed over unread. */
export async function resolve(conversationId: string, seenSeq: number): Promise<'resolved' | 'moved'> {
  return transaction(async (tx) => {
    const [conversation] = await tx
      .select()
      .from(conversations)
      .where(eq(conversations.id, conversationId))
      .for('update');
    if (!conversation || conversation.status === 'resolved') return 'resolved';
    if (conversation.lastSeq > seenSeq) return 'moved';
    await append(tx, conversationId, {
      clientId: randomUUID(),
      kind: 'status',
      author: 'shop',
      body: { status: 'resolved', text: finished },
    });
    return 'resolved';
  });
}

export async function reopen(conversationId: string): Promise<void> {
  await (await db())
    .update(conversations)
    .set({ status: 'open' })
    .where(and(eq(conversations.id, conversationId), eq(conversations.status, 'resolved')));
}
