import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { discountUsage } from '@/lib/basket/discount-uses-store';
import { personOf } from '@/lib/basket/person';
import { type Discount, discountsSchema } from '@/lib/content/schema/discount';
import { db, transaction } from '@/lib/db/connection';
import { personIn } from '@/lib/db/person';
import { placeOrder } from '@/lib/orders/checkout/place-store';
import { cancelUnpaid, lockOrder } from '@/lib/orders/life-store';
import { orderById } from '@/lib/orders/store';
import { openCheckout } from '@/lib/payments/open-store';
import { settle } from '@/lib/payments/settle-store';
import { available, buyable, mailKinds, openSandbox, place, setStock, sku, statusOf } from '../fixtures/shopping';

let stripe: Awaited<ReturnType<typeof openSandbox>>;
beforeAll(async () => {
  stripe = await openSandbox();
});
beforeEach(() => setStock(50));
afterAll(() => stripe.close());

let made = 0;
/** A code of its own for each test, so that none counts another's uses. */
function code(fields: object): Discount {
  made += 1;
  const [discount] = discountsSchema.parse([{ code: `TEST-${made}`, ...fields }]);
  if (!discount) throw new Error('no discount');
  return discount;
}
const lines = [{ variant: sku, quantity: 3 }];
const wanted = (discount: Discount, email = 'ada@example.com', checkout = randomUUID()) =>
  buyable(checkout, lines, { email, code: discount });
const uses = async (discount: Discount) =>
  (await discountUsage(await db(), discount, { email: 'ada@example.com', orderId: null })).total;
const cancel = (orderId: string) =>
  transaction(async (tx) => {
    const order = await lockOrder(tx, orderId);
    if (order) await cancelUnpaid(tx, order);
  });

describe('a discounted order', () => {
  test('keeps what was taken off line by line, and Stripe is asked for its total exactly', async () => {
    const order = await place(await wanted(code({ percent: 15 })));
    const { rows } = await (await db()).execute(
      sql`select gross_pence, discount_pence, vat_pence from order_lines where order_id = ${order}`,
    );
    // 3 × £6.25, 15 % of it £2.81 after rounding: not divisible by three.
    expect(rows).toEqual([{ gross_pence: 1875, discount_pence: 281, vat_pence: 0 }]);
    expect(await orderById(order)).toMatchObject({ discountPence: 281, deliveryPence: 495, totalPence: 2089 });
    const opened = await openCheckout(order);
    const session = stripe.store.sessions.get(opened.ok ? (opened.url.split('/').at(-1) ?? '') : '');
    expect(session?.amount_total).toBe(2089);
    await stripe.pay(opened.ok ? opened.url : '');
    expect(await settle(session?.id ?? '')).toBe('paid');
  });
});

describe('the last use of a code', () => {
  test('of two buyers at once one gets it, and the other is told before paying, with nothing reserved', async () => {
    const last = code({ amountPence: 100, uses: { total: 1 } });
    const asks = await Promise.all(['a@example.com', 'b@example.com', 'c@example.com'].map((who) => wanted(last, who)));
    const placed = await Promise.all(asks.map((ask) => placeOrder(ask, new Date())));
    expect(placed.filter(({ ok }) => ok)).toHaveLength(1);
    expect(placed.filter((one) => !one.ok)).toEqual(
      Array(2).fill({ ok: false, usedUp: `${last.code} has been used as often as it can be.` }),
    );
    expect([await available(), await uses(last)]).toEqual([47, 1]);
  });

  test('goes back when the order is given up, and the same page sent again takes it again', async () => {
    const last = code({ amountPence: 100, uses: { total: 1 } });
    const ask = await wanted(last);
    const order = await place(ask);
    await cancel(order);
    expect(await uses(last)).toBe(0);
    expect(await place(ask)).toBe(order);
    expect(await uses(last)).toBe(1);
  });

  test('given up and sent again five times at once, it is taken once', async () => {
    const last = code({ amountPence: 100, uses: { total: 1 } });
    const ask = await wanted(last);
    const order = await place(ask);
    await cancel(order);
    const placed = await Promise.all(Array.from({ length: 5 }, () => place(ask)));
    expect([new Set(placed), await available(), await uses(last)]).toEqual([new Set([order]), 47, 1]);
  });

  test('gone to somebody else meanwhile, the same page sent again is told, and its order stays given up', async () => {
    const last = code({ amountPence: 100, uses: { total: 1 } });
    const ask = await wanted(last);
    const order = await place(ask);
    await cancel(order);
    await place(await wanted(last, 'bob@example.com'));
    expect(await placeOrder(ask, new Date())).toMatchObject({ ok: false, usedUp: expect.stringContaining('often') });
    expect(await statusOf(order)).toBe('cancelled');
  });

  test('a buyer’s own order that waits for its payment is not held against them; anybody else’s is', async () => {
    const last = code({ amountPence: 100, uses: { total: 1 } });
    const orderId = await place(await wanted(last));
    const usage = async (buyer: { email: string | null; orderId: string | null }) =>
      (await discountUsage(await db(), last, buyer)).total;
    expect(await usage({ email: null, orderId })).toBe(0);
    expect(await usage({ email: 'ada@example.com', orderId: null })).toBe(1);
    await (await db()).execute(sql`update orders set status = 'paid', paid_at = now() where id = ${orderId}`);
    expect(await usage({ email: null, orderId })).toBe(1);
  });

  test('paid for after it was given up counts, though another has had the last use: the money was taken', async () => {
    const last = code({ amountPence: 100, uses: { total: 1 } });
    const order = await place(await wanted(last));
    const opened = await openCheckout(order);
    const url = opened.ok ? opened.url : '';
    await cancel(order);
    await place(await wanted(last, 'bob@example.com'));
    await stripe.pay(url);
    expect(await settle(url.split('/').at(-1) ?? '')).toBe('paid');
    expect(await uses(last)).toBe(2);
  });
});

describe('one address', () => {
  test('once each, capitals or not, side by side too', async () => {
    const once = code({ percent: 10, uses: { perAddress: 1 } });
    const asks = await Promise.all(['Ann@Example.com', 'ann@example.com'].map((who) => wanted(once, who)));
    const placed = await Promise.all(asks.map((ask) => placeOrder(ask, new Date())));
    expect(placed.filter(({ ok }) => ok)).toHaveLength(1);
    await place(await wanted(once, 'bob@example.com'));
  });

  test.each([
    ['once+1@example.com', 'once+2@example.com', 'once@example.com'],
    ['o.nce@gmail.com', 'once@googlemail.com', 'O.N.C.E+again@gmail.com'],
  ])('%s, %s and %s are one person’s', async (...spellings) => {
    const once = code({ percent: 10, uses: { perAddress: 1 } });
    const first = code({ percent: 10, firstOrderOnly: true });
    const taken = async (which: Discount) => {
      let many = 0;
      for (const email of spellings) if ((await placeOrder(await wanted(which, email), new Date())).ok) many += 1;
      return many;
    };
    expect(await taken(once)).toBe(1);
    await (await db()).execute(sql`update orders set paid_at = now() where discount_code = ${once.code}`);
    expect(await taken(first)).toBe(0);
    await place(await wanted(once, 'once@example.org'));
  });

  test('the database and the shop read an address alike', async () => {
    for (const email of [
      'Ann@Example.com',
      'a+b+c@example.com',
      'A.b.c+d@GoogleMail.com',
      'x.y@gmail.com',
      'x.y@mail.com',
    ]) {
      const { rows } = await (await db()).execute(sql`select ${personIn(sql`${email}::text`)} as person`);
      expect(rows).toEqual([{ person: personOf(email) }]);
    }
  });

  test('a first order is the first that was paid; one given up does not count', async () => {
    const first = code({ percent: 10, firstOrderOnly: true });
    const email = 'first@example.com';
    const plain = () => buyable(randomUUID(), lines, { email });
    await cancel(await place(await plain()));
    const order = await place(await wanted(first, 'First@Example.com'));
    await cancel(order);
    await (await db()).execute(
      sql`update orders set status = 'paid', paid_at = now() where id = ${await place(await plain())}`,
    );
    expect(await placeOrder(await wanted(first, email), new Date())).toMatchObject({
      usedUp: expect.stringContaining('first order'),
    });
  });

  test('two orders opened before either is paid are not both a first one', async () => {
    const first = code({ percent: 10, firstOrderOnly: true });
    const email = 'twice@example.com';
    await place(await wanted(first, email));
    expect(await placeOrder(await wanted(first, 'Twice@example.com'), new Date())).toMatchObject({
      usedUp: expect.stringContaining('first order'),
    });
    await place(await wanted(first, 'other@example.com'));
  });
});

describe('an order that costs nothing', () => {
  const free = () => code({ percent: 100, freeDelivery: true, uses: { total: 1 } });

  test('is paid at once, with letter and parcel and without Stripe, however often it is sent', async () => {
    const ask = await wanted(free());
    const asked = stripe.asks.length;
    const placed = await Promise.all(Array.from({ length: 5 }, () => place(ask)));
    const [order = ''] = placed;
    expect(new Set(placed).size).toBe(1);
    expect(await statusOf(order)).toBe('paid');
    const opened = await openCheckout(order);
    expect(opened).toEqual({ ok: true, url: expect.stringMatching(/\/api\/orders\/[\w-]{68}\/return$/) });
    expect([stripe.asks.length - asked, await available(), await mailKinds(order)]).toEqual([0, 47, ['order-paid']]);
    const { rows } = await (await db()).execute(
      sql`select (select count(*)::int from shipments where order_id = ${order}) as parcels,
        (select count(*)::int from payment_attempts where order_id = ${order}) as attempts,
        (select sum(change)::int from stock_movements where order_id = ${order}) as sold`,
    );
    expect(rows).toEqual([{ parcels: 1, attempts: 0, sold: -3 }]);
  });

  test('with delivery due it is paid for like any other', async () => {
    const order = await place(await wanted(code({ percent: 100 })));
    expect(await orderById(order)).toMatchObject({ status: 'awaiting-payment', totalPence: 495 });
    const opened = await openCheckout(order);
    expect(opened.ok && opened.url).toContain('/pay/');
  });
});

test('notes and a gift message are kept with the order, as they were typed', async () => {
  const ask = await buyable();
  const order = await place({
    ...ask,
    form: { ...ask.form, orderNote: 'Two boxes, please', giftMessage: 'Happy birthday\n“Ada”' },
  });
  expect(await orderById(order)).toMatchObject({
    orderNote: 'Two boxes, please',
    giftMessage: 'Happy birthday\n“Ada”',
  });
});
