import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

const wordsIn = (texts: SQL): SQL => sql`search_words(${texts})`;
const tight = (column: SQLWrapper, without: string) => sql`replace(${column}, '${sql.raw(without)}', '')`;

type OrderColumns = Record<
  'number' | 'name' | 'recipientName' | 'email' | 'phone' | 'addressLines' | 'town' | 'postcode',
  SQLWrapper
>;

/** By what an order is found. The index and whoever searches have to say it alike. */
export const wordsOfOrder = (order: OrderColumns): SQL =>
  wordsIn(sql`array[${order.number}, ${tight(order.number, '-')}, substr(${tight(order.number, '-')}, 3), ${order.name}, ${order.recipientName}, ${order.email},
    ${tight(order.phone, ' ')}, ${order.addressLines}::text, ${order.town}, ${order.postcode}, ${tight(order.postcode, ' ')}]`);

export const wordsOfLine = (line: Record<'sku' | 'title' | 'label', SQLWrapper>): SQL =>
  wordsIn(sql`array[${line.sku}, ${line.title}, ${line.label}]`);

export const wordsOfVisitor = (visitor: Record<'name' | 'email' | 'verifiedEmail' | 'tags', SQLWrapper>): SQL =>
  wordsIn(sql`array[${visitor.name}, ${visitor.email}, ${visitor.verifiedEmail}] || ${visitor.tags}`);

export const wordsOfEvent = (event: { body: SQLWrapper }): SQL => wordsIn(sql`array[${event.body} ->> 'text']`);

/** Of all that is in a conversation, what may be found in it. */
export const isFindable = (event: Record<'kind' | 'redactedAt', SQLWrapper>): SQL =>
  sql`${event.kind} in ('message', 'note') and ${event.redactedAt} is null`;
