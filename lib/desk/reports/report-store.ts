import 'server-only';
import { and, asc, desc, eq, gte, isNotNull, isNull, lt, ne, or, sql } from 'drizzle-orm';
import { askingOf } from '@/lib/chat/hours/asking';
import { rulesNow } from '@/lib/chat/hours/rules-store';
import { contentOf } from '@/lib/chat/log/event-body';
import { db } from '@/lib/db/connection';
import { chatEvents, chatPromises, conversations } from '@/lib/db/schema/chat';
import { orders } from '@/lib/db/schema/orders';
import { refunds } from '@/lib/db/schema/payments';
import { shipments } from '@/lib/db/schema/shipments';
import { staff } from '@/lib/db/schema/staff';
import { now } from '@/lib/time/clock';
import { dateInLondon } from '@/lib/time/format';
import { type Period, periodSpan, type Report, type ReportFacts, reportOf } from './report';

/** The first of its conversation, or the first since that was resolved. */
const isFirst = sql<boolean>`not exists (
  select 1 from chat_promises earlier where earlier.conversation_id = ${chatPromises.conversationId}
    and earlier.asked_seq < ${chatPromises.askedSeq} and not exists (
      select 1 from chat_events e where e.conversation_id = earlier.conversation_id and e.visibility = 'all'
        and e.kind = 'status' and e.body->>'status' = 'resolved'
        and e.seq > earlier.asked_seq and e.seq < ${chatPromises.askedSeq}))`;

/** What the visitor said from when they began to wait until they had an answer. */
const saidWhileWaiting = sql<string | null>`(select string_agg(e.body->>'text', E'\\n') from chat_events e
  where e.conversation_id = ${chatPromises.conversationId} and e.visibility = 'all' and e.author = 'visitor' and e.seq >= ${chatPromises.askedSeq}
    and (coalesce(${chatPromises.answeredAt}, ${chatPromises.closedAt}) is null or e.at <= coalesce(${chatPromises.answeredAt}, ${chatPromises.closedAt})))`;

/** Every wait for an answer that began in a period. Who and what was asked goes no further than a count. */
export async function waitsIn(period: Period) {
  const { start, end } = periodSpan(period);
  return (await db())
    .select({
      askedAt: chatPromises.askedAt,
      answerBy: chatPromises.answerBy,
      answeredAt: chatPromises.answeredAt,
      closedAt: chatPromises.closedAt,
      answeredBy: staff.name,
      tags: conversations.tags,
      isFirst,
      words: saidWhileWaiting,
      promisedDate: orders.promisedDate,
    })
    .from(chatPromises)
    .innerJoin(conversations, eq(conversations.id, chatPromises.conversationId))
    .leftJoin(staff, eq(staff.id, chatPromises.answeredBy))
    .leftJoin(orders, eq(orders.id, conversations.orderId))
    .where(and(gte(chatPromises.askedAt, start), lt(chatPromises.askedAt, end)))
    .orderBy(asc(chatPromises.askedAt));
}

/** What was given back and sent again in a period, with the reason that was chosen. */
async function putRightIn(period: Period): Promise<ReportFacts['putRight']> {
  const { start, end } = periodSpan(period);
  const database = await db();
  const money = await database
    .select({ reason: refunds.reason, pence: refunds.amountPence })
    .from(refunds)
    .where(
      and(
        gte(refunds.createdAt, start),
        lt(refunds.createdAt, end),
        eq(refunds.origin, 'staff'),
        ne(refunds.status, 'failed'),
      ),
    );
  const again = await database
    .select({ reason: shipments.reason })
    .from(shipments)
    .where(
      and(
        gte(shipments.createdAt, start),
        lt(shipments.createdAt, end),
        eq(shipments.kind, 'resend'),
        ne(shipments.status, 'cancelled'),
      ),
    );
  return [
    ...money.map((one) => ({ ...one, what: 'refund' as const })),
    ...again.map(({ reason }) => ({ reason: reason ?? 'No reason', pence: 0, what: 'resend' as const })),
  ];
}

const isResolved = and(eq(chatEvents.kind, 'status'), sql`${chatEvents.body}->>'status' = 'resolved'`);

/** Each time a conversation was resolved in a period, with the question that had begun it. */
async function resolutionsIn(period: Period): Promise<ReportFacts['resolutions']> {
  const { start, end } = periodSpan(period);
  const askedAt =
    sql<Date | null>`(select min(q.at) from chat_events q where q.conversation_id = chat_events.conversation_id
    and q.visibility = 'all' and q.author = 'visitor' and q.kind in ('message', 'image') and q.seq < chat_events.seq
    and q.seq > coalesce((select max(r.seq) from chat_events r where r.conversation_id = q.conversation_id and r.visibility = 'all'
      and r.kind = 'status' and r.body->>'status' = 'resolved' and r.seq < chat_events.seq), 0))`.mapWith(
      chatEvents.at,
    );
  const rows = await (await db())
    .select({ askedAt, resolvedAt: chatEvents.at })
    .from(chatEvents)
    .where(and(gte(chatEvents.at, start), lt(chatEvents.at, end), isResolved));
  return rows.flatMap(({ askedAt, resolvedAt }) => (askedAt ? [{ askedAt, resolvedAt }] : []));
}

async function backlogNow(): Promise<ReportFacts['backlog']> {
  const open = eq(conversations.status, 'open');
  const database = await db();
  return {
    open: await database.$count(conversations, open),
    waiting: await database.$count(conversations, and(open, isNotNull(conversations.answerBy))),
  };
}

export type Comment = { conversation: string; seq: number; score: number; text: string; at: Date };
const mostComments = 50;

/** What visitors said with their stars, the latest first. */
export async function commentsIn(period: Period): Promise<Comment[]> {
  const { start, end } = periodSpan(period);
  const { conversationId: conversation, seq, at, kind, body, redactedAt } = chatEvents;
  const rows = await (await db())
    .select({ conversation, seq, at, kind, body })
    .from(chatEvents)
    .where(and(gte(at, start), lt(at, end), eq(kind, 'rating'), isNull(redactedAt), sql`${body}->>'text' <> ''`))
    .orderBy(desc(at))
    .limit(mostComments);
  return rows.flatMap((row) => {
    const rating = contentOf(row);
    return rating.kind === 'rating'
      ? [{ conversation: row.conversation, seq: row.seq, at: row.at, ...rating.body }]
      : [];
  });
}

async function endingsIn(period: Period): Promise<Pick<ReportFacts, 'ratings' | 'resolved'>> {
  const { start, end } = periodSpan(period);
  const ending = or(eq(chatEvents.kind, 'rating'), isResolved);
  const rows = await (await db())
    .select({ kind: chatEvents.kind, body: chatEvents.body })
    .from(chatEvents)
    .where(and(gte(chatEvents.at, start), lt(chatEvents.at, end), ending));
  const events = rows.map(contentOf);
  return {
    ratings: events.flatMap((event) => (event.kind === 'rating' ? [event.body.score] : [])),
    resolved: events.filter(({ kind }) => kind === 'status').length,
  };
}

export async function reportFor(period: Period): Promise<Report> {
  const waits = await waitsIn(period);
  const rules = await rulesNow(await db(), period.from);
  const facts: ReportFacts = {
    conversations: waits
      .filter((wait) => wait.isFirst)
      .map(({ askedAt, answeredAt }) => ({ startedAt: askedAt, answeredAt })),
    // What was resolved without an answer needed none: that promise is neither kept nor missed.
    promises: waits
      .filter(({ closedAt }) => closedAt === null)
      .map(({ answerBy, answeredAt, askedAt, answeredBy, tags, words, promisedDate }) => ({
        dueAt: answerBy,
        keptAt: answeredAt,
        askedAt,
        asking: askingOf(words ?? '', promisedDate === dateInLondon(askedAt), rules),
        by: answeredBy,
        tags,
      })),
    putRight: await putRightIn(period),
    resolutions: await resolutionsIn(period),
    backlog: await backlogNow(),
    ...(await endingsIn(period)),
  };
  return reportOf(facts, period, rules, now());
}
