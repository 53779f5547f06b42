import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { putRight } from '@/lib/aftersales/order-action-store';
import { conversationOf, eventsAfter, say } from '@/lib/chat/visitor/conversation-store';
import { visitorOfOrder } from '@/lib/chat/visitor/visitor-store';
import { db } from '@/lib/db/connection';
import { mayActOn, ordersBeside } from '@/lib/desk/inbox/orders-store';
import { eventsOf } from '@/lib/orders/events/events-store';
import { refundsOf } from '@/lib/orders/refunds/refunds-store';
import { orderToken } from '@/lib/orders/store';
import { openCheckout } from '@/lib/payments/open-store';
import { refund } from '@/lib/payments/refunds/refund-store';
import { settle } from '@/lib/payments/settle-store';
import { begin, message } from '../fixtures/conversation';
import { employ } from '../fixtures/desk';
import { amount, askFor } from '../fixtures/refunds';
import { buyable, openSandbox, place, setStock, sku } from '../fixtures/shopping';

let stripe: Awaited<ReturnType<typeof openSandbox>>;
let ben: string;
beforeAll(async () => {
  stripe = await openSandbox();
  ben = await employ('Ben Okonkwo');
});
beforeEach(() => setStock(50));
afterAll(() => stripe.close());

/** A paid order of three bottles, and the conversation of whoever has its link. */
async function paidOrder() {
  const orderId = await place(await buyable(randomUUID(), [{ variant: sku, quantity: 3 }]));
  const opened = await openCheckout(orderId);
  if (!opened.ok) throw new Error(opened.reason);
  await stripe.pay(opened.url);
  await settle(opened.url.split('/').at(-1) ?? '');
  const visitor = await visitorOfOrder(orderToken(orderId));
  if (!visitor) throw new Error('no visitor');
  await say(visitor, message('Two arrived warm'));
  const { id = '' } = (await conversationOf(visitor)) ?? {};
  const order = await mayActOn(id, orderId);
  if (!order) throw new Error('not theirs');
  const member = { id: ben, name: 'Ben Okonkwo', email: 'ben@example.com', role: 'agent' as const };
  const base = { conversationId: id, order, position: 0, reason: 'Arrived warm', restock: false, about: 1, member };
  return { id, orderId, order, base };
}

describe('a line put right from a message', () => {
  test('asked for five times under one id it is one refund, told once in the thread and once in the order', async () => {
    const { id, orderId, order, base } = await paidOrder();
    const ask = { ...base, id: randomUUID(), action: 'refund' as const, quantity: 2 };
    const did = await Promise.all(Array.from({ length: 5 }, () => putRight(ask)));
    expect(did.every(({ ok }) => ok)).toBe(true);
    expect(await refundsOf(orderId)).toMatchObject([{ refund: { staffId: ben, reason: 'Arrived warm' } }]);
    const thread = await eventsAfter(id, 0);
    expect(thread.map(({ kind }) => kind)).toEqual(['message', 'order_link']);
    expect(thread[1]).toMatchObject({
      text: expect.stringMatching(/^We refund £\d+\.\d\d for 2 × Goat/),
      card: { type: 'order', number: order.number, action: 'refunded' },
    });
    const told = (await eventsOf(orderId)).filter(({ kind }) => kind === 'note');
    expect(told.map(({ detail }) => detail.conversation)).toEqual([id]);
  });

  test('sent again it is one parcel, and the stock moves once', async () => {
    const { id, orderId, base } = await paidOrder();
    const ask = { ...base, id: randomUUID(), action: 'resend' as const, quantity: 1 };
    expect(await putRight(ask)).toMatchObject({ ok: true });
    expect(await putRight(ask)).toMatchObject({ ok: true });
    const { rows } = await (await db()).execute(
      sql`select kind from shipments where order_id = ${orderId} order by kind`,
    );
    expect(rows).toEqual([{ kind: 'order' }, { kind: 'resend' }]);
    expect((await eventsAfter(id, 1)).map(({ card }) => card)).toMatchObject([{ action: 'resent' }]);
  });

  test('what the order desk refuses is told in its words, and nothing is said in the thread', async () => {
    const { id, base } = await paidOrder();
    const did = await putRight({ ...base, id: randomUUID(), action: 'refund', quantity: 9 });
    expect(did).toMatchObject({ ok: false, message: expect.stringMatching(/\.$/) });
    expect(await eventsAfter(id, 1)).toEqual([]);
  });
});

test('beside the thread is offered what the shop does not refuse', async () => {
  const { id, orderId, order, base } = await paidOrder();
  const offered = async () => (await ordersBeside(id))[0]?.offered;
  expect(await offered()).toEqual({ refund: true, resend: true });
  await refund(askFor(orderId, amount(order.totalPence)));
  expect(await offered()).toEqual({ refund: false, resend: false });
  expect(await putRight({ ...base, id: randomUUID(), action: 'resend', quantity: 1 })).toMatchObject({ ok: false });
});

describe('whose order it is', () => {
  test('an address that was only typed shows an order, and lets nobody touch it; one that was checked does', async () => {
    const { orderId } = await paidOrder();
    const { visitor, id } = await begin('I am Ada, honest');
    await say(visitor, { ...message('Refund me'), email: 'ADA@example.com' });
    const known = async () => (await ordersBeside(id)).find(({ order }) => order.id === orderId)?.known;
    expect([await known(), await mayActOn(id, orderId)]).toEqual(['typed', null]);
    await (await db()).execute(sql`update conversations set verified_email = 'ada@example.com' where id = ${id}`);
    expect([await known(), (await mayActOn(id, orderId))?.id]).toEqual(['confirmed', orderId]);
  });

  test('another conversation has none of it', async () => {
    const { orderId } = await paidOrder();
    const { id } = await begin();
    expect([await ordersBeside(id), await mayActOn(id, orderId)]).toEqual([[], null]);
  });
});
