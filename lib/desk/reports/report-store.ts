import 'server-only';
import { and, asc, eq, gte, lt, or, sql } from 'drizzle-orm';
import { rulesNow } from '@/lib/chat/hours/rules-store';
import { contentOf } from '@/lib/chat/log/event-body';
import { db } from '@/lib/db/connection';
import { chatEvents, chatPromises, conversations } from '@/lib/db/schema/chat';
import { staff } from '@/lib/db/schema/staff';
import { now } from '@/lib/time/clock';
import { type Period, periodSpan, type Report, type ReportFacts, reportOf } from './report';

/** The first of its conversation, or the first since that was resolved. */
const isFirst = sql<boolean>`not exists (
  select 1 from chat_promises earlier where earlier.conversation_id = ${chatPromises.conversationId}
    and earlier.asked_seq < ${chatPromises.askedSeq} and not exists (
      select 1 from chat_events e where e.conversation_id = earlier.conversation_id and e.visibility = 'all'
        and e.kind = 'status' and e.body->>'status' = 'resolved'
        and e.seq > earlier.asked_seq and e.seq < ${chatPromises.askedSeq}))`;

/** Every wait for an answer that began in a period. Ids and words of visitors stay where they are. */
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
    })
    .from(chatPromises)
    .innerJoin(conversations, eq(conversations.id, chatPromises.conversationId))
    .leftJoin(staff, eq(staff.id, chatPromises.answeredBy))
    .where(and(gte(chatPromises.askedAt, start), lt(chatPromises.askedAt, end)))
    .orderBy(asc(chatPromises.askedAt));
}

async function endingsIn(period: Period): Promise<Pick<ReportFacts, 'ratings' | 'resolved'>> {
  const { start, end } = periodSpan(period);
  const ending = or(
    eq(chatEvents.kind, 'rating'),
    and(eq(chatEvents.kind, 'status'), sql`${chatEvents.body}->>'status' = 'resolved'`),
  );
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
  const facts: ReportFacts = {
    conversations: waits
      .filter((wait) => wait.isFirst)
      .map(({ askedAt, answeredAt }) => ({ startedAt: askedAt, answeredAt })),
    // What was resolved without an answer needed none: that promise is neither kept nor missed.
    promises: waits
      .filter(({ closedAt }) => closedAt === null)
      .map(({ answerBy, answeredAt }) => ({ dueAt: answerBy, keptAt: answeredAt })),
    ...(await endingsIn(period)),
  };
  return reportOf(facts, period, await rulesNow(await db(), period.from), now());
}
