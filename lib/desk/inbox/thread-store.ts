import 'server-only';
import { and, asc, eq, notInArray } from 'drizzle-orm';
import { contentOf } from '@/lib/chat/log/event-body';
import { wireEvent } from '@/lib/chat/log/show';
import { content } from '@/lib/content/content';
import { db } from '@/lib/db/connection';
import { chatEvents, conversations } from '@/lib/db/schema/chat';
import { orders } from '@/lib/db/schema/orders';
import { staff } from '@/lib/db/schema/staff';
import { recordSeen } from '@/lib/staff/audit-store';
import { now } from '@/lib/time/clock';
import { formatLongDate } from '@/lib/time/format';
import type { Facts } from './canned';
import { draftOf } from './draft-store';
import type { DeskEvent, DeskThread } from './wire';
import { knownBuyer, titleOf, toldOf } from './words';

const most = 5_000;

/**
 * One conversation as staff see it: everything in it, notes and decisions too, in the order in which it happened. That
 * they have seen it is on record.
 */
export async function deskThread(id: string, staffId: string): Promise<DeskThread | null> {
  const database = await db();
  const [found] = await database
    .select({
      conversation: conversations,
      assignee: staff.name,
      order: { name: orders.name, email: orders.email },
    })
    .from(conversations)
    .leftJoin(orders, eq(orders.id, conversations.orderId))
    .leftJoin(staff, eq(staff.id, conversations.assigneeId))
    .where(eq(conversations.id, id));
  if (!found) return null;
  await recordSeen(staffId, 'conversation-read', id);
  const { conversation, assignee, order } = found;
  const { assigneeId } = conversation;
  return {
    id,
    title: titleOf(conversation, order),
    status: conversation.status,
    answerBy: conversation.answerBy?.toISOString() ?? null,
    snoozedUntil: conversation.snoozedUntil?.toISOString() ?? null,
    assignee: assigneeId && assignee ? { id: assigneeId, name: assignee } : null,
    tags: conversation.tags,
    name: conversation.name,
    email: conversation.email,
    verifiedEmail: conversation.verifiedEmail,
    buyer: knownBuyer(order),
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
  const database = await db();
  const rows = await database
    .select()
    .from(chatEvents)
    .where(and(eq(chatEvents.conversationId, id), notInArray(chatEvents.kind, ['read', 'redact'])))
    .orderBy(asc(chatEvents.position))
    .limit(most);
  const people = await database.select({ id: staff.id, name: staff.name }).from(staff);
  const names = new Map(people.map((person) => [person.id, person.name]));
  const { products } = content();
  return rows.map((event) => {
    const name = event.staffId ? (names.get(event.staffId) ?? null) : null;
    const { kind, body } = contentOf(event);
    const told = toldOf(contentOf(event), name ?? 'The shop', (staffId) => names.get(staffId) ?? 'Somebody');
    const order = kind === 'order_link' ? { id: body.orderId, about: body.about ?? null } : null;
    const { position, visibility } = event;
    return { ...wireEvent(event, name, products), name, position, forStaff: visibility === 'staff', told, order };
  });
}

/** What canned replies can be filled with. */
export async function factsOf(id: string): Promise<Facts & { orderId: string | null }> {
  const [row] = await (await db())
    .select({
      name: conversations.name,
      buyer: { name: orders.name, email: orders.email },
      orderId: orders.id,
      number: orders.number,
      promised: orders.promisedDate,
    })
    .from(conversations)
    .leftJoin(orders, eq(orders.id, conversations.orderId))
    .where(eq(conversations.id, id));
  return {
    name: row?.name ?? knownBuyer(row?.buyer ?? null)?.name ?? null,
    order: row?.number ?? null,
    promised: row?.promised ? formatLongDate(row.promised) : null,
    orderId: row?.orderId ?? null,
  };
}
