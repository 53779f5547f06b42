import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import type { BasketLine } from '@/lib/basket/lines';
import { availableStock, seedOpeningStock } from '@/lib/catalogue/store';
import { db } from '@/lib/db/connection';
import { heldUnpaid } from '@/lib/desk/stock/stock-store';
import { openAlerts } from '@/lib/orders/alerts/alerts-store';
import { forgetOldHolders } from '@/lib/orders/checkout/holder-store';
import { holdRules } from '@/lib/orders/checkout/holding';
import { releaseUnpaid } from '@/lib/payments/open-store';
import { releaseScarce } from '@/lib/payments/scarce-store';
import { settle } from '@/lib/payments/settle-store';
import { checkOut } from '../fixtures/checkout';
import { content } from '../fixtures/content-module';
import { openSandbox, sku, statusOf, type TestStripe } from '../fixtures/shopping';

let stripe: TestStripe;
beforeAll(async () => {
  stripe = await openSandbox();
  await seedOpeningStock(content().products);
});
beforeEach(async () => {
  const database = await db();
  await database.execute(sql`update orders set status = 'cancelled' where status = 'awaiting-payment'`);
  await database.execute(sql`delete from order_holders`);
  await database.execute(sql`delete from rate_limits`);
  await database.execute(sql`delete from alerts`);
  await database.execute(sql`update stock set on_hand = 100, reserved = 0`);
});
afterAll(() => stripe.close());

const variants = () => content().products.flatMap((product) => product.variants.map((variant) => variant.sku));
const left = async () => [...(await availableStock(variants())).values()].reduce((sum, many) => sum + many, 0);
const some = (quantity: number): BasketLine[] => [{ variant: sku, quantity }];
const someone = () => `b${randomUUID().slice(0, 8)}@example.com`;
const sessionOf = (url: string) => url.split('/').at(-1) ?? '';
const orderOf = async (url: string): Promise<string> => {
  const { rows } = await (await db()).execute<{ order_id: string }>(
    sql`select order_id from payment_attempts where session_id = ${sessionOf(url)}`,
  );
  return rows[0]?.order_id ?? '';
};
const called = async () => (await openAlerts()).map(({ kind }) => kind);
/** As if it had happened so many minutes earlier. */
const ago = async (minutes: number) =>
  (await db()).execute(sql`update payment_attempts set created_at = created_at - make_interval(mins => ${minutes})`);

describe('a buyer who has paid nothing', () => {
  test('cannot empty the shop, with whatever baskets, cookies, addresses of e-mail and neighbours of the network', async () => {
    const before = await left();
    const all = variants();
    for (let at = 0; at < 18; at += 1) {
      const lines = all.slice(at % 3 === 0 ? 0 : at % 7).map((variant) => ({ variant, quantity: at % 2 ? 33 : 5 }));
      await checkOut({ lines, email: someone(), address: `203.0.113.${at}` });
      await checkOut({ lines: [{ variant: all[at] ?? sku, quantity: 33 }], email: someone(), address: '203.0.113.9' });
    }
    expect(before - (await left())).toBeLessThanOrEqual(holdRules.bottles);
  });

  test('asks twenty times at once and holds no more than one after another', async () => {
    const asked = await Promise.all(
      Array.from({ length: 20 }, (_, at) => checkOut({ lines: some(6), email: someone(), address: `203.0.113.${at}` })),
    );
    expect(asked.filter(({ status }) => status === 200)).toHaveLength(5);
    expect(new Set(asked.map(({ code }) => code))).toEqual(new Set(['', 'too-much-held']));
    expect((await availableStock([sku])).get(sku)).toBe(70);
  });

  test.each([
    ['network', { address: '203.0.113.77' }, { address: '203.0.113.78' }],
    ['/64', { address: '2001:db8:1:2::/64' }, { address: '2001:db8:1:2::/64' }],
    ['/48', { address: '2001:db8:1:2::/64' }, { address: '2001:db8:1:ff::/64' }],
    ['e-mail address', { address: '198.51.100.1', email: 'Bea@Example.com' }, { email: 'bea@example.com' }],
  ])('counts as one with whoever has the same %s, and hears what they may take', async (_name, first, second) => {
    expect((await checkOut({ lines: some(30), email: someone(), ...first })).status).toBe(200);
    const again = await checkOut({ lines: some(4), email: someone(), address: '192.0.2.1', ...second });
    expect([again.status, again.code]).toEqual([409, 'too-much-held']);
    expect(again.message).toMatch(/at most 33 of .+ for one buyer.+what you typed is kept/s);
    expect((await checkOut({ lines: some(3), email: someone(), address: '192.0.2.1', ...second })).status).toBe(200);
  });

  test('is one browser, from wherever it comes: its earlier order ends when it pays another', async () => {
    const first = await checkOut({ lines: some(30), email: someone(), address: '198.51.100.1' });
    const { order = '' } = first.cookies;
    const second = await checkOut({ lines: some(20), email: someone(), address: '192.0.2.1', cookies: { order } });
    expect([first.status, second.status]).toEqual([200, 200]);
    expect((await availableStock([sku])).get(sku)).toBe(80);
  });

  test('does not stand in the way of anybody else', async () => {
    await checkOut({ lines: some(33), email: someone(), address: '203.0.113.9' });
    expect((await checkOut({ lines: some(33), email: someone(), address: '198.51.100.9' })).status).toBe(200);
  });

  test('may begin again once an order is paid or given up', async () => {
    const { url } = await checkOut({ lines: some(33) });
    expect((await checkOut({ lines: some(6) })).status).toBe(409);
    await stripe.pay(url);
    await settle(sessionOf(url));
    const { url: next, status } = await checkOut({ lines: some(20) });
    expect(status).toBe(200);
    expect(await releaseUnpaid(await orderOf(next))).toBe('released');
    expect((await checkOut({ lines: some(22) })).status).toBe(200);
  });

  test('has the last few bottles of a variant, like everybody', async () => {
    await (await db()).execute(sql`update stock set on_hand = 3 where sku = ${sku}`);
    expect((await checkOut({ lines: some(3) })).status).toBe(200);
  });

  test('the same page sent again is one order, not two', async () => {
    const checkout = randomUUID();
    const asked = await Promise.all([1, 2, 3].map(() => checkOut({ lines: some(30), checkout })));
    expect(new Set(asked.map(({ url }) => url)).size).toBe(1);
  });

  test('has so many orders open, and no more', async () => {
    for (let at = 0; at < holdRules.openOrders; at += 1)
      expect((await checkOut({ lines: some(1), email: someone(), address: `203.0.113.${at}` })).status).toBe(200);
    const refused = await checkOut({ lines: some(1), email: someone(), address: '203.0.113.99' });
    expect([refused.status, refused.code]).toEqual([409, 'too-many-open']);
  });
});

describe('what is held at the desk', () => {
  test('is listed, the largest first, and calls somebody when it is much of a variant, once, until it is over', async () => {
    await checkOut({ lines: some(5), email: 'small@example.com', address: '203.0.113.1' });
    expect(await called()).toEqual([]);
    const urls: string[] = [];
    for (const network of [1, 2, 3, 4])
      urls.push((await checkOut({ lines: some(20), email: someone(), address: `198.51.${network}.1` })).url);
    expect(await called()).toEqual(['held-unpaid']);
    expect((await openAlerts())[0]?.detail).toMatch(/hold 65 of 100 GMK-500/);
    const held = await heldUnpaid();
    expect(held.map(({ bottles }) => bottles)).toEqual([20, 20, 20, 20, 5]);
    expect(held.at(-1)?.email).toBe('small@example.com');
    for (const url of urls) await releaseUnpaid(await orderOf(url));
    await releaseScarce();
    expect([await called(), (await availableStock([sku])).get(sku)]).toEqual([[], 95]);
  });

  test('let go, the payment page closes at Stripe first', async () => {
    const { url } = await checkOut({ lines: some(5) });
    const order = await orderOf(url);
    expect(await releaseUnpaid(order)).toBe('released');
    expect([stripe.store.session(sessionOf(url)).status, await statusOf(order)]).toEqual(['expired', 'cancelled']);
    expect(await releaseUnpaid(order)).toBe('holds-nothing');
  });

  test('let go while its buyer pays, it is theirs', async () => {
    const { url } = await checkOut({ lines: some(5) });
    const order = await orderOf(url);
    await stripe.pay(url);
    expect(await releaseUnpaid(order)).toBe('taken');
    expect(await statusOf(order)).toBe('paid');
  });

  test('stays held while Stripe cannot be reached', async () => {
    const { url } = await checkOut({ lines: some(5) });
    await stripe.tell('faults', { path: '/v1/checkout/sessions/', method: 'POST', kind: 'error', times: 99 });
    const order = await orderOf(url);
    expect(await releaseUnpaid(order)).toBe('stripe-down');
    expect(await statusOf(order)).toBe('awaiting-payment');
    await stripe.tell('calm');
  });
});

describe('of what is low', () => {
  test('an unpaid order lets go after a quarter of an hour; of what there is enough, not', async () => {
    const scarce = await orderOf((await checkOut({ lines: some(5), email: someone(), address: '192.0.2.1' })).url);
    const [other = ''] = variants().filter((one) => one !== sku);
    const plenty = await orderOf(
      (await checkOut({ lines: [{ variant: other, quantity: 5 }], email: someone(), address: '192.0.3.1' })).url,
    );
    await (await db()).execute(sql`update stock set on_hand = 17 where sku = ${sku}`);
    await ago(holdRules.scarceMinutes - 1);
    expect(await releaseScarce()).toEqual({ released: 0 });
    await ago(2);
    expect(await releaseScarce()).toEqual({ released: 1 });
    expect([await statusOf(scarce), await statusOf(plenty)]).toEqual(['cancelled', 'awaiting-payment']);
  });
});

describe('payment pages that are left', () => {
  /** Opens one and leaves it, an hour before now. */
  async function leave(who: Partial<Parameters<typeof checkOut>[0]>): Promise<void> {
    const { url } = await checkOut({ lines: some(1), ...who });
    await releaseUnpaid(await orderOf(url));
  }

  test('cost a wait in the end, then another day; staff are called; whoever is elsewhere buys as ever', async () => {
    const { free, most } = holdRules.abandoned;
    for (let at = 0; at < free; at += 1) await leave({ email: someone(), address: `203.0.113.${at}` });
    const wait = await checkOut({ lines: some(1), email: someone() });
    expect([wait.status, wait.code]).toEqual([429, 'wait']);
    expect(wait.message).toMatch(/wait a minute and press the button again.+what you typed is kept/s);
    expect(wait.retryAfter).toBeGreaterThan(0);
    for (let at = free; at < most; at += 1) {
      await (await db()).execute(sql`update orders set cancelled_at = cancelled_at - interval '1 hour'`);
      await leave({ email: someone(), address: `203.0.113.${at}` });
    }
    await (await db()).execute(sql`update orders set cancelled_at = cancelled_at - interval '1 hour'`);
    const refused = await checkOut({ lines: some(1), email: someone() });
    expect([refused.status, refused.code, refused.retryAfter]).toEqual([429, 'too-many-left', 86_400]);
    expect(await called()).toEqual(['card-testing']);
    expect((await checkOut({ lines: some(1), email: someone(), address: '192.0.2.1' })).status).toBe(200);
  });

  test('do not count while it was Stripe that was away', async () => {
    await stripe.tell('faults', { path: '/v1/checkout/sessions', method: 'POST', kind: 'error', times: 99 });
    for (let at = 0; at < holdRules.abandoned.free + 2; at += 1)
      expect((await checkOut({ lines: some(1), address: `203.0.113.${at}` })).code).toBe('stripe-down');
    await stripe.tell('calm');
    expect((await checkOut({ lines: some(1) })).status).toBe(200);
  });

  test('with somebody’s e-mail address typed elsewhere never shut its owner out', async () => {
    for (let at = 0; at < holdRules.abandoned.most + 2; at += 1) {
      await (await db()).execute(sql`update orders set cancelled_at = cancelled_at - interval '1 hour'`);
      await leave({ email: 'victim@example.com', address: `198.51.${at}.1` });
    }
    await (await db()).execute(sql`update orders set cancelled_at = cancelled_at - interval '1 hour'`);
    expect((await checkOut({ lines: some(1), email: 'victim@example.com', address: '192.0.2.1' })).status).toBe(200);
  });
});

test('where a buyer came from is forgotten after a day, and never stands there as it is', async () => {
  await checkOut({ lines: some(1), address: '203.0.113.9' });
  const rows = async () => (await (await db()).execute(sql`select * from order_holders`)).rows;
  expect(JSON.stringify(await rows())).not.toContain('203.0');
  await forgetOldHolders();
  expect(await rows()).toHaveLength(1);
  await (await db()).execute(sql`update order_holders set at = at - interval '25 hours'`);
  await forgetOldHolders();
  expect(await rows()).toEqual([]);
});
