import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { db } from '@/lib/db/connection';
import { toPence } from '@/lib/money/pence';
import { cancelOrder } from '@/lib/orders/cancel-store';
import type { RefundOf } from '@/lib/orders/refund';
import { leftOf, refundsOf } from '@/lib/orders/refunds-store';
import { latestAttempt } from '@/lib/orders/store';
import { payBack } from '@/lib/payments/pay-back-store';
import { reconcile } from '@/lib/payments/reconcile-store';
import { learnRefund } from '@/lib/payments/refund-news-store';
import { type RefundAsk, refund } from '@/lib/payments/refund-store';
import { settle } from '@/lib/payments/settle-store';
import { processEvent } from '@/lib/payments/webhook-store';
import { claimLink, firstOwnerLink } from '@/lib/staff/setup-store';
import { alertKinds, happened, parcels, refundLetters } from '../fixtures/books';
import { clockAt } from '../fixtures/clock';
import {
  available,
  cards,
  open,
  openSandbox,
  paid,
  place,
  setStock,
  statusOf,
  type TestStripe,
} from '../fixtures/shopping';

const clock = clockAt('');
let stripe: TestStripe;
let ann: string;
beforeAll(async () => {
  stripe = await openSandbox();
  const token = (await firstOwnerLink())?.split('/').at(-1) ?? '';
  ann = (await claimLink({ token, name: 'Ann', email: 'ann@example.com', password: 'a long password' })) ?? '';
});
beforeEach(() => setStock(50));
afterEach(async () => {
  await stripe.tell('calm');
  clock.set('');
});
afterAll(() => stripe.close());

const ask = (orderId: string, of: RefundOf, more: Partial<RefundAsk> = {}): RefundAsk => ({
  id: randomUUID(),
  orderId,
  of,
  reason: 'Leaked',
  restock: false,
  by: { origin: 'customer' },
  ...more,
});
const whole: RefundOf = { kind: 'whole' };
const pieces = (quantity: number, delivery = false): RefundOf => ({
  kind: 'lines',
  lines: [{ position: 0, quantity }],
  delivery,
});
const atStripe = (intent: string) =>
  [...stripe.store.refunds.values()].filter((one) => one.payment_intent === intent).map(({ amount }) => amount);
const statuses = async (orderId: string) => (await refundsOf(orderId)).map((one) => one.refund.status);
/** Tells the shop of everything that happened at Stripe since, in the order in which it came or another. */
async function news(since: number, arrange = <Event>(events: Event[]) => events): Promise<void> {
  for (const event of arrange(stripe.store.events.slice(since))) await processEvent(event);
}
const later = () => clock.set(new Date(Date.now() + 120_000).toISOString());

describe('a refund', () => {
  test('of everything gives back everything and ends the order, with one letter', async () => {
    const { orderId, intent, totalPence } = await paid(stripe, { bottles: 3 });
    const asked = ask(orderId, whole);
    expect(await refund(asked)).toEqual({
      ok: true,
      refundId: asked.id,
      amountPence: totalPence,
      status: 'succeeded',
    });
    expect([atStripe(intent), await statusOf(orderId), await refundLetters(orderId)]).toEqual([
      [totalPence],
      'refunded',
      1,
    ]);
    expect(await happened(orderId)).toEqual(['placed', 'paid', 'refund-asked', 'refunded']);
    expect(await refund(ask(orderId, whole))).toEqual({ ok: false, message: expect.stringMatching(/Nothing is left/) });
  });

  test('by piece, then delivery, then the rest adds up to what was charged; a part leaves the order paid', async () => {
    const { orderId, intent, totalPence, deliveryPence } = await paid(stripe, { bottles: 3 });
    await refund(ask(orderId, pieces(1)));
    await refund(ask(orderId, { kind: 'delivery' }));
    await refund(ask(orderId, { kind: 'amount', pence: toPence(101) }));
    expect(await statusOf(orderId)).toBe('paid');
    expect((await leftOf(orderId))?.deliveryPence).toBe(0);
    await refund(ask(orderId, whole));
    expect(atStripe(intent).reduce((sum, one) => sum + one, 0)).toBe(totalPence);
    expect(atStripe(intent)[1]).toBe(deliveryPence);
    expect(await statusOf(orderId)).toBe('refunded');
  });

  test('sent twenty times at once under one id is one; twenty of everything under their own ids are one too', async () => {
    const { orderId, intent, totalPence } = await paid(stripe);
    const same = ask(orderId, { kind: 'amount', pence: toPence(100) });
    await Promise.all(Array.from({ length: 20 }, () => refund(same)));
    expect(atStripe(intent)).toEqual([100]);
    const answers = await Promise.all(Array.from({ length: 20 }, () => refund(ask(orderId, whole))));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(atStripe(intent)).toEqual([100, totalPence - 100]);
  });

  test('puts goods back on the shelf only when asked to, and writes it in the ledger', async () => {
    const { orderId } = await paid(stripe, { bottles: 3 });
    expect(await available()).toBe(47);
    await refund(ask(orderId, pieces(1)));
    expect(await available()).toBe(47);
    await refund(ask(orderId, pieces(2), { restock: true }));
    expect(await available()).toBe(49);
    const { rows } = await (await db()).execute(
      sql`select change, reason from stock_movements where order_id = ${orderId} order by at, change`,
    );
    expect(rows).toEqual([
      { change: -3, reason: 'sale' },
      { change: 2, reason: 'return' },
    ]);
  });

  test('is refused for an order that nobody paid, and for more than is left', async () => {
    const { orderId, totalPence } = await paid(stripe);
    expect(await refund(ask(orderId, { kind: 'amount', pence: toPence(totalPence + 1) }))).toMatchObject({ ok: false });
    expect(await refund(ask(randomUUID(), whole))).toEqual({ ok: false, message: 'There is no such order.' });
  });
});

describe('trouble at Stripe', () => {
  test.each(['error', 'rate', 'drop', 'lose'] as const)('%s: asked for, and finished by itself once', async (kind) => {
    const { orderId, intent, totalPence } = await paid(stripe);
    await stripe.tell('faults', { path: '/v1/refunds', method: 'POST', kind, times: 3 });
    expect(await refund(ask(orderId, whole))).toMatchObject({ ok: true, status: 'pending' });
    expect(await statuses(orderId)).toEqual(['asked']);
    await stripe.tell('calm');
    later();
    await Promise.all([reconcile(), reconcile()]);
    expect([await statuses(orderId), atStripe(intent)]).toEqual([['succeeded'], [totalPence]]);
    expect([await statusOf(orderId), await refundLetters(orderId)]).toEqual(['refunded', 1]);
  });

  test('an hour without Stripe calls a person, and when it went through nobody need come', async () => {
    const { orderId } = await paid(stripe);
    await stripe.tell('faults', { path: '/v1/refunds', kind: 'drop', times: 100 });
    await refund(ask(orderId, whole));
    clock.set(new Date(Date.now() + 3_700_000).toISOString());
    await reconcile();
    expect(await alertKinds(orderId)).toEqual(['refund-failed']);
    await stripe.tell('calm');
    await reconcile();
    expect([await alertKinds(orderId), await statuses(orderId)]).toEqual([[], ['succeeded']]);
  });

  test('what Stripe will not do is open again, and a person is called', async () => {
    const { orderId, intent, totalPence } = await paid(stripe);
    const key = { authorization: `Bearer ${process.env.STRIPE_SECRET_KEY}` };
    await fetch(`${stripe.origin}/v1/refunds`, { method: 'POST', body: `payment_intent=${intent}`, headers: key });
    expect(await refund(ask(orderId, whole))).toMatchObject({ ok: true, status: 'failed' });
    expect(await alertKinds(orderId)).toEqual(['refund-failed']);
    expect((await leftOf(orderId))?.totalPence).toBe(totalPence);
  });

  test('a slow refund is on its way, with its letter, and ends the order when it arrives', async () => {
    const { orderId } = await paid(stripe, { card: cards.slowRefund });
    expect(await refund(ask(orderId, whole))).toMatchObject({ status: 'pending' });
    expect([await statusOf(orderId), await refundLetters(orderId)]).toEqual(['paid', 1]);
    const since = stripe.store.events.length;
    await stripe.tell('later');
    await news(since);
    expect([await statusOf(orderId), await refundLetters(orderId)]).toEqual(['refunded', 1]);
  });

  test('one that fails after it succeeded opens the order again and calls a person, in whatever order the news comes', async () => {
    const { orderId, totalPence } = await paid(stripe, { card: cards.failingRefund });
    const since = stripe.store.events.length;
    await refund(ask(orderId, whole));
    expect(await statusOf(orderId)).toBe('refunded');
    await stripe.tell('later');
    await news(since, (events) => [...events.toReversed(), ...events]);
    expect([await statusOf(orderId), await statuses(orderId)]).toEqual(['paid', ['failed']]);
    expect([await alertKinds(orderId), (await leftOf(orderId))?.totalPence]).toEqual([['refund-failed'], totalPence]);
  });

  test.each([
    ['a pending one after it succeeded', cards.slowRefund, 'succeeded'],
    ['a successful one after it failed', cards.failingRefund, 'failed'],
  ])('%s, asked for earlier and answered later, changes nothing', async (_name, card, status) => {
    const { orderId } = await paid(stripe, { card });
    await refund(ask(orderId, whole));
    const stale = [...stripe.store.refunds.values()].at(-1);
    const since = stripe.store.events.length;
    await stripe.tell('later');
    await news(since);
    if (stale) await learnRefund(stale);
    expect(await statuses(orderId)).toEqual([status]);
  });

  test('one made in Stripe’s dashboard gets a row, once, and is taken off what is left', async () => {
    const { orderId, intent, totalPence } = await paid(stripe);
    const since = stripe.store.events.length;
    const key = { authorization: `Bearer ${process.env.STRIPE_SECRET_KEY}` };
    const body = `payment_intent=${intent}&amount=150&reason=requested_by_customer`;
    await fetch(`${stripe.origin}/v1/refunds`, { method: 'POST', body, headers: key });
    await news(since, (events) => [...events, ...events]);
    const [row] = await refundsOf(orderId);
    expect(row?.refund).toMatchObject({ origin: 'dashboard', amountPence: 150, status: 'succeeded' });
    expect((await leftOf(orderId))?.totalPence).toBe(totalPence - 150);
    await refund(ask(orderId, whole));
    expect([atStripe(intent), await statusOf(orderId)]).toEqual([[150, totalPence - 150], 'refunded']);
  });
});

describe('a payment of a wrong amount', () => {
  test('goes back whole when staff say so, once, and its order is given up', async () => {
    const orderId = await place();
    const { url, sessionId } = await open(orderId);
    await stripe.pay(url);
    const off = sql`update orders set goods_pence = goods_pence + 1, total_pence = total_pence + 1 where id = ${orderId}`;
    await (await db()).execute(off);
    expect([await settle(sessionId), await alertKinds(orderId)]).toEqual(['mismatch', ['amount-mismatch']]);
    const attempt = await latestAttempt(await db(), orderId);
    const asked = { id: randomUUID(), attemptId: attempt?.id ?? '', reason: 'Wrong amount', staffId: ann };
    expect(await Promise.all([payBack(asked), payBack(asked)])).toEqual([{ ok: true }, { ok: true }]);
    expect(await payBack({ ...asked, id: randomUUID() })).toMatchObject({ ok: false });
    const { payment_intent: intent, amount_total: took } = stripe.store.session(sessionId);
    expect(atStripe(intent ?? '')).toEqual([took]);
    expect([await alertKinds(orderId), await statusOf(orderId)]).toEqual([[], 'cancelled']);
    expect(await available()).toBe(50);
    expect((await latestAttempt(await db(), orderId))?.status).toBe('refunded');
  });

  test('is the only kind that goes back so', async () => {
    const { orderId } = await paid(stripe);
    const attempt = await latestAttempt(await db(), orderId);
    const asked = { id: randomUUID(), attemptId: attempt?.id ?? '', reason: 'Wrong', staffId: ann };
    expect(await payBack(asked)).toEqual({ ok: false, message: expect.stringMatching(/Refund the order instead/) });
  });
});

describe('cancelling', () => {
  const cancel = (orderId: string, restock = true, id: string = randomUUID()) =>
    cancelOrder({ id, orderId, reason: 'Changed my mind', restock, by: { origin: 'customer' } });

  test('before dispatch: everything back, the parcel not packed, the goods on the shelf; twice is once', async () => {
    const { orderId, intent, totalPence } = await paid(stripe, { bottles: 2 });
    const id = randomUUID();
    expect(await Promise.all([cancel(orderId, true, id), cancel(orderId, true, id), cancel(orderId)])).toEqual([
      { ok: true },
      { ok: true },
      { ok: true },
    ]);
    expect([await statusOf(orderId), await parcels(orderId), await available()]).toEqual([
      'cancelled',
      ['cancelled'],
      50,
    ]);
    expect(atStripe(intent)).toEqual([totalPence]);
    expect(await refundLetters(orderId)).toBe(1);
  });

  test('after a part refund gives back and puts back only the rest', async () => {
    const { orderId, intent, totalPence } = await paid(stripe, { bottles: 3 });
    await refund(ask(orderId, pieces(1)));
    await cancel(orderId);
    expect([atStripe(intent).reduce((sum, one) => sum + one, 0), await available()]).toEqual([totalPence, 49]);
  });

  test('after everything went back puts the goods back all the same', async () => {
    const { orderId } = await paid(stripe);
    await refund(ask(orderId, { kind: 'amount', pence: (await leftOf(orderId))?.totalPence ?? toPence(0) }));
    expect([await cancel(orderId), await statusOf(orderId), await available()]).toEqual([
      { ok: true },
      'cancelled',
      50,
    ]);
  });

  test('once it is on its way is refused', async () => {
    const { orderId } = await paid(stripe);
    await (await db()).execute(sql`update shipments set status = 'dispatched' where order_id = ${orderId}`);
    expect(await cancel(orderId)).toEqual({ ok: false, message: expect.stringMatching(/on its way/) });
    expect(await statuses(orderId)).toEqual([]);
  });
});
