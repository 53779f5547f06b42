import 'server-only';
import { and, inArray, isNotNull } from 'drizzle-orm';
import { forgetLinksTo } from '@/lib/chat/letters/letters-store';
import { eraseConversations } from '@/lib/chat/log/redact-store';
import { forgetComplainant } from '@/lib/complaints/complaint-store';
import { type Recording, type Tx, transaction } from '@/lib/db/connection';
import { paymentAttempts } from '@/lib/db/schema/payments';
import { forgetFormsAbout } from '@/lib/http/form-store';
import { lockOrder } from '@/lib/orders/life-store';
import { forgetBuyer, stillNeeded } from '@/lib/orders/retention/forget-store';
import { forgetLetters } from '@/lib/outbox/queue-store';
import { holdingsOf } from './holdings-store';

export type Holding = {
  orders: number;
  conversations: number;
  /** Payments whose buyer Stripe knows as well. */
  atStripe: number;
  inTheWay: { number: string; why: string }[];
};

/** How much there is, and which orders and complaints can't be let go of yet. */
async function holding(tx: Tx, email: string): Promise<Holding> {
  const found = await holdingsOf(tx, email);
  const inTheWay: Holding['inTheWay'] = [];
  for (const order of found.orders) {
    const why = await stillNeeded(tx, order);
    if (why) inTheWay.push({ number: order.number, why });
  }
  for (const { reference, closedAt } of found.complaints)
    if (!closedAt) inTheWay.push({ number: reference, why: 'this complaint is not answered yet' });
  const orderIds = found.orders.map(({ id }) => id);
  const sessions = and(inArray(paymentAttempts.orderId, orderIds), isNotNull(paymentAttempts.sessionId));
  const atStripe = orderIds.length > 0 ? await tx.$count(paymentAttempts, sessions) : 0;
  return { orders: orderIds.length, conversations: found.conversations.length, atStripe, inTheWay };
}

type Erased = { ok: true; erased: Holding } | { ok: false; held: Holding };

/**
 * Erases somebody: conversations whole, orders but for what the law wants kept, and whatever waits under their address or
 * was typed with it. All of it or, while an order or a complaint still needs them, none.
 */
export async function erase(email: string, record?: Recording<Holding>): Promise<Erased> {
  return transaction(async (tx) => {
    const held = await holding(tx, email);
    if (held.inTheWay.length > 0) return { ok: false, held };
    const found = await holdingsOf(tx, email);
    const conversationIds = found.conversations.map(({ id }) => id);
    const address = email.toLowerCase();
    const complaintIds = found.complaints.map(({ id }) => id);
    const orderIds = found.orders.map(({ id }) => id);
    await forgetFormsAbout(tx, address, [...conversationIds, ...complaintIds, ...orderIds]);
    await forgetLetters(tx, address, conversationIds);
    await forgetLinksTo(tx, address);
    await eraseConversations(tx, conversationIds);
    await forgetComplainant(tx, complaintIds);
    for (const { id } of found.orders) {
      const order = await lockOrder(tx, id);
      if (order) await forgetBuyer(tx, order);
    }
    await record?.(tx, held);
    return { ok: true, erased: held };
  });
}
