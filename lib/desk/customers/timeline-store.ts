import 'server-only';
import { and, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { contentOf } from '@/lib/chat/log/event-body';
import { wireEvent } from '@/lib/chat/log/show';
import { content } from '@/lib/content/content';
import { db } from '@/lib/db/connection';
import { chatEvents } from '@/lib/db/schema/chat';
import { complaintLog } from '@/lib/db/schema/complaints';
import { outbox } from '@/lib/db/schema/mail';
import { orderEvents } from '@/lib/db/schema/orders';
import { staff } from '@/lib/db/schema/staff';
import { stepWords } from '@/lib/desk/complaints/words';
import { summaryOf } from '@/lib/desk/inbox/words';
import { eventWords, letterName, letterState } from '@/lib/desk/orders/event-words';
import type { Customer } from './customer-store';

export type Moment = {
  id: string;
  at: Date;
  kind: 'order' | 'note' | 'letter' | 'said' | 'complaint';
  /** The order's number, the complaint's reference. */
  about: string | null;
  says: string;
  who: string | null;
  href: `/staff/${string}`;
};

const pageSize = 40;
const longest = 200;

/** All that happened with somebody in one line of time, the latest first, a page of it. What is of one moment stays in its order. */
export async function timelineOf(customer: Customer, page: number): Promise<{ moments: Moment[]; more: boolean }> {
  const most = page * pageSize + 1;
  const moments = [
    ...(await happened(customer, most)),
    ...(await posted(customer, most)),
    ...(await said(customer, most)),
    ...(await complained(customer, most)),
  ].toSorted((a, b) => b.at.getTime() - a.at.getTime());
  return { moments: moments.slice((page - 1) * pageSize, page * pageSize), more: moments.length >= most };
}

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
const numberOf = ({ orders }: Customer, id: string | null) => orders.find((order) => order.id === id)?.number ?? null;

async function happened(customer: Customer, most: number): Promise<Moment[]> {
  const ids = idsOf(customer.orders);
  if (ids.length === 0) return [];
  const { carriers } = content().delivery;
  const rows = await (await db())
    .select({ event: orderEvents, who: staff.name })
    .from(orderEvents)
    .leftJoin(staff, eq(staff.id, orderEvents.staffId))
    .where(inArray(orderEvents.orderId, ids))
    .orderBy(desc(orderEvents.at), desc(orderEvents.id))
    .limit(most);
  return rows.map(({ event, who }) => ({
    id: event.id,
    at: event.at,
    kind: event.kind === 'note' ? 'note' : 'order',
    about: numberOf(customer, event.orderId),
    says: eventWords(event, carriers),
    who,
    href: `/staff/orders/${event.orderId}`,
  }));
}

async function posted(customer: Customer, most: number): Promise<Moment[]> {
  const [orderIds, talkIds] = [idsOf(customer.orders), idsOf(customer.talks)];
  const ofOrder = orderIds.length > 0 ? inArray(outbox.orderId, orderIds) : undefined;
  const talk = sql<string | null>`(${outbox.payload} ->> 'conversationId')`;
  const ofTalk = talkIds.length > 0 ? inArray(talk, talkIds) : undefined;
  if (!ofOrder && !ofTalk) return [];
  const at = sql<Date>`coalesce(${outbox.sentAt}, ${outbox.nextAt})`.mapWith(outbox.nextAt);
  const rows = await (await db())
    .select({ letter: outbox, at, talk })
    .from(outbox)
    .where(or(ofOrder, ofTalk))
    .orderBy(desc(at), desc(outbox.id))
    .limit(most);
  return rows.map(({ letter, at: when, talk: conversation }) => ({
    id: letter.id,
    at: when,
    kind: 'letter',
    about: numberOf(customer, letter.orderId),
    says: `${letterName(letter.kind)}, ${letterState(letter)}`,
    who: null,
    href: conversation ? `/staff/inbox/${conversation}` : `/staff/orders/${letter.orderId}#letter`,
  }));
}

async function said(customer: Customer, most: number): Promise<Moment[]> {
  const ids = idsOf(customer.talks);
  if (ids.length === 0) return [];
  const rows = await (await db())
    .select({ event: chatEvents, who: staff.name })
    .from(chatEvents)
    .leftJoin(staff, eq(staff.id, chatEvents.staffId))
    .where(
      and(
        inArray(chatEvents.conversationId, ids),
        inArray(chatEvents.kind, ['message', 'note', 'image', 'order_link', 'basket_offer', 'product_card', 'rating']),
        isNull(chatEvents.redactedAt),
      ),
    )
    .orderBy(desc(chatEvents.at), desc(chatEvents.position))
    .limit(most);
  const { products } = content();
  return rows.map(({ event, who }) => {
    const talk = customer.talks.find(({ id }) => id === event.conversationId);
    const visitor = talk?.typed ? `${talk.title} (address typed, not checked)` : (talk?.title ?? null);
    return {
      id: event.clientId,
      at: event.at,
      kind: contentOf(event).kind === 'note' ? 'note' : 'said',
      about: talk?.number ?? null,
      says: summaryOf(wireEvent(event, who, products)).slice(0, longest),
      who: event.author === 'visitor' ? visitor : who,
      href: `/staff/inbox/${event.conversationId}${event.visibility === 'all' ? `#said-${event.seq}` : ''}`,
    };
  });
}

async function complained({ complaints }: Customer, most: number): Promise<Moment[]> {
  if (complaints.length === 0) return [];
  const rows = await (await db())
    .select({ step: complaintLog, who: staff.name })
    .from(complaintLog)
    .leftJoin(staff, eq(staff.id, complaintLog.staffId))
    .where(inArray(complaintLog.complaintId, idsOf(complaints)))
    .orderBy(desc(complaintLog.at), desc(complaintLog.id))
    .limit(most);
  return rows.map(({ step, who }) => ({
    id: step.id,
    at: step.at,
    kind: 'complaint',
    about: complaints.find(({ id }) => id === step.complaintId)?.reference ?? null,
    says: `Complaint ${stepWords[step.step]}`,
    who,
    href: `/staff/complaints#complaint-${step.complaintId}`,
  }));
}
