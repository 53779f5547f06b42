import 'server-only';
import { and, desc, eq, gt, inArray, isNotNull, isNull, lte, notInArray, or, type SQL, sql } from 'drizzle-orm';
import { askingOf } from '@/lib/chat/hours/asking';
import { answerBy as aimOf, chatState } from '@/lib/chat/hours/hours';
import { rulesNow } from '@/lib/chat/hours/rules-store';
import { wireEvent } from '@/lib/chat/log/show';
import { content } from '@/lib/content/content';
import type { ChatRules } from '@/lib/content/schema/chat';
import { db } from '@/lib/db/connection';
import { chatEvents, chatPromises, chatVisits, conversations } from '@/lib/db/schema/chat';
import { orders } from '@/lib/db/schema/orders';
import { staff } from '@/lib/db/schema/staff';
import { foundConversations, wordsFound } from '@/lib/desk/find/find-store';
import { colleagues } from '@/lib/staff/presence-store';
import { now, nowDate } from '@/lib/time/clock';
import { dateInLondon, formatWhen } from '@/lib/time/format';
import { instantOf } from '@/lib/time/london';
import type { DeskView, Look } from './view';
import type { Queue, QueueRow } from './wire';
import { summaryOf, titleOf } from './words';

const most = 200;
/** A row has little room before the words that were sought. */
const leadsUp = 12;
const nothing: Queue['counts'] = { open: 0, waiting: 0, mine: 0, unassigned: 0, snoozed: 0, resolved: 0 };

/** Which conversations a view holds, for one member of staff at one moment. */
function viewWhere(staffId: string, instant: Date): Record<DeskView, SQL | undefined> {
  const awake = or(isNull(conversations.snoozedUntil), lte(conversations.snoozedUntil, instant));
  const open = and(eq(conversations.status, 'open'), awake);
  return {
    open,
    // Also who has been snoozed: a promise does not sleep.
    waiting: and(eq(conversations.status, 'open'), isNotNull(conversations.answerBy)),
    mine: and(open, eq(conversations.assigneeId, staffId)),
    unassigned: and(open, isNull(conversations.assigneeId)),
    snoozed: and(eq(conversations.status, 'open'), gt(conversations.snoozedUntil, instant)),
    resolved: eq(conversations.status, 'resolved'),
  };
}

/** When the visitor began to wait, while they do. Whoever writes again waits since their first unanswered word. */
const waiting = and(
  eq(chatPromises.conversationId, conversations.id),
  isNull(chatPromises.answeredAt),
  isNull(chatPromises.closedAt),
);

/** Whoever stays on the page first, apart; and of both whoever has waited longest on top. Those asleep by when they wake. */
function orderOf({ view, find }: Look, instant: Date): SQL[] {
  if (find || view === 'resolved') return [desc(conversations.updatedAt)];
  if (view === 'snoozed') return [sql`${conversations.snoozedUntil} asc`];
  const isLive = sql`${chatPromises.askedAt} is not null and ${chatVisits.hereUntil} > ${instant.toISOString()}::timestamptz`;
  return [sql`(${isLive}) is true desc`, sql`${chatPromises.askedAt} asc nulls last`, desc(conversations.updatedAt)];
}

const unread = sql<number>`(select count(*)::int from chat_events e where e.conversation_id = ${conversations.id}
  and e.visibility = 'all' and e.author = 'visitor' and e.kind in ('message', 'image') and e.seq > ${conversations.staffSeenSeq})`;

/** Words of visitors that nobody has looked at, in all that is open: what a menu and a title say on every page. */
export async function unreadNow(staffId: string): Promise<number> {
  const [counted] = await (await db())
    .select({ all: sql<number>`coalesce(sum(${unread}), 0)::int` })
    .from(conversations)
    .where(viewWhere(staffId, nowDate()).open);
  return counted?.all ?? 0;
}

/** The queue as one member of staff looks at it. What they search for is sought everywhere, whatever the view. */
export async function queue(look: Look, staffId: string): Promise<Queue> {
  const database = await db();
  const instant = nowDate();
  const views = viewWhere(staffId, instant);
  const rows = await database
    .select({
      conversation: conversations,
      order: orders.number,
      assignee: staff.name,
      unread,
      askedAt: chatPromises.askedAt,
      asked: sql<string | null>`(select string_agg(e.body->>'text', E'\\n' order by e.seq) from chat_events e
        where e.conversation_id = ${conversations.id} and e.visibility = 'all' and e.author = 'visitor'
        and e.seq >= ${chatPromises.askedSeq})`,
      promisedDate: orders.promisedDate,
      buyer: { name: orders.name, email: orders.email },
      hereUntil: chatVisits.hereUntil,
    })
    .from(conversations)
    .leftJoin(chatPromises, waiting)
    .leftJoin(chatVisits, eq(chatVisits.conversationId, conversations.id))
    .leftJoin(orders, eq(orders.id, conversations.orderId))
    .leftJoin(staff, eq(staff.id, conversations.assigneeId))
    .where(look.find ? sql`${conversations.id} in (${foundConversations(look.find)})` : views[look.view])
    .orderBy(...orderOf(look, instant))
    .limit(most);
  const ids = rows.map(({ conversation }) => conversation.id);
  const last = new Map([...(await lastWords(ids)), ...(await wordsFound(ids, look.find, leadsUp))]);
  const count = (view: DeskView) => sql<number>`count(*) filter (where ${views[view]})::int`;
  const [counted] = await database
    .select({
      open: count('open'),
      waiting: count('waiting'),
      mine: count('mine'),
      unassigned: count('unassigned'),
      snoozed: count('snoozed'),
      resolved: count('resolved'),
      unread: sql<number>`coalesce(sum(${unread}) filter (where ${views.open}), 0)::int`,
    })
    .from(conversations);
  const rules = await rulesNow(database);
  const { unread: allUnread, ...counts } = counted ?? { ...nothing, unread: 0 };
  return {
    rows: rows.map((row) => queueRow(row, last.get(row.conversation.id) ?? '', rules, instant)),
    counts,
    unread: allUnread,
    people: await colleagues(),
    closesAt: closesAt(rules),
    now: instant.toISOString(),
  };
}

function closesAt(rules: ChatRules): string | null {
  const { open, changesAt } = chatState(now(), rules);
  return open ? (changesAt?.toString() ?? null) : null;
}

type Row = {
  conversation: typeof conversations.$inferSelect;
  order: string | null;
  assignee: string | null;
  unread: number;
  askedAt: Date | null;
  asked: string | null;
  promisedDate: string | null;
  buyer: { name: string; email: string } | null;
  hereUntil: Date | null;
};

function queueRow(row: Row, last: string, rules: ChatRules, instant: Date): QueueRow {
  const { conversation, order, assignee, unread: count, askedAt, asked, promisedDate, buyer, hereUntil } = row;
  const { id, answerBy, snoozedUntil, status, assigneeId, tags, updatedAt } = conversation;
  const here = hereUntil !== null && hereUntil > instant;
  const aim = here && askedAt ? aimOf(instantOf(askedAt), rules, rules.answerSooner.liveMinutes) : null;
  return {
    id,
    title: titleOf(conversation, buyer),
    order,
    askedAt: askedAt?.toISOString() ?? null,
    answerBy: answerBy?.toISOString() ?? null,
    liveBy: aim?.toString() ?? null,
    page: hereUntil && (here ? 'here' : 'left'),
    asking: askedAt ? askingOf(asked ?? '', promisedDate === dateInLondon(instant), rules) : 'usual',
    snoozedUntil: snoozedUntil?.toISOString() ?? null,
    resolved: status === 'resolved',
    assignee: assigneeId && assignee ? { id: assigneeId, name: assignee } : null,
    tags,
    unread: count,
    last: last.slice(0, 160),
    when: formatWhen(updatedAt),
  };
}

/** The last thing said in each of them. */
async function lastWords(ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await (await db())
    .selectDistinctOn([chatEvents.conversationId])
    .from(chatEvents)
    .where(
      and(
        inArray(chatEvents.conversationId, [...ids]),
        eq(chatEvents.visibility, 'all'),
        notInArray(chatEvents.kind, ['status', 'redact', 'hours_notice']),
      ),
    )
    .orderBy(chatEvents.conversationId, desc(chatEvents.seq));
  const { products } = content();
  return new Map(rows.map((row) => [row.conversationId, summaryOf(wireEvent(row, null, products))]));
}
