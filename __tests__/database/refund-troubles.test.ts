import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { leftOf, refundsOf } from '@/lib/orders/refunds/refunds-store';
import { compareWithStripe } from '@/lib/payments/compare-store';
import { reconcile } from '@/lib/payments/reconcile-store';
import { learnRefund, refuseRefund } from '@/lib/payments/refunds/news-store';
import { refund } from '@/lib/payments/refunds/refund-store';
import { processEvent } from '@/lib/payments/webhook-store';
import { alertKinds, refundLetters } from '../fixtures/books';
import { clockAt } from '../fixtures/clock';
import { employ } from '../fixtures/desk';
import { amount, askFor, givenBack, refundStatuses, tellNews, whole } from '../fixtures/refunds';
import { cards, openSandbox, paid, shelve, statusOf, type TestStripe } from '../fixtures/shopping';
import { breaches } from '../fixtures/sound';

process.env.STRIPE_TIMEOUT_MS = '2000';
const clock = clockAt('');
let stripe: TestStripe;
beforeAll(async () => {
  stripe = await openSandbox();
});
beforeEach(() => shelve(50));
afterEach(async () => {
  await stripe.tell('calm');
  clock.set('');
  // The nightly look at Stripe, for what nobody told the shop of.
  await compareWithStripe();
  expect(await breaches()).toEqual([]);
});
afterAll(() => stripe.close());

const later = () => clock.set(new Date(Date.now() + 120_000).toISOString());

describe('trouble at Stripe', () => {
  test.each(['error', 'rate', 'drop', 'lose', 'hang'] as const)(
    '%s: asked for, and finished by itself once',
    async (kind) => {
      const { orderId, intent, totalPence } = await paid(stripe);
      await stripe.tell('faults', { path: '/v1/refunds', method: 'POST', kind, times: 3 });
      expect(await refund(askFor(orderId, whole))).toMatchObject({ ok: true, status: 'pending' });
      expect(await refundStatuses(orderId)).toEqual(['asked']);
      await stripe.tell('calm');
      later();
      await Promise.all([reconcile(), reconcile()]);
      expect([await refundStatuses(orderId), givenBack(stripe, intent)]).toEqual([['succeeded'], [totalPence]]);
      expect([await statusOf(orderId), await refundLetters(orderId)]).toEqual(['refunded', 1]);
    },
  );

  test('an hour without Stripe calls a person, and when it went through nobody need come', async () => {
    const { orderId } = await paid(stripe);
    await stripe.tell('faults', { path: '/v1/refunds', kind: 'drop', times: 100 });
    await refund(askFor(orderId, whole));
    clock.set(new Date(Date.now() + 3_700_000).toISOString());
    await reconcile();
    expect(await alertKinds(orderId)).toEqual(['refund-failed']);
    await stripe.tell('calm');
    await reconcile();
    expect([await alertKinds(orderId), await refundStatuses(orderId)]).toEqual([[], ['succeeded']]);
  });

  test('what Stripe will not do is open again, and a person is called', async () => {
    const { orderId, intent, totalPence } = await paid(stripe);
    const key = { authorization: `Bearer ${process.env.STRIPE_SECRET_KEY}` };
    await fetch(`${stripe.origin}/v1/refunds`, { method: 'POST', body: `payment_intent=${intent}`, headers: key });
    expect(await refund(askFor(orderId, whole))).toMatchObject({ ok: true, status: 'failed' });
    expect(await alertKinds(orderId)).toEqual(['refund-failed']);
    expect((await leftOf(orderId))?.totalPence).toBe(totalPence);
  });

  test('what failed counts neither towards what is left nor towards what one may give back; what is on its way does', async () => {
    const { orderId, totalPence } = await paid(stripe, { card: cards.failingRefund, bottles: 3 });
    const by = { origin: 'staff' as const, staffId: await employ('Ann Smith') };
    const asked: [number, number][] = [];
    const overCap = (pence: number, givenPence: number) => {
      asked.push([pence, givenPence]);
      return null;
    };
    const give = (pence: number) => refund(askFor(orderId, amount(pence), { by, overCap }));
    const since = stripe.store.events.length;
    await give(400);
    await give(300);
    await stripe.tell('later');
    await tellNews(stripe, since);
    expect(await refundStatuses(orderId)).toEqual(['failed', 'failed']);
    await stripe.tell('faults', { path: '/v1/refunds', method: 'POST', kind: 'error', times: 1 });
    await give(200);
    await refund(askFor(orderId, amount(50)));
    await give(100);
    expect(asked).toEqual([
      [400, 0],
      [300, 400],
      [200, 0],
      [100, 200],
    ]);
    expect((await leftOf(orderId))?.totalPence).toBe(totalPence - 350);
    later();
    await reconcile();
  });

  test('a slow refund is on its way, with its letter, and ends the order when it arrives', async () => {
    const { orderId } = await paid(stripe, { card: cards.slowRefund });
    expect(await refund(askFor(orderId, whole))).toMatchObject({ status: 'pending' });
    expect([await statusOf(orderId), await refundLetters(orderId)]).toEqual(['paid', 1]);
    const since = stripe.store.events.length;
    await stripe.tell('later');
    await tellNews(stripe, since);
    expect([await statusOf(orderId), await refundLetters(orderId)]).toEqual(['refunded', 1]);
  });

  test('one that fails after it succeeded opens the order again and calls a person, in whatever order the news comes', async () => {
    const { orderId, totalPence } = await paid(stripe, { card: cards.failingRefund });
    const since = stripe.store.events.length;
    await refund(askFor(orderId, whole));
    expect(await statusOf(orderId)).toBe('refunded');
    await stripe.tell('later');
    await tellNews(stripe, since, (events) => [...events.toReversed(), ...events]);
    expect([await statusOf(orderId), await refundStatuses(orderId)]).toEqual(['paid', ['failed']]);
    expect([await alertKinds(orderId), (await leftOf(orderId))?.totalPence]).toEqual([['refund-failed'], totalPence]);
  });

  test.each([
    ['a pending one after it succeeded', cards.slowRefund, 'succeeded'],
    ['a successful one after it failed', cards.failingRefund, 'failed'],
  ])('%s, asked for earlier and answered later, changes nothing', async (_name, card, status) => {
    const { orderId } = await paid(stripe, { card });
    await refund(askFor(orderId, whole));
    const stale = [...stripe.store.refunds.values()].at(-1);
    const since = stripe.store.events.length;
    await stripe.tell('later');
    await tellNews(stripe, since);
    if (stale) await learnRefund(stale);
    expect(await refundStatuses(orderId)).toEqual([status]);
  });

  test('an order is refunded once the last part of it has arrived', async () => {
    const { orderId, totalPence } = await paid(stripe, { card: cards.slowRefund });
    await refund(askFor(orderId, amount(100)));
    await refund(askFor(orderId, amount(totalPence - 100)));
    const since = stripe.store.events.length;
    await stripe.tell('later');
    const statuses: unknown[] = [];
    for (const event of stripe.store.events.slice(since)) {
      await processEvent(event);
      statuses.push(await statusOf(orderId));
    }
    expect([statuses[0], statuses.at(-1)]).toEqual(['paid', 'refunded']);
  });

  test('a refusal that comes late undoes nothing that went through', async () => {
    const { orderId } = await paid(stripe);
    const asked = askFor(orderId, whole);
    await refund(asked);
    await refuseRefund(asked.id, 'too late');
    expect([await refundStatuses(orderId), await statusOf(orderId), await alertKinds(orderId)]).toEqual([
      ['succeeded'],
      'refunded',
      [],
    ]);
  });

  test('one that seemed refused and went through all the same is made good, and nobody need come', async () => {
    const { orderId } = await paid(stripe);
    const asked = askFor(orderId, whole);
    await stripe.tell('faults', { path: '/v1/refunds', method: 'POST', kind: 'lose', times: 9 });
    await refund(asked);
    await refuseRefund(asked.id, 'no answer');
    expect([await refundStatuses(orderId), await alertKinds(orderId)]).toEqual([['failed'], ['refund-failed']]);
    const made = [...stripe.store.refunds.values()].at(-1);
    if (!made) throw new Error('Stripe made none');
    await learnRefund(made);
    expect([await refundStatuses(orderId), await alertKinds(orderId), await statusOf(orderId)]).toEqual([
      ['succeeded'],
      [],
      'refunded',
    ]);
  });

  test('one that is merely slow calls nobody', async () => {
    const { orderId } = await paid(stripe, { card: cards.slowRefund });
    await refund(askFor(orderId, whole));
    clock.set(new Date(Date.now() + 3_700_000).toISOString());
    await reconcile();
    expect([await refundStatuses(orderId), await alertKinds(orderId)]).toEqual([['pending'], []]);
  });

  test('one made in Stripe’s dashboard gets a row, once, and is taken off what is left', async () => {
    const { orderId, intent, totalPence } = await paid(stripe);
    const since = stripe.store.events.length;
    const key = { authorization: `Bearer ${process.env.STRIPE_SECRET_KEY}` };
    const body = `payment_intent=${intent}&amount=150&reason=requested_by_customer`;
    await fetch(`${stripe.origin}/v1/refunds`, { method: 'POST', body, headers: key });
    await tellNews(stripe, since, (events) => [...events, ...events]);
    const [row] = await refundsOf(orderId);
    expect(row?.refund).toMatchObject({ origin: 'dashboard', amountPence: 150, status: 'succeeded' });
    expect((await leftOf(orderId))?.totalPence).toBe(totalPence - 150);
    await refund(askFor(orderId, whole));
    expect([givenBack(stripe, intent), await statusOf(orderId)]).toEqual([[150, totalPence - 150], 'refunded']);
  });
});
