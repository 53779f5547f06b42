import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import type { BasketLine } from '@/lib/basket/lines';
import { availableStock, seedOpeningStock } from '@/lib/catalogue/store';
import { db } from '@/lib/db/connection';
import { heldUnpaid } from '@/lib/desk/stock/stock-store';
import { keys } from '@/lib/keys/keys';
import { openAlerts, settleAlert } from '@/lib/orders/alerts/alerts-store';
import { forgetOldHolders, holderOf } from '@/lib/orders/checkout/holder-store';
import { holdRules } from '@/lib/orders/checkout/holding';
import { paceRules } from '@/lib/orders/checkout/pace';
import { releaseUnpaid } from '@/lib/payments/open-store';
import { releaseScarce } from '@/lib/payments/scarce-store';
import { settle } from '@/lib/payments/settle-store';
import { checkOut, checkOutPlain } from '../fixtures/checkout';
import { content } from '../fixtures/content-module';
import { employ } from '../fixtures/desk';
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
  type Who = Partial<Parameters<typeof checkOut>[0]>;
  const { own, around } = paceRules;
  const ask = (who: Who = {}) => checkOut({ lines: some(1), email: someone(), ...who });
  const hourPasses = async () => {
    const database = await db();
    await database.execute(sql`update orders set cancelled_at = cancelled_at - interval '1 hour'`);
    await database.execute(sql`update payment_attempts set created_at = created_at - interval '1 hour'`);
  };
  /** Opens one and leaves it, an hour before now; what the browser knows afterwards. */
  async function leave(who: Who = {}): Promise<Record<string, string>> {
    const { url, cookies } = await ask(who);
    await releaseUnpaid(await orderOf(url));
    await hourPasses();
    return cookies;
  }
  /** So many are left, each by another browser, which somebody with time can do: of one network, or with one e-mail address. */
  async function othersLeft(
    many: number,
    who: { address?: string; email?: string; lines?: BasketLine[] } = {},
  ): Promise<void> {
    const { email, ...rest } = who;
    const { network } = await holderOf(who.address ?? '203.0.113.9', '', { earlierOrderId: null, turn: null });
    for (let at = 0; at < many; at += 1) {
      const { url } = await ask({ ...rest, address: `198.51.${at}.1` });
      const order = await orderOf(url);
      await releaseUnpaid(order);
      await (await db()).execute(
        email
          ? sql`update orders set email = ${email} where id = ${order}`
          : sql`update order_holders set network = ${network} where order_id = ${order}`,
      );
    }
    await hourPasses();
  }
  /** A turn that was given a while ago. */
  async function isUp({ cookies, retryAfter }: { cookies: Record<string, string>; retryAfter: number }) {
    const [browser = ''] = (cookies.turn ?? '').split('.');
    const unix = Math.floor(Date.now() / 1000) - 1;
    expect(retryAfter).toBeGreaterThan(0);
    return { turn: `${browser}.${unix}.${keys().sign('turn', `${browser} ${unix}`)}` };
  }

  test('by a browser itself cost it a wait in the end, then the day; staff are called; its neighbours wait and buy', async () => {
    let cookies: Record<string, string> = {};
    for (let at = 0; at < own.free; at += 1) cookies = { ...cookies, ...(await leave({ cookies })) };
    await (await db()).execute(sql`update orders set cancelled_at = now()`);
    const wait = await ask({ cookies });
    expect([wait.status, wait.code]).toEqual([429, 'wait']);
    expect(wait.message).toMatch(/wait a minute and press the button again.+what you typed is kept/s);
    await hourPasses();
    for (let at: number = own.free; at < own.most; at += 1) cookies = { ...cookies, ...(await leave({ cookies })) };
    const refused = await ask({ cookies, address: '192.0.2.1' });
    expect([refused.status, refused.code, refused.retryAfter]).toEqual([429, 'too-many-left', 86_400]);
    expect(await called()).toEqual(['card-testing']);
    expect((await ask()).code).toBe('wait');
    expect((await ask({ address: '192.0.2.1' })).status).toBe(200);
  });

  test('by others of its network cost whoever left none a few minutes, once, and never the day; staff are called', async () => {
    await othersLeft(around.calls * 2);
    const told = await ask();
    expect([told.code, told.retryAfter]).toEqual(['wait', around.longestWaitMinutes * 60]);
    expect(await called()).toEqual(['card-testing']);
    const { turn = '' } = told.cookies;
    const sooner = await ask({ cookies: { turn } });
    expect([sooner.code, sooner.cookies.turn]).toEqual(['wait', undefined]);
    expect((await ask({ cookies: await isUp(told) })).status).toBe(200);
  });

  test('cost nothing whoever has paid in this browser before', async () => {
    const first = await ask();
    await stripe.pay(first.url);
    await settle(sessionOf(first.url));
    await othersLeft(around.calls);
    const { order = '' } = first.cookies;
    expect((await ask({ cookies: { order: `paid-${order}` } })).status).toBe(200);
    await (await db()).execute(sql`delete from order_holders where order_id = ${await orderOf(first.url)}`);
    expect((await ask({ cookies: { order: `paid-${order}` } })).status).toBe(200);
    expect((await ask()).code).toBe('wait');
  });

  test('a turn opens one page, in the browser that waited for it, and nobody can make one', async () => {
    await othersLeft(around.free);
    const told = await ask();
    const turn = await isUp(told);
    const { turn: given = '' } = told.cookies;
    const [browser, unix = '', signature] = given.split('.');
    const earlier = `${browser}.${Number(unix) - 3_600}.${signature}`;
    for (const made of [earlier, `${randomUUID()}.${unix}.${signature}`, '..', 'x', `${browser}.1e9.${signature}`])
      expect((await ask({ cookies: { turn: made } })).code).toBe('wait');
    expect((await ask({ cookies: turn })).status).toBe(200);
    const again = await ask({ cookies: turn });
    expect([again.code, again.cookies.turn?.split('.')[0]]).toEqual(['wait', browser]);
  });

  test('a turn comes to whoever sends the form without a script too, and what was typed is kept', async () => {
    await othersLeft(around.free);
    const told = await checkOutPlain({ lines: some(1) });
    expect([told.status, told.headers.get('location')]).toEqual([303, '/checkout#problems']);
    const [turn] = told.headers.getSetCookie().filter((cookie) => cookie.startsWith('turn='));
    expect(turn).toMatch(/^turn=[\w.-]+; /);
    expect(turn?.split('; ').slice(1).toSorted()).toEqual(['HttpOnly', 'Max-Age=3660', 'Path=/', 'SameSite=Lax']);
    const { rows } = await (await db()).execute(sql`
      select values ->> 'town' as town, problem ->> 'message' as says from form_drafts where scope = 'checkout'
      order by expires_at desc limit 1`);
    expect(rows).toEqual([{ town: 'York', says: expect.stringContaining('wait a minute') }]);
  });

  test('are the browser’s own once it has used its turn, whatever other cookies it drops', async () => {
    await othersLeft(around.free);
    const turn = await isUp(await ask());
    const { url } = await ask({ cookies: turn });
    await releaseUnpaid(await orderOf(url));
    const { rows } = await (await db()).execute<{ browser: string }>(
      sql`select browser from order_holders where order_id = ${await orderOf(url)}`,
    );
    expect(rows[0]?.browser).toBe(turn.turn.split('.')[0]);
  });

  test('leave whoever sends the same page again its order’s payment page, however long another would take', async () => {
    await (await db()).execute(sql`update stock set on_hand = 4 where sku = ${sku}`);
    const wanted = { lines: some(4), email: 'ada@example.com', checkout: randomUUID() };
    const first = await ask(wanted);
    await (await db()).execute(sql`update payment_attempts set created_at = created_at - interval '2 hours'`);
    await othersLeft(around.calls, { lines: [{ variant: 'OAK-500', quantity: 1 }] });
    const { order = '' } = first.cookies;
    const browsers: Record<string, string>[] = [{}, { order }];
    for (const cookies of browsers) {
      const again = await ask({ ...wanted, cookies });
      expect([again.status, again.url, again.cookies.order]).toEqual([200, first.url, order]);
    }
    expect((await ask({ ...wanted, checkout: randomUUID() })).status).not.toBe(200);
  });

  test('are no more when one browser asks for many at once', async () => {
    const { order = '' } = (await ask()).cookies;
    const asked = await Promise.all(Array.from({ length: 12 }, () => ask({ cookies: { order } })));
    expect(asked.filter(({ status }) => status === 200)).toHaveLength(own.free);
    expect(new Set(asked.map(({ code }) => code))).toEqual(new Set(['', 'wait']));
  });

  test('opened by one turn at once are one', async () => {
    await othersLeft(around.free);
    const turn = await isUp(await ask());
    const asked = await Promise.all(Array.from({ length: 6 }, () => ask({ cookies: turn })));
    expect(asked.map(({ status }) => status).toSorted()).toEqual([200, 429, 429, 429, 429, 429]);
    const page = { cookies: turn, email: 'ada@example.com', checkout: randomUUID() };
    await (await db()).execute(sql`delete from rate_limits`);
    await (await db()).execute(sql`delete from order_holders where browser = ${turn.turn.split('.')[0]}`);
    const same = await Promise.all([1, 2, 3].map(() => ask(page)));
    expect([new Set(same.map(({ url }) => url)).size, same[0]?.status]).toEqual([1, 200]);
  });

  describe('call staff', () => {
    const calls = async () => (await openAlerts()).map(({ subject, detail }) => `${subject.split(' ')[0]}: ${detail}`);
    let staffId: string;
    beforeAll(async () => {
      staffId = await employ('Ann Smith', 'agent');
    });
    const settle = async () => {
      for (const { id } of await openAlerts()) await settleAlert({ id, staffId, how: 'Looked at it' });
      await (await db()).execute(sql`delete from rate_limits`);
    };

    test('about the e-mail address that was typed, and not about the network of whoever has it and asks', async () => {
      await othersLeft(around.calls, { email: 'victim@example.com' });
      await ask({ email: 'victim@example.com', address: '192.0.2.1' });
      expect(await calls()).toEqual([
        'address: Within a day 16 payment pages were opened with one e-mail address, wherever they came from, and left without a payment.',
      ]);
      const { network } = await holderOf('192.0.2.1', '', { earlierOrderId: null, turn: null });
      expect(JSON.stringify(await openAlerts())).not.toContain(network);
    });

    test('about a browser, and not about its network as well', async () => {
      let cookies: Record<string, string> = {};
      for (let at = 0; at < own.most; at += 1) cookies = { ...cookies, ...(await leave({ cookies })) };
      await ask({ cookies });
      await ask();
      expect(await calls()).toEqual([
        'browser: Within a day 16 payment pages were opened in one browser, and left without a payment.',
      ]);
      await settle();
      await ask({ cookies });
      await ask();
      expect(await calls()).toEqual([]);
    });

    test('once: what they have settled is another call when as many more were left', async () => {
      await othersLeft(around.calls);
      await ask();
      expect(await calls()).toHaveLength(1);
      await settle();
      await ask();
      expect(await calls()).toEqual([]);
      await (await db()).execute(sql`update alerts set settled_at = settled_at - interval '3 hours'`);
      await ask({ address: '203.0.113.8' });
      expect(await calls()).toHaveLength(1);
    });
  });

  test('do not count while it was Stripe that was away', async () => {
    await stripe.tell('faults', { path: '/v1/checkout/sessions', method: 'POST', kind: 'error', times: 99 });
    for (let at = 0; at < around.free + 2; at += 1)
      expect((await ask({ address: `203.0.113.${at}` })).code).toBe('stripe-down');
    await stripe.tell('calm');
    expect((await ask()).status).toBe(200);
  });

  test('with somebody’s e-mail address typed elsewhere never shut its owner out', async () => {
    const email = 'victim@example.com';
    await othersLeft(around.free, { email });
    for (let at = around.free; at < own.most + 2; at += 1) {
      const told = await ask({ email, address: `198.51.${at}.1` });
      expect(told.code).toBe('wait');
      const { url } = await ask({ email, address: `198.51.${at}.1`, cookies: await isUp(told) });
      await releaseUnpaid(await orderOf(url));
    }
    const told = await ask({ email, address: '192.0.2.1' });
    expect([told.code, told.retryAfter]).toEqual(['wait', around.longestWaitMinutes * 60]);
    expect((await ask({ email, address: '192.0.2.1', cookies: await isUp(told) })).status).toBe(200);
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
