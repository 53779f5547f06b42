import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { closeDb, db } from '@/lib/db/connection';
import { placeOrder } from '@/lib/orders/checkout/place-store';
import { openCheckout } from '@/lib/payments/open-store';
import { reconcile } from '@/lib/payments/reconcile-store';
import { clockAt } from '../fixtures/clock';
import { buyable, openSandbox, shelve, statusOf, type TestStripe } from '../fixtures/shopping';
import { breaches } from '../fixtures/sound';
import { createServer, type PostgresServer } from '../servers/postgres-server.cjs';
import { openWebhookDoor } from '../servers/webhook-door';

/** A server for these tests alone, which they may freeze and crash. */
process.env.DATABASE_TIMEOUT_MS = '5000';
const clock = clockAt('');
/** The shop's pool holds so many; each may be found dead once. */
const connections = 10;
let server: PostgresServer;
let stripe: TestStripe;
let door: Awaited<ReturnType<typeof openWebhookDoor>>;
beforeAll(async () => {
  server = await createServer();
  process.env.DATABASE_URL = server.url('postgres');
  door = await openWebhookDoor();
  stripe = await openSandbox(door.url);
});
beforeEach(() => shelve(500));
afterEach(async () => {
  await stripe.post.idle();
  clock.set(new Date(Date.now() + 120_000).toISOString());
  await reconcile();
  clock.set('');
  expect(await breaches()).toEqual([]);
});
afterAll(async () => {
  await stripe.close();
  door.close();
  await closeDb();
  await server.remove();
});

async function buy(checkout: string): Promise<string> {
  const placed = await placeOrder(await buyable(checkout), new Date());
  if (!placed.ok) throw new Error(JSON.stringify(placed));
  const opened = await openCheckout(placed.orderId);
  if (!opened.ok) throw new Error(opened.reason);
  if (opened.url.includes('/pay/')) await stripe.pay(opened.url);
  return placed.orderId;
}

/** Buyers one after another in six queues, until told to stop. What they were refused they try again afterwards. */
function rush() {
  const pages: string[] = [];
  let stopped = false;
  const refusal = new EventEmitter();
  const firstRefusal = once(refusal, 'refused');
  const queue = async () => {
    while (!stopped) {
      const page = randomUUID();
      pages.push(page);
      await buy(page).catch(() => {
        refusal.emit('refused');
      });
    }
  };
  const queues = Promise.all(Array.from({ length: 6 }, queue));
  return {
    firstRefusal,
    /** Every buyer tries again; gives the state of each one's order. */
    async end() {
      stopped = true;
      await queues;
      const orders: string[] = [];
      for (const page of pages) orders.push(await buy(page));
      await stripe.post.idle();
      clock.set(new Date(Date.now() + 120_000).toISOString());
      await reconcile();
      clock.set('');
      return {
        orders: new Set(orders).size,
        pages: pages.length,
        states: new Set(await Promise.all(orders.map(statusOf))),
      };
    },
  };
}

/** How many questions are refused, one after another, until one is answered again. */
async function refusalsUntilAnswered(): Promise<number> {
  for (let refused = 0; ; refused++) {
    const answered = await (await db()).execute(sql`select 1`).then(
      () => true,
      () => false,
    );
    if (answered) return refused;
  }
}

describe('PostgreSQL under load', () => {
  test('frozen: buyers are told, nothing hangs, and all goes on when it thaws', async () => {
    const rushing = rush();
    server.freeze();
    await rushing.firstRefusal;
    server.thaw();
    expect(await refusalsUntilAnswered()).toBeLessThanOrEqual(connections);
    const { orders, pages, states } = await rushing.end();
    expect([orders, states]).toEqual([pages, new Set(['paid'])]);
  });

  test.each(['SIGINT', 'SIGQUIT'] as const)(
    'restarted by %s: the shop finds it again, and every order is there once',
    async (signal) => {
      const rushing = rush();
      await buy(randomUUID());
      await server.stop(signal);
      await rushing.firstRefusal;
      await server.start();
      expect(await refusalsUntilAnswered()).toBeLessThanOrEqual(connections);
      const { orders, pages, states } = await rushing.end();
      expect([orders, states]).toEqual([pages, new Set(['paid'])]);
    },
  );
});
