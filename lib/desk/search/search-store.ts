import 'server-only';
import { desc, inArray, sql } from 'drizzle-orm';
import { db } from '@/lib/db/connection';
import { conversations } from '@/lib/db/schema/chat';
import { orderLines, orders } from '@/lib/db/schema/orders';
import { shipments } from '@/lib/db/schema/shipments';
import { foundConversations, foundOrders, wordsFound } from '@/lib/desk/find/find-store';
import { knownBuyer, titleOf } from '@/lib/desk/inbox/words';
import { type State, stateOf } from '@/lib/desk/orders/state';
import { addresseeOf } from '@/lib/orders/addressee';

const pageSize = 10;

export type OrderFound = {
  id: string;
  number: string;
  placedAt: Date;
  state: State;
  /** What it can have been found by, in lines. */
  buyer: string;
  address: string;
  lines: string;
};
export type TalkFound = {
  id: string;
  title: string;
  updatedAt: Date;
  open: boolean;
  number: string | null;
  tags: string[];
  says: string;
};
type Page<Row> = { rows: Row[]; more: boolean };

const pageOf = <Row>(rows: Row[]): Page<Row> => ({ rows: rows.slice(0, pageSize), more: rows.length > pageSize });
const offsetOf = (page: number) => (page - 1) * pageSize;

/** Orders in which all that was typed is found, the latest first, a page of them. */
export async function ordersFound(typed: string, page: number): Promise<Page<OrderFound>> {
  const database = await db();
  const found = await database
    .select()
    .from(orders)
    .where(sql`${orders.id} in (${foundOrders(typed)})`)
    .orderBy(desc(orders.placedAt), desc(orders.id))
    .limit(pageSize + 1)
    .offset(offsetOf(page));
  if (found.length === 0) return { rows: [], more: false };
  const ids = found.map(({ id }) => id);
  const lines = await database
    .select()
    .from(orderLines)
    .where(inArray(orderLines.orderId, ids))
    .orderBy(orderLines.position);
  const parcels = await database
    .select({ orderId: shipments.orderId, status: shipments.status })
    .from(shipments)
    .where(sql`${inArray(shipments.orderId, ids)} and ${shipments.kind} = 'order'`);
  return pageOf(
    found.map((order) => ({
      id: order.id,
      number: order.number,
      placedAt: order.placedAt,
      state: stateOf({
        orderStatus: order.status,
        status: parcels.find(({ orderId }) => orderId === order.id)?.status ?? null,
      }),
      buyer: [order.name, knownBuyer(order)?.email, order.phone].filter(Boolean).join(', '),
      address: [addresseeOf(order), ...order.addressLines, order.town, order.postcode].filter(Boolean).join(', '),
      lines: lines
        .filter(({ orderId }) => orderId === order.id)
        .map(({ quantity, title, label, sku }) => `${quantity} × ${[title, label].filter(Boolean).join(', ')} (${sku})`)
        .join('; '),
    })),
  );
}

/** Conversations in which it is found, the latest first, with the words around it. */
export async function talksFound(typed: string, page: number): Promise<Page<TalkFound>> {
  const found = await (await db())
    .select({
      talk: conversations,
      order: { number: orders.number, name: orders.name, email: orders.email },
    })
    .from(conversations)
    .leftJoin(orders, sql`${orders.id} = ${conversations.orderId}`)
    .where(sql`${conversations.id} in (${foundConversations(typed)})`)
    .orderBy(desc(conversations.updatedAt), desc(conversations.id))
    .limit(pageSize + 1)
    .offset(offsetOf(page));
  const words = await wordsFound(
    found.map(({ talk }) => talk.id),
    typed,
  );
  return pageOf(
    found.map(({ talk, order }) => ({
      id: talk.id,
      title: titleOf(talk, order),
      updatedAt: talk.updatedAt,
      open: talk.status === 'open',
      number: order?.number ?? null,
      tags: talk.tags,
      says: words.get(talk.id) ?? '',
    })),
  );
}
