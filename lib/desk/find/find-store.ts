import 'server-only';
import { and, desc, inArray, type SQL, sql } from 'drizzle-orm';
import { db } from '@/lib/db/connection';
import { chatEvents, conversations } from '@/lib/db/schema/chat';
import { orderLines, orders } from '@/lib/db/schema/orders';
import { isFindable, wordsOfEvent, wordsOfLine, wordsOfOrder, wordsOfVisitor } from '@/lib/db/words';
import { around, termOf, tightOf, wordsOf } from './words';

const nothing = sql`select null::uuid where false`;
const holds = (words: SQL, query: string): SQL => sql`${words} @@ lower(${query})::tsquery`;
const ofBuyer = (query: string) => sql`select ${orders.id} from ${orders} where ${holds(wordsOfOrder(orders), query)}`;

/** All that was typed in one row, or, as one word, its number or postcode. */
function queryOf(typed: string): string | null {
  const words = wordsOf(typed);
  if (words.length === 0) return null;
  const tight = tightOf(typed);
  const all = words.map(termOf).join(' & ');
  return tight ? `(${all}) | ${termOf(tight)}` : all;
}

/** The ids of orders in which each word is found, in what is known of the buyer or in what was bought: by indexes only. */
export function foundOrders(typed: string): SQL {
  const words = wordsOf(typed);
  if (words.length === 0) return nothing;
  const each = words.map((word) => {
    const inLine = holds(wordsOfLine(orderLines), termOf(word));
    return sql`(${ofBuyer(termOf(word))} union select ${orderLines.orderId} from ${orderLines} where ${inLine})`;
  });
  const tight = tightOf(typed);
  const all = sql.join(each, sql` intersect `);
  return tight ? sql`(${all}) union (${ofBuyer(termOf(tight))})` : all;
}

/** The ids of conversations: by who talks, whose order they are about, their tags, and anything said or noted. */
export function foundConversations(typed: string): SQL {
  const query = queryOf(typed);
  if (query === null) return nothing;
  return sql`select ${conversations.id} from ${conversations} where ${holds(wordsOfVisitor(conversations), query)}
    union select ${conversations.id} from ${conversations} where ${conversations.orderId} in (${ofBuyer(query)})
    union select ${chatEvents.conversationId} from ${chatEvents} where ${said(query)}`;
}

const said = (query: string) => and(isFindable(chatEvents), holds(wordsOfEvent(chatEvents), query));

/** The words around what was sought, in the last message or note of each conversation that has it. */
export async function wordsFound(ids: readonly string[], typed: string, before?: number): Promise<Map<string, string>> {
  const query = queryOf(typed);
  if (query === null || ids.length === 0) return new Map();
  const rows = await (await db())
    .selectDistinctOn([chatEvents.conversationId], {
      id: chatEvents.conversationId,
      text: sql<string>`${chatEvents.body} ->> 'text'`,
    })
    .from(chatEvents)
    .where(and(inArray(chatEvents.conversationId, [...ids]), said(query)))
    .orderBy(chatEvents.conversationId, desc(chatEvents.position));
  return new Map(rows.map(({ id, text }) => [id, around(text, typed, before)]));
}
