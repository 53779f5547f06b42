import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { renderToStaticMarkup } from 'react-dom/server';
import { GET as readBasket } from '@/app/api/basket/route';
import { POST as addCode } from '@/app/api/checkout/code/route';
import { GET as comeBack } from '@/app/api/orders/[token]/return/route';
import { GET as readState } from '@/app/api/orders/[token]/state/route';
import { GET as readPromise } from '@/app/api/promise/route';
import { GET as readStock } from '@/app/api/stock/route';
import { orderProgress } from '@/lib/aftersales/progress-store';
import { db } from '@/lib/db/connection';
import { orderToken } from '@/lib/orders/store';
import { stripe } from '@/lib/payments/stripe-store';
import { placed } from '../fixtures/paid-order';
import { openSandbox, shelve, sku, statusOf, type TestStripe } from '../fixtures/shopping';

jest.mock('next/headers', () => ({ headers: async () => new Headers({ 'x-client-address': '203.0.113.9' }) }));

const origin = 'http://localhost:4310';
const kefir = [{ variant: sku, quantity: 1 }];
let sandbox: TestStripe;
beforeAll(async () => {
  sandbox = await openSandbox();
  await shelve(500);
});
beforeEach(async () => void (await (await db()).execute(sql`delete from rate_limits`)));
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(() => sandbox.close());

describe('the link of an order that waits', () => {
  const countAsks = () => jest.spyOn(stripe().checkout.sessions, 'retrieve');
  const looks = (token: string) => {
    const context = { params: Promise.resolve({ token }) };
    return [
      comeBack(new Request(`${origin}/api/orders/${token}/return`), context),
      readState(new Request(`${origin}/api/orders/${token}/state`), context),
      orderProgress(token),
    ];
  };

  test('is asked of Stripe once, however many look at once, and again after a while', async () => {
    const { id } = await placed(kefir);
    const asks = countAsks();
    await Promise.all(Array.from({ length: 10 }, () => looks(orderToken(id))).flat());
    expect(asks).toHaveBeenCalledTimes(1);
    await (await db()).execute(
      sql`update payment_attempts set asked_at = asked_at - interval '5 seconds' where order_id = ${id}`,
    );
    await Promise.all(looks(orderToken(id)));
    expect(asks).toHaveBeenCalledTimes(2);
  });

  test('says that it is paid to whoever comes back the moment they have paid, and does not ask about it any more', async () => {
    const { id, url } = await placed(kefir);
    await sandbox.pay(url);
    const asks = countAsks();
    const params = Promise.resolve({ token: orderToken(id) });
    await comeBack(new Request(`${origin}/api/orders/x/return`), { params });
    expect(await statusOf(id)).toBe('paid');
    await Promise.all(looks(orderToken(id)));
    expect(asks).toHaveBeenCalledTimes(1);
  });

  test('of one order is asked about whatever is asked about another', async () => {
    const [one, other] = [await placed(kefir), await placed(kefir)];
    const asks = countAsks();
    await Promise.all([orderProgress(orderToken(one.id)), orderProgress(orderToken(other.id))]);
    expect(asks).toHaveBeenCalledTimes(2);
  });
});

describe('an address that asks without end', () => {
  const get = (path: string) => new Request(`${origin}${path}`, { headers: { 'x-client-address': '203.0.113.9' } });
  const noParams = { params: Promise.resolve({}) };
  const routes: [string, () => Promise<Response>][] = [
    ['stock', () => readStock(get(`/api/stock?variants=${sku}`), noParams)],
    ['promise', () => readPromise(get(`/api/promise?variant=${sku}`), noParams)],
    ['basket', () => readBasket(get('/api/basket'), noParams)],
    [
      'code',
      () =>
        addCode(
          new Request(`${origin}/api/checkout/code`, {
            method: 'POST',
            headers: {
              'content-type': 'application/json',
              'sec-fetch-site': 'same-origin',
              'x-client-address': '203.0.113.9',
            },
            body: JSON.stringify({ code: '' }),
          }),
          noParams,
        ),
    ],
    ['return', () => comeBack(get('/api/orders/none/return'), { params: Promise.resolve({ token: 'none' }) })],
    ['state', () => readState(get('/api/orders/none/state'), { params: Promise.resolve({ token: 'none' }) })],
  ];

  test.each(routes)('is told to wait: %s', async (_name, ask) => {
    expect((await ask()).status).not.toBe(429);
    const { rows } = await (await db()).execute<{ count: number }>(
      sql`update rate_limits set count = 100000 returning 1`,
    );
    expect(rows.length).toBeGreaterThan(0);
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('searches no more, and what was asked for stays in the form', async () => {
    const { default: SearchPage } = await import('@/app/(visitor)/search/page');
    const search = async () =>
      renderToStaticMarkup(await SearchPage({ searchParams: Promise.resolve({ q: 'goat', milk: 'goat' }) }));
    expect(await search()).toContain('Results for');
    await (await db()).execute(sql`update rate_limits set count = 100000`);
    const page = await search();
    expect(page).toContain('a lot of searches at once');
    expect(page).not.toContain('Results for');
    expect(page).toMatch(/name="q" value="goat"/);
    expect(page).toMatch(/name="milk" value="goat"/);
    expect(page).toContain('Search again</button>');
    expect(page).not.toMatch(/[0-9]+<span class="sr-only"> products/);
  });

  test.each(routes)('a person’s fifty a minute are nothing to it: %s', async (_name, ask) => {
    const answers = await Promise.all(Array.from({ length: 50 }, ask));
    expect(answers.filter(({ status }) => status === 429)).toEqual([]);
  });
});
