import 'server-only';
import { asc, eq } from 'drizzle-orm';
import { db } from '@/lib/db/connection';
import { chatEvents, conversations } from '@/lib/db/schema/chat';
import { orders } from '@/lib/db/schema/orders';
import { staff } from '@/lib/db/schema/staff';
import { now } from '@/lib/time/clock';
import { formatLongDate } from '@/lib/time/dates';
import { formatWhen } from '@/lib/time/when';
import type { Facts } from './canned';
import { draftOf } from './desk-draft-store';
import type { DeskEvent, DeskThread } from './desk-wire';
import { titleOf } from './desk-words';
import { contentOf } from './event-body';
import type { ChatEvent } from './log-store';

const most = 5_000;

/** One conversation as staff see it: everything in it, notes and decisions too, in the order in which it happened. */
export async function deskThread(id: string, staffId: string): Promise<DeskThread | null> {
  const database = await db();
  const [found] = await database
    .select({ conversation: conversations, assignee: staff.name })
    .from(conversations)
    .leftJoin(staff, eq(staff.id, conversations.assigneeId))
    .where(eq(conversations.id, id));
  if (!found) return null;
  const { conversation, assignee } = found;
  const { assigneeId } = conversation;
  return {
    id,
    title: titleOf(conversation),
    status: conversation.status,
    answerBy: conversation.answerBy?.toISOString() ?? null,
    snoozedUntil: conversation.snoozedUntil?.toISOString() ?? null,
    assignee: assigneeId && assignee ? { id: assigneeId, name: assignee } : null,
    tags: conversation.tags,
    name: conversation.name,
    email: conversation.email,
    verifiedEmail: conversation.verifiedEmail,
    visitorSeenSeq: conversation.visitorSeenSeq,
    staffSeenSeq: conversation.staffSeenSeq,
    lastSeq: conversation.lastSeq,
    page: conversation.visitorPage,
    basket: conversation.visitorBasket ?? [],
    draft: await draftOf(id, staffId),
    events: await eventsOf(id),
    now: now().toString(),
  };
}

async function eventsOf(id: string): Promise<DeskEvent[]> {
  const rows = await (await db())
    .select({ event: chatEvents, staffName: staff.name })
    .from(chatEvents)
    .leftJoin(staff, eq(staff.id, chatEvents.staffId))
    .where(eq(chatEvents.conversationId, id))
    .orderBy(asc(chatEvents.position))
    .limit(most);
  return rows.map(({ event, staffName }) => deskEvent(event, staffName));
}

function deskEvent(event: ChatEvent, name: string | null): DeskEvent {
  const { position, seq, visibility, author, at, redactedAt } = event;
  return {
    position,
    seq,
    forStaff: visibility === 'staff',
    author,
    name,
    at: at.toISOString(),
    when: formatWhen(at),
    redacted: redactedAt !== null,
    ...contentOf(event),
  };
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
