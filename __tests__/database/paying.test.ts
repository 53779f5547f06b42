import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { lastOrderCookie } from '@/lib/basket/store';
import { db } from '@/lib/db/connection';
import { cookieName } from '@/lib/http/cookies';
import { paidAlready, seenPaid } from '@/lib/orders/checkout/paid-already-store';
import { placeOrder } from '@/lib/orders/checkout/place-store';
import { eventsOf } from '@/lib/orders/events/events-store';
import { refundsOf } from '@/lib/orders/refunds/refunds-store';
import { closeEarlier, openCheckout } from '@/lib/payments/open-store';
import { settle } from '@/lib/payments/settle-store';
import { alertKinds } from '../fixtures/books';
import { available, buyable, mailKinds, open, openSandbox, place, setStock, sku, statusOf } from '../fixtures/shopping';

let stripe: Awaited<ReturnType<typeof openSandbox>>;
const oneGoat = [{ variant: sku, quantity: 1 }];
beforeAll(async () => {
  stripe = await openSandbox();
});
beforeEach(() => setStock(50));
afterEach(() => stripe.tell('calm'));
afterAll(() => stripe.close());

const refunds = () => stripe.store.refunds.size;
const attempts = async (orderId: string) =>
  (
    await (
      await db()
    ).execute<{ number: number; status: string }>(
      sql`select number, status from payment_attempts where order_id = ${orderId} order by number`,
    )
  ).rows;

describe('placing', () => {
  test('reserves the stock, and a paid order sells it', async () => {
    const order = await place();
    expect(await available()).toBe(49);
    const { url, sessionId } = await open(order);
    await stripe.pay(url);
    expect(await settle(sessionId)).toBe('paid');
    expect([await statusOf(order), await available()]).toEqual(['paid', 49]);
    expect(await mailKinds(order)).toEqual(['order-paid']);
  });

  test('a paid order, however often it is settled, is one parcel to pack and one sale in the ledger', async () => {
    const order = await place();
    const { url, sessionId } = await open(order);
    await stripe.pay(url);
    await Promise.all([settle(sessionId), settle(sessionId), settle(sessionId)]);
    const { rows: parcels } = await (await db()).execute(
      sql`select kind, status, storage, zone from shipments where order_id = ${order}`,
    );
    expect(parcels).toEqual([{ kind: 'order', status: 'to-pack', storage: 'chilled', zone: 'mainland' }]);
    const { rows: ledger } = await (await db()).execute(
      sql`select sku, change, reason from stock_movements where order_id = ${order}`,
    );
    expect(ledger).toEqual([{ sku, change: -1, reason: 'sale' }]);
    expect((await eventsOf(order)).map(({ kind }) => kind)).toEqual(['placed', 'paid']);
  });

  test('one bottle and twenty buyers make one order', async () => {
    await setStock(1);
    const wanted = await Promise.all(Array.from({ length: 20 }, () => buyable()));
    const placed = await Promise.all(wanted.map((one) => placeOrder(one, new Date())));
    expect(placed.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await available()).toBe(0);
  });

  test('the same page sent five times at once is one order with one reservation', async () => {
    const wanted = await buyable(randomUUID());
    const placed = await Promise.all(Array.from({ length: 5 }, () => place(wanted)));
    expect(new Set(placed).size).toBe(1);
    expect(await available()).toBe(49);
  });
});

describe('opening the payment page', () => {
  test('twice at once, or again after a lost answer, is one session', async () => {
    const order = await place();
    await stripe.tell('faults', { path: '/v1/checkout/sessions', method: 'POST', kind: 'lose', times: 1 });
    const [one, other] = await Promise.all([open(order), open(order)]);
    expect(other.url).toBe(one.url);
    expect((await open(order)).url).toBe(one.url);
    expect([...stripe.store.sessions.values()].filter((s) => s.client_reference_id === order)).toHaveLength(1);
  });

  test('a slow twin of the request, answered after the buyer has paid, opens nothing again', async () => {
    const order = await place();
    await stripe.tell('faults', { path: '/v1/checkout/sessions', method: 'POST', kind: 'lose', times: 1 });
    const twins = [open(order), open(order)];
    const { url, sessionId } = await Promise.race(twins);
    await stripe.pay(url);
    expect(await settle(sessionId)).toBe('paid');
    await Promise.all(twins);
    expect(await attempts(order)).toEqual([{ number: 1, status: 'paid' }]);
    expect([await settle(sessionId), await statusOf(order)]).toEqual(['paid', 'paid']);
  });

  test('Stripe down: the stock goes back, and the same page works when Stripe does', async () => {
    const wanted = await buyable(randomUUID());
    const order = await place(wanted);
    await stripe.tell('faults', { path: '/v1/checkout/sessions', kind: 'error', times: 9 });
    expect(await openCheckout(order)).toEqual({ ok: false, reason: 'stripe-down' });
    expect([await statusOf(order), await available()]).toEqual(['cancelled', 50]);
    await stripe.tell('calm');
    expect(await place(wanted)).toBe(order);
    await stripe.pay((await open(order)).url);
    expect(await available()).toBe(49);
    expect(await attempts(order)).toEqual([
      { number: 1, status: 'expired' },
      { number: 2, status: 'open' },
    ]);
  });

  test('Back, then pay again: the first page closes, a new one opens, the late news of the first changes nothing', async () => {
    const wanted = await buyable(randomUUID());
    const order = await place(wanted);
    const first = await open(order);
    expect(await closeEarlier(order, oneGoat)).toBe('closed');
    expect(await place(wanted)).toBe(order);
    const second = await open(order);
    expect(second.url).not.toBe(first.url);
    expect(await settle(first.sessionId)).toBe('cancelled');
    expect([await statusOf(order), await available()]).toEqual(['awaiting-payment', 49]);
    await stripe.pay(second.url);
    expect(await settle(second.sessionId)).toBe('paid');
  });

  test('a paid order leads to its own page, and stops nobody from buying again', async () => {
    const order = await place();
    const { url, sessionId } = await open(order);
    await stripe.pay(url);
    expect(await closeEarlier(order, oneGoat)).toBe('taken');
    expect(await settle(sessionId)).toBe('paid');
    expect((await open(order)).url).toContain('/orders/');
    expect(await closeEarlier(order, oneGoat)).toBe('closed');
  });

  test('Stripe down while the earlier page should close is said, not thrown', async () => {
    const order = await place();
    await open(order);
    await stripe.tell('faults', { path: '/v1/checkout/sessions', kind: 'drop', times: 9 });
    expect(await closeEarlier(order, oneGoat)).toBe('stripe-down');
    expect(await statusOf(order)).toBe('awaiting-payment');
  });

  test('a payment page whose time ran out is said, and the same page opens another', async () => {
    const wanted = await buyable(randomUUID());
    const order = await place(wanted);
    await open(order);
    stripe.store.expire([...stripe.store.sessions.keys()].at(-1) ?? '');
    expect(await openCheckout(order)).toEqual({ ok: false, reason: 'no-longer-open' });
    await place(wanted);
    await open(order);
    expect(await available()).toBe(49);
  });
});

describe('settling', () => {
  test('twenty times at once sells once and writes one letter', async () => {
    const order = await place();
    const { url, sessionId } = await open(order);
    await stripe.pay(url);
    const settled = await Promise.all(Array.from({ length: 20 }, () => settle(sessionId)));
    expect(new Set(settled)).toEqual(new Set(['paid']));
    expect([await available(), await mailKinds(order)]).toEqual([49, ['order-paid']]);
  });

  test('a slow payment keeps the same goods from being paid for twice, then arrives', async () => {
    const order = await place();
    const { url, sessionId } = await open(order);
    await stripe.pay(url, 'delayed');
    expect(await settle(sessionId)).toBe('processing');
    expect(await closeEarlier(order, oneGoat)).toBe('taken');
    expect(await closeEarlier(order, [{ variant: sku, quantity: 3 }])).toBe('closed');
    await stripe.tell('arrive', { session: sessionId, money: 'here' });
    expect(await settle(sessionId)).toBe('paid');
  });

  test('a slow payment that fails gives the stock back and tells the buyer', async () => {
    const order = await place();
    const { url, sessionId } = await open(order);
    await stripe.pay(url, 'delayed');
    await settle(sessionId);
    await stripe.tell('arrive', { session: sessionId, money: 'failed' });
    expect(await settle(sessionId)).toBe('cancelled');
    expect(await settle(sessionId)).toBe('cancelled');
    expect([await statusOf(order), await available()]).toEqual(['cancelled', 50]);
    expect(await mailKinds(order)).toEqual(['order-received', 'payment-failed']);
  });

  test('paid after the last one sold: one refund, whatever is lost and however often it runs, even when stock returns', async () => {
    const order = await place();
    const { url, sessionId } = await open(order);
    await (await db()).execute(sql`update orders set status = 'cancelled' where id = ${order}`);
    await setStock(0);
    await stripe.pay(url);
    const before = refunds();
    await stripe.tell('faults', { path: '/v1/refunds', kind: 'drop', times: 9 });
    expect(await settle(sessionId)).toBe('refunded');
    expect([refunds(), (await refundsOf(order)).map(({ refund }) => refund.status)]).toEqual([before, ['asked']]);
    await stripe.tell('calm');
    await setStock(10);
    expect(await settle(sessionId)).toBe('refunded');
    expect(await settle(sessionId)).toBe('refunded');
    expect(refunds()).toBe(before + 1);
    expect([await statusOf(order), await available()]).toEqual(['refunded', 10]);
    expect(await mailKinds(order)).toEqual(['paid-but-sold-out']);
    expect(await attempts(order)).toEqual([{ number: 1, status: 'refunded' }]);
  });

  test('a second payment of the same order goes back, and the order stays paid', async () => {
    const wanted = await buyable(randomUUID());
    const order = await place(wanted);
    const first = await open(order);
    await (await db()).execute(sql`update orders set status = 'cancelled' where id = ${order}`);
    await place(wanted);
    const second = await open(order);
    await stripe.pay(first.url);
    await stripe.pay(second.url);
    expect([await settle(second.sessionId), await settle(first.sessionId)]).toEqual(['paid', 'refunded']);
    expect(await statusOf(order)).toBe('paid');
    expect(await mailKinds(order)).toEqual(['order-paid', 'paid-twice']);
  });

  test('a second payment of an order that had sold out goes back too, even when stock returns', async () => {
    const wanted = await buyable(randomUUID());
    const order = await place(wanted);
    const first = await open(order);
    await (await db()).execute(sql`update orders set status = 'cancelled' where id = ${order}`);
    await place(wanted);
    const second = await open(order);
    await (await db()).execute(sql`update orders set status = 'cancelled' where id = ${order}`);
    await setStock(0);
    await stripe.pay(first.url);
    expect(await settle(first.sessionId)).toBe('refunded');
    await setStock(10);
    await stripe.pay(second.url);
    expect([await settle(second.sessionId), await statusOf(order), await available()]).toEqual([
      'refunded',
      'refunded',
      10,
    ]);
  });

  test('what a person has settled about another amount calls nobody again', async () => {
    const order = await place();
    const { url, sessionId } = await open(order);
    await stripe.pay(url);
    await (await db()).execute(
      sql`update orders set goods_pence = goods_pence + 1, total_pence = total_pence + 1 where id = ${order}`,
    );
    await settle(sessionId);
    await (await db()).execute(sql`update alerts set settled_at = now() where order_id = ${order}`);
    expect(await settle(sessionId)).toBe('mismatch');
    expect(await alertKinds(order)).toEqual([]);
  });

  test('another amount is never shipped, and a person is called', async () => {
    const order = await place();
    const { url, sessionId } = await open(order);
    await stripe.pay(url);
    await (await db()).execute(
      sql`update orders set goods_pence = goods_pence + 1, total_pence = total_pence + 1 where id = ${order}`,
    );
    expect(await settle(sessionId)).toBe('mismatch');
    expect(await statusOf(order)).toBe('awaiting-payment');
    const { rows } = await (await db()).execute(sql`select kind from alerts where order_id = ${order}`);
    expect(rows).toEqual([{ kind: 'amount-mismatch' }]);
  });

  test('a session that is not ours is unknown and changes nothing', async () => {
    const order = await place();
    const { sessionId } = await open(order);
    await (await db()).execute(
      sql`update payment_attempts set session_id = null, id = gen_random_uuid() where order_id = ${order}`,
    );
    await stripe.pay(`${stripe.origin}/pay/${sessionId}`);
    expect(await settle(sessionId)).toBe('unknown');
    expect(await statusOf(order)).toBe('awaiting-payment');
  });

  test('the server died before it wrote the session down: the payment is found all the same', async () => {
    const order = await place();
    const { url, sessionId } = await open(order);
    await (await db()).execute(sql`update payment_attempts set session_id = null where order_id = ${order}`);
    await stripe.pay(url);
    expect(await settle(sessionId)).toBe('paid');
    expect(await statusOf(order)).toBe('paid');
  });
});

describe('the same checkout once more', () => {
  const cookie = (value: string) => new Map([[cookieName('order'), value]]);
  /** The cookie of the browser that placed it. */
  const own = (order: string, seen = false) => cookie(lastOrderCookie(order, { seenPaid: seen }).value);
  async function paidFor() {
    const order = await place();
    const { url, sessionId } = await open(order);
    await stripe.pay(url);
    await settle(sessionId);
    return order;
  }

  test.each([
    ['the same things, before anybody came back from paying', false, oneGoat, true],
    ['an empty basket', false, [], true],
    ['other things', false, [{ variant: sku, quantity: 2 }], false],
    ['the same things after the buyer has seen it paid, which are another purchase', true, oneGoat, false],
    ['an empty basket after that', true, [], true],
  ])('with %s', async (_name, seen, basket, leads) => {
    const order = await paidFor();
    expect(await paidAlready(own(order, seen), basket)).toBe(leads ? order : null);
  });

  test('an order that is not paid, and no order, lead nowhere', async () => {
    const order = await place();
    expect(await paidAlready(own(order), oneGoat)).toBeNull();
    expect(await paidAlready(own(randomUUID()), oneGoat)).toBeNull();
    expect(await paidAlready(cookie('no-id'), oneGoat)).toBeNull();
    expect(await paidAlready(new Map(), [])).toBeNull();
  });

  test('it is noted once that a buyer has seen their own order paid, and no other', async () => {
    const order = await paidFor();
    const paid = { id: order, status: 'paid' } as const;
    expect(seenPaid(own(order), paid)).toEqual([lastOrderCookie(order, { seenPaid: true })]);
    expect(seenPaid(own(order, true), paid)).toEqual([]);
    expect(seenPaid(own(randomUUID()), paid)).toEqual([]);
    expect(seenPaid(own(order), { ...paid, status: 'processing' })).toEqual([]);
  });
});
