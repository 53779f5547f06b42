import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { db } from '@/lib/db/connection';
import { runIfDue } from '@/lib/db/jobs';
import { openAlerts } from '@/lib/orders/alerts/alerts-store';
import { compareWithStripe } from '@/lib/payments/compare-store';
import { runPaymentJobs } from '@/lib/payments/jobs-store';
import { reconcile } from '@/lib/payments/reconcile-store';
import { processEvent } from '@/lib/payments/webhook-store';
import { clockAt } from '../fixtures/clock';
import {
  available,
  mailKinds,
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
beforeAll(async () => {
  stripe = await openSandbox();
});
beforeEach(() => setStock(50));
afterEach(async () => {
  await stripe.tell('calm');
  stripe.store.aheadSeconds = 0;
  clock.set('');
});
afterAll(() => stripe.close());

const ahead = (seconds: number) => clock.set(new Date(Date.now() + seconds * 1000).toISOString());
const differing = async () =>
  (await openAlerts()).filter(({ kind }) => kind === 'stripe-differs').map(({ subject }) => subject);

describe('every five minutes', () => {
  test('a payment of which nobody told is found', async () => {
    const order = await place();
    const { url } = await open(order);
    await stripe.pay(url);
    expect(await reconcile()).toMatchObject({ attempts: 0 });
    ahead(101);
    expect(await reconcile()).toMatchObject({ attempts: 1, failed: 0 });
    expect([await statusOf(order), await mailKinds(order)]).toEqual(['paid', ['order-paid']]);
  });

  test('a payment page whose time ran out gives its stock back, and one that is open keeps it', async () => {
    const order = await place();
    await open(order);
    ahead(101);
    await reconcile();
    expect([await statusOf(order), await available()]).toEqual(['awaiting-payment', 49]);
    await stripe.tell('clock', { seconds: 3_600 });
    await reconcile();
    expect([await statusOf(order), await available()]).toEqual(['cancelled', 50]);
  });

  test('an order whose server died before it asked Stripe is given up in time, and its stock goes back', async () => {
    const order = await place();
    ahead(7_200);
    await stripe.tell('clock', { seconds: 7_200 });
    await reconcile();
    expect([await statusOf(order), await available()]).toEqual(['cancelled', 50]);
  });

  test('one that Stripe will not tell of keeps none of the others waiting', async () => {
    const [first, second] = [await place(), await place()];
    const pages = [await open(first), await open(second)];
    for (const { url } of pages) await stripe.pay(url);
    ahead(101);
    const broken = `/v1/checkout/sessions/${pages[0]?.sessionId}`;
    await stripe.tell('faults', { path: broken, kind: 'error', times: 100 });
    expect(await reconcile()).toMatchObject({ attempts: 2, failed: 1 });
    expect([await statusOf(first), await statusOf(second)]).toEqual(['awaiting-payment', 'paid']);
    await stripe.tell('calm');
    expect(await reconcile()).toMatchObject({ attempts: 1, failed: 0 });
  });

  test('an event that failed runs again; one that goes on failing calls a person, until it goes through', async () => {
    const order = await place();
    const { url } = await open(order);
    await stripe.pay(url);
    const event = stripe.store.events.at(-1);
    if (!event) throw new Error('no event');
    await (await db()).execute(sql`update payment_attempts set status = 'expired' where order_id = ${order}`);
    await stripe.tell('faults', { path: '/v1/checkout/sessions/', kind: 'error', times: 100 });
    for (let tries = 0; tries < 3; tries++) await expect(processEvent(event)).rejects.toThrow();
    const called = async () => (await openAlerts()).filter(({ subject }) => subject === event.id).length;
    expect(await called()).toBe(0);
    ahead(101);
    expect(await reconcile()).toMatchObject({ events: 1, failed: 1 });
    expect(await called()).toBe(1);
    await stripe.tell('calm');
    expect(await reconcile()).toMatchObject({ events: 1, failed: 0 });
    expect([await called(), await statusOf(order)]).toEqual([0, 'paid']);
    expect(await reconcile()).toMatchObject({ events: 0 });
  });
});

describe('every night', () => {
  test('a hundred and more payments are all looked at, page by page, and agree', async () => {
    const before = await compareWithStripe();
    const sessions = before.sessions;
    for (let made = 0; made < 101; made++) {
      const [one] = stripe.store.sessions.values();
      if (one)
        stripe.store.sessions.set(`cs_test_copy${made}`, { ...one, id: `cs_test_copy${made}`, status: 'expired' });
    }
    expect(await compareWithStripe()).toMatchObject({ sessions: sessions + 101, differences: 0 });
    for (let made = 0; made < 101; made++) stripe.store.sessions.delete(`cs_test_copy${made}`);
  });

  test('a payment that was missed is mended', async () => {
    const order = await place();
    await stripe.pay((await open(order)).url);
    expect(await compareWithStripe()).toMatchObject({ mended: 1, differences: 0 });
    expect(await statusOf(order)).toBe('paid');
  });

  test('money that belongs to no order, and an order that Stripe knows nothing of, call a person once', async () => {
    const stray = await paid(stripe);
    await (await db()).execute(
      sql`update payment_attempts set session_id = 'cs_test_gone' where order_id = ${stray.orderId}`,
    );
    const strange = stripe.store.session(stray.sessionId);
    stripe.store.sessions.set(strange.id, { ...strange, metadata: {} });
    ahead(7_200);
    await (await db()).execute(
      sql`update payment_attempts set created_at = created_at + interval '1 hour' where order_id = ${stray.orderId}`,
    );
    await compareWithStripe();
    await compareWithStripe();
    expect((await differing()).toSorted()).toEqual(['cs_test_gone', stray.sessionId].toSorted());
    stripe.store.sessions.delete(strange.id);
    await (await db()).execute(sql`delete from alerts`);
  });
});

describe('jobs', () => {
  test('run once when due, whoever asks, and again when due again', async () => {
    let runs = 0;
    const job = {
      name: 'counted',
      leaseSeconds: 60,
      next: (after: Date) => new Date(after.getTime() + 300_000),
      run: async () => ({ runs: ++runs }),
    };
    const at = (seconds: number) => new Date(1_800_000_000_000 + seconds * 1000);
    await Promise.all(Array.from({ length: 8 }, () => runIfDue(job, at(0))));
    expect(runs).toBe(1);
    expect(await runIfDue(job, at(299))).toBeNull();
    expect(await runIfDue(job, at(300))).toEqual({ runs: 2 });
  });

  test('that a server died over wait for its lease to end', async () => {
    const job = {
      name: 'dies',
      leaseSeconds: 60,
      next: (after: Date) => after,
      run: async (): Promise<Record<string, unknown>> => {
        throw new Error('gone');
      },
    };
    const at = new Date(1_800_000_000_000);
    await expect(runIfDue(job, at)).rejects.toThrow('gone');
    expect(await runIfDue(job, at)).toBeNull();
    await expect(runIfDue(job, new Date(at.getTime() + 60_000))).rejects.toThrow('gone');
  });

  test('the shop’s own leave a report', async () => {
    ahead(3 * 86_400);
    const [one, other] = await Promise.all([runPaymentJobs(), runPaymentJobs()]);
    for (const name of ['reconcile', 'release-scarce', 'compare-with-stripe'])
      expect([one[name], other[name]].filter((report) => report !== null)).toHaveLength(1);
    const { rows } = await (await db()).execute(
      sql`select name, report ? 'failed' or report ? 'differences' or report ? 'released' as told from jobs where name like '%re%' order by name`,
    );
    expect(rows).toEqual([
      { name: 'compare-with-stripe', told: true },
      { name: 'reconcile', told: true },
      { name: 'release-scarce', told: true },
    ]);
    const { rows: due } = await (await db()).execute(
      sql`select to_char(due_at at time zone 'Europe/London', 'HH24:MI') as at from jobs where name = 'compare-with-stripe'`,
    );
    expect(due).toEqual([{ at: '03:10' }]);
  });
});
