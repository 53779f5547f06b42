import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { POST } from '@/app/api/stripe/webhook/route';
import { db } from '@/lib/db/connection';
import { placeOrder } from '@/lib/orders/checkout/place-store';
import { openCheckout } from '@/lib/payments/open-store';
import { reconcile } from '@/lib/payments/reconcile-store';
import { clockAt } from '../fixtures/clock';
import { available, buyable, open, openSandbox, place, shelve, statusOf, type TestStripe } from '../fixtures/shopping';
import { breaches } from '../fixtures/sound';
import { signature } from '../servers/stripe-sandbox/webhooks';
import { openWebhookDoor } from '../servers/webhook-door';

process.env.STRIPE_TIMEOUT_MS = '2000';
const clock = clockAt('');
let stripe: TestStripe;
let door: Awaited<ReturnType<typeof openWebhookDoor>>;
beforeAll(async () => {
  door = await openWebhookDoor();
  stripe = await openSandbox(door.url);
});
beforeEach(() => shelve(50));
afterEach(async () => {
  await stripe.tell('calm');
  await stripe.post.idle();
  await recover();
  expect(await breaches()).toEqual([]);
});
afterAll(async () => {
  await stripe.close();
  door.close();
});

/** What the reconciler does in the minutes after. */
async function recover() {
  clock.set(new Date(Date.now() + 120_000).toISOString());
  await reconcile();
  clock.set('');
}
const times = <Thing>(count: number, make: () => Promise<Thing>) => Promise.all(Array.from({ length: count }, make));

/** Somebody who fills in the form, pays, and comes back from the payment page. Null: the shop had to say sorry. */
async function buy(checkout: string): Promise<string | null> {
  const placed = await placeOrder(await buyable(checkout), new Date());
  if (!placed.ok) return null;
  const opened = await openCheckout(placed.orderId);
  if (!opened.ok) return null;
  if (opened.url.includes('/pay/')) await stripe.pay(opened.url);
  return placed.orderId;
}
/** Orders from four buyers while there is trouble, who try again once it is over: their orders, each once. */
async function buyInTrouble(trouble: object): Promise<string[]> {
  const pages = Array.from({ length: 4 }, () => randomUUID());
  await stripe.tell('faults', trouble);
  await Promise.all(pages.map(buy));
  await stripe.tell('calm');
  const ids = await Promise.all(pages.map(buy));
  await stripe.post.idle();
  await recover();
  return ids.flatMap((id) => id ?? []);
}

test('twenty buyers of the last bottle: one has it, nobody pays for nothing', async () => {
  await shelve(1);
  const bought = (await times(20, () => buy(randomUUID()))).flatMap((id) => id ?? []);
  await stripe.post.idle();
  expect(bought).toHaveLength(1);
  expect([await statusOf(bought[0] ?? ''), await available()]).toEqual(['paid', 0]);
});

describe('webhooks', () => {
  test.each(['duplicate', 'drop', 'delay'] as const)('%s: each payment is one order', async (kind) => {
    await stripe.tell('webhooks', { kind, times: 100, milliseconds: 50 });
    const bought = await times(5, () => buy(randomUUID()));
    await stripe.post.idle();
    if (kind === 'drop') await recover();
    expect(await Promise.all(bought.map((id) => statusOf(id ?? '')))).toEqual(Array.from({ length: 5 }, () => 'paid'));
  });

  test('in the wrong order, and long after: the late arrival of slow money is the one that counts', async () => {
    await stripe.tell('webhooks', { kind: 'hold', times: 100 });
    const order = await place();
    const { url, sessionId } = await open(order);
    await stripe.pay(url, 'delayed');
    await stripe.tell('arrive', { session: sessionId, money: 'here' });
    expect(await statusOf(order)).toBe('awaiting-payment');
    await stripe.tell('release');
    expect(await statusOf(order)).toBe('paid');
  });

  test.each([
    ['forged', 'whsec_forged', 0],
    ['from the future', 'whsec_database_tests', 301],
    ['replayed from long ago', 'whsec_database_tests', -301],
  ])('%s: refused, and nothing is looked at', async (_name, secret, offset) => {
    const order = await place();
    const { url, sessionId } = await open(order);
    await stripe.tell('webhooks', { kind: 'drop', times: 1 });
    await stripe.pay(url);
    const asked = stripe.asks.length;
    const body = JSON.stringify(stripe.store.events.at(-1));
    const headers = { 'stripe-signature': signature(body, secret, Math.floor(Date.now() / 1000) + offset) };
    const answer = await POST(new Request('http://localhost/', { method: 'POST', headers, body }));
    expect([answer.status, await statusOf(order), stripe.asks.length]).toEqual([400, 'awaiting-payment', asked]);
    expect(stripe.store.session(sessionId).payment_status).toBe('paid');
  });

  test('of a kind the shop has never heard of: acknowledged, and nothing done', async () => {
    const [event] = stripe.store.events;
    const body = JSON.stringify({ ...event, id: 'evt_unheard_of', type: 'person.created' });
    const headers = { 'stripe-signature': signature(body, 'whsec_database_tests', Math.floor(Date.now() / 1000)) };
    const answer = await POST(new Request('http://localhost/', { method: 'POST', headers, body }));
    const { rows } = await (await db()).execute(
      sql`select processed_at is not null as done from stripe_events where id = 'evt_unheard_of'`,
    );
    expect([answer.status, rows]).toEqual([200, [{ done: true }]]);
  });

  test('while the shop can’t ask Stripe: answered 500, kept, and run again', async () => {
    const order = await place();
    const { url } = await open(order);
    await stripe.tell('faults', { path: '/v1/checkout/sessions/', method: 'GET', kind: 'error', times: 9 });
    await stripe.pay(url);
    await stripe.post.idle();
    expect(await statusOf(order)).toBe('paid');
    const { rows } = await (await db()).execute(sql`select 1 from stripe_events where processed_at is null`);
    expect(rows).toEqual([]);
  });
});

describe('Stripe', () => {
  const kinds = ['error', 'rate', 'drop', 'lose', 'hang'] as const;

  test.each(kinds)('%s while payment pages open: four buyers try again and have one order each', async (kind) => {
    const bought = await buyInTrouble({ path: '/v1/checkout/sessions', method: 'POST', kind, times: 10 });
    expect(await Promise.all(bought.map(statusOf))).toEqual(['paid', 'paid', 'paid', 'paid']);
  });

  test.each(kinds)('%s while payments are looked up: four buyers have one order each', async (kind) => {
    const bought = await buyInTrouble({ path: '/v1/checkout/sessions/', method: 'GET', kind, times: 10 });
    expect(await Promise.all(bought.map(statusOf))).toEqual(['paid', 'paid', 'paid', 'paid']);
  });
});
