import 'server-only';
import { asc, eq, inArray, or, sql } from 'drizzle-orm';
import { eraseConversations } from '@/lib/chat/log/redact-store';
import { db, type Recording, type Tx, transaction } from '@/lib/db/connection';
import { chatEvents, conversations } from '@/lib/db/schema/chat';
import { orderEvents, orderLines, orders } from '@/lib/db/schema/orders';
import { refunds } from '@/lib/db/schema/payments';
import { shipments } from '@/lib/db/schema/shipments';
import { keys } from '@/lib/keys/keys';
import { lockOrder } from '@/lib/orders/life-store';
import { forgetBuyer, stillNeeded } from '@/lib/orders/retention/forget-store';
import { now } from '@/lib/time/clock';

type Reader = Pick<Tx, 'select'>;

/** Whatever goes by this e-mail address: their orders, and conversations in which they gave it or that are about those. */
async function find(reader: Reader, email: string) {
  const address = email.toLowerCase();
  const theirs = await reader
    .select()
    .from(orders)
    .where(sql`lower(${orders.email}) = ${address}`)
    .orderBy(asc(orders.placedAt));
  const orderIds = theirs.map(({ id }) => id);
  const talks = await reader
    .select()
    .from(conversations)
    .where(
      or(
        sql`lower(${conversations.email}) = ${address}`,
        sql`lower(${conversations.verifiedEmail}) = ${address}`,
        orderIds.length > 0 ? inArray(conversations.orderId, orderIds) : undefined,
      ),
    )
    .orderBy(asc(conversations.startedAt));
  return { orders: theirs, conversations: talks };
}

export type Holding = { orders: number; conversations: number; inTheWay: { number: string; why: string }[] };

/** How much there is, and which orders can't be let go of yet. */
async function holding(tx: Tx, email: string): Promise<Holding> {
  const found = await find(tx, email);
  const inTheWay: Holding['inTheWay'] = [];
  for (const order of found.orders) {
    const why = await stillNeeded(tx, order);
    if (why) inTheWay.push({ number: order.number, why });
  }
  return { orders: found.orders.length, conversations: found.conversations.length, inTheWay };
}

/** A copy of everything that we hold under an e-mail address, notes about them included. */
export async function copyOf(email: string) {
  const database = await db();
  const found = await find(database, email);
  const copied = [];
  for (const { tokenHash: _secret, basketKey: _key, ...order } of found.orders) {
    copied.push({
      ...order,
      lines: await database.select().from(orderLines).where(eq(orderLines.orderId, order.id)),
      parcels: await database.select().from(shipments).where(eq(shipments.orderId, order.id)),
      refunds: await database.select().from(refunds).where(eq(refunds.orderId, order.id)),
      events: await database.select().from(orderEvents).where(eq(orderEvents.orderId, order.id)),
    });
  }
  const talked = [];
  for (const { visitorHash: _hash, ...conversation } of found.conversations) {
    const events = await database
      .select({ at: chatEvents.at, author: chatEvents.author, kind: chatEvents.kind, body: chatEvents.body })
      .from(chatEvents)
      .where(eq(chatEvents.conversationId, conversation.id))
      .orderBy(asc(chatEvents.position));
    talked.push({
      ...conversation,
      addressChecked: conversation.verifiedEmail?.toLowerCase() === email.toLowerCase(),
      events,
    });
  }
  return { email: email.toLowerCase(), copiedAt: now().toString(), orders: copied, conversations: talked };
}

type Erased = { ok: true; erased: Holding } | { ok: false; held: Holding };

/**
 * Erases somebody: conversations whole, orders but for what the law wants kept. All of it or, while an order still needs
 * them, none.
 */
export async function erase(email: string, record?: Recording<Holding>): Promise<Erased> {
  return transaction(async (tx) => {
    const held = await holding(tx, email);
    if (held.inTheWay.length > 0) return { ok: false, held };
    const found = await find(tx, email);
    await eraseConversations(
      tx,
      found.conversations.map(({ id }) => id),
    );
    for (const { id } of found.orders) {
      const order = await lockOrder(tx, id);
      if (order) await forgetBuyer(tx, order);
    }
    await record?.(tx, held);
    return { ok: true, erased: held };
  });
}

/** Stands for an e-mail address in the record, so that the record does not keep what was to be erased. */
export const addressHash = (email: string): string =>
  `address ${keys().sign('address', email.toLowerCase()).slice(0, 20)}`;
