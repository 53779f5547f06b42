import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { sql } from 'drizzle-orm';
import { POST as postBegin } from '@/app/api/staff/login/passkey/begin/route';
import { POST as postPasskey } from '@/app/api/staff/login/passkey/route';
import { POST as postLogin } from '@/app/api/staff/login/route';
import { changeAddress } from '@/lib/aftersales/address-store';
import { releaseStock, reserveStock, seedOpeningStock, sellStock } from '@/lib/catalogue/store';
import { db, type Tx, transaction } from '@/lib/db/connection';
import { acts } from '@/lib/desk/acts';
import { deskOrder } from '@/lib/desk/orders/order-store';
import { adjustStock } from '@/lib/desk/stock/stock-store';
import { cancelUnpaid, lockOrder } from '@/lib/orders/life-store';
import { markDispatched, markPacked } from '@/lib/orders/parcels/fulfil-store';
import { restock } from '@/lib/orders/parcels/shipments-store';
import { openCheckout } from '@/lib/payments/open-store';
import { settle } from '@/lib/payments/settle-store';
import { endWaysIn } from '@/lib/staff/ways-in-store';
import { cookiesOf, withPasskey, writeFromElsewhere } from '../fixtures/accounts';
import { content } from '../fixtures/content-module';
import { employ } from '../fixtures/desk';
import { meanwhile } from '../fixtures/held';
import {
  available,
  buyable,
  open,
  openSandbox,
  paid,
  place,
  setStock,
  sku,
  statusOf,
  type TestStripe,
} from '../fixtures/shopping';
import { member } from '../fixtures/staff';

let stripe: TestStripe;
let ann: string;
beforeAll(async () => {
  stripe = await openSandbox();
  ann = await employ('Ann Smith', 'owner');
});
beforeEach(() => setStock(50));
afterAll(() => stripe.close());

const holdOrder = (orderId: string) => (tx: Tx) =>
  tx.execute(sql`select 1 from orders where id = ${orderId} for update`);
const holdShelf = (of: string) => (tx: Tx) => tx.execute(sql`select 1 from stock where sku = ${of} for update`);

function count(quantity: number) {
  const asked = { id: randomUUID(), sku, reason: 'count', quantity, note: '' } as const;
  return adjustStock(asked, ann, acts.stock.recordOf(asked, ann));
}

describe('whoever waited looks afresh', () => {
  test('a count is taken from what a sale has left meanwhile', async () => {
    const counted = await meanwhile(
      holdShelf(sku),
      () => count(12),
      (tx) => tx.execute(sql`update stock set on_hand = on_hand - 3 where sku = ${sku}`),
    );
    expect(counted).toEqual({ ok: true, onHand: 12, known: false });
  });

  test('an address does not change under a parcel that has just been packed', async () => {
    const { orderId } = await paid(stripe);
    const fields = { name: 'Ada', address1: '2 Cream Row', address2: '', town: 'York', phone: '', note: '', bear: 0 };
    const changed = await meanwhile(
      holdOrder(orderId),
      () => changeAddress({ id: randomUUID(), orderId, staffId: ann, ...fields, postcode: 'YO1 7HJ' }),
      (tx) => tx.execute(sql`update shipments set status = 'packed' where order_id = ${orderId}`),
    );
    expect(changed).toMatchObject({ ok: false, message: expect.stringContaining('is packed') });
  });

  test.each([
    ['packed', (parcel: string) => markPacked([parcel], ann).then((moved) => moved.get(parcel))],
    [
      'sent',
      (shipmentId: string) => markDispatched({ shipmentId, carrier: 'dpd', trackingNumber: null, staffId: ann }),
    ],
  ])('nothing is %s of an order that has just gone back', async (_what, move) => {
    const { orderId } = await paid(stripe);
    const parcel = (await deskOrder(orderId))?.parcels[0]?.id ?? '';
    const moved = await meanwhile(
      holdOrder(orderId),
      () => move(parcel),
      (tx) => tx.execute(sql`update orders set status = 'refunded' where id = ${orderId}`),
    );
    expect(moved).toBe('cancelled');
  });

  test('a payment for an order that has just been given up, and whose goods are gone, goes back', async () => {
    const orderId = await place();
    const { url, sessionId } = await open(orderId);
    await stripe.pay(url);
    const settled = await meanwhile(
      holdOrder(orderId),
      () => settle(sessionId),
      async (tx) => {
        const order = await lockOrder(tx, orderId);
        if (order) await cancelUnpaid(tx, order);
        await tx.execute(sql`update stock set on_hand = 0, reserved = 0 where sku = ${sku}`);
      },
    );
    expect([settled, await statusOf(orderId)]).toEqual(['refunded', 'refunded']);
  });

  /** Stripe says no while something else goes on with the order. */
  const openingFails = async (meantime: (orderId: string, tx: Tx) => Promise<unknown>) => {
    const orderId = await place();
    await stripe.tell('faults', { path: '/v1/checkout/sessions', method: 'POST', kind: 'error', times: 9 });
    const opened = await meanwhile(
      holdOrder(orderId),
      () => openCheckout(orderId),
      (tx) => meantime(orderId, tx),
    );
    await stripe.tell('calm');
    return [opened.ok, await statusOf(orderId), await available()];
  };

  test('a payment page that could not be opened gives its order up', async () => {
    expect(await openingFails(async () => undefined)).toEqual([false, 'cancelled', 50]);
  });

  test('but not if another request has opened it', async () => {
    const opens = (orderId: string, tx: Tx) =>
      tx.execute(
        sql`update payment_attempts set status = 'open', session_id = ${randomUUID()} where order_id = ${orderId}`,
      );
    expect(await openingFails(opens)).toEqual([false, 'awaiting-payment', 49]);
  });

  test('nor if the order has gone on to another try', async () => {
    const goesOn = (orderId: string, tx: Tx) =>
      tx.execute(sql`
        insert into payment_attempts (id, order_id, number, status, amount_pence, expires_at_unix)
        select gen_random_uuid(), order_id, 2, 'creating', amount_pence, expires_at_unix
        from payment_attempts where order_id = ${orderId}`);
    expect(await openingFails(goesOn)).toEqual([false, 'awaiting-payment', 49]);
  });
});

test.each(['password', 'passkey'])('a login by %s is none once its account is taken back under it', async (by) => {
  const who = await member('owner');
  const { device } = await withPasskey(who);
  const passwordHash = await hash('four slow goats cross the yard');
  await (await db()).execute(sql`update staff set password_hash = ${passwordHash} where id = ${who.id}`);
  const params = { params: Promise.resolve({}) };
  const typed = { email: `${who.id}@example.com`, password: 'four slow goats cross the yard' };
  const begun = await postBegin(writeFromElsewhere('/api/staff/login/passkey/begin', {}), params);
  const credential = device.sign(await begun.json());
  const cookie = cookiesOf(begun).join('; ');
  const came = await meanwhile(
    (tx) => tx.execute(sql`select 1 from staff where id = ${who.id} for update`),
    () =>
      by === 'password'
        ? postLogin(writeFromElsewhere('/api/staff/login', typed), params)
        : postPasskey(writeFromElsewhere('/api/staff/login/passkey', { credential }, cookie), params),
    (tx) => endWaysIn(tx, who.id, 'reset'),
  );
  expect([came.status, cookiesOf(came)]).toEqual([by === 'password' ? 401 : 410, []]);
  const { rows } = await (await db()).execute(sql`select 1 from staff_sessions where staff_id = ${who.id}`);
  expect(rows).toEqual([]);
});

describe('shelves are taken in one order, so that no two wait for each other', () => {
  const [first = '', last = ''] = ['GMK-500', 'OAK-500'].toSorted();
  const bothWays = [
    { sku: last, quantity: 1 },
    { sku: first, quantity: 1 },
  ];
  let orderId: string;
  beforeAll(async () => {
    await seedOpeningStock(content().products);
    await setStock(50);
    orderId = await place(
      await buyable(
        randomUUID(),
        bothWays.map(({ sku: variant, quantity }) => ({ variant, quantity })),
      ),
    );
  });
  beforeEach(() => setStock(50, 10));
  const pieces = [
    { position: 0, quantity: 1 },
    { position: 1, quantity: 1 },
  ];

  test.each<[string, (tx: Tx) => Promise<unknown>]>([
    ['reserved', (tx) => reserveStock(tx, bothWays)],
    ['released', (tx) => releaseStock(tx, bothWays)],
    ['sold', (tx) => sellStock(tx, orderId, bothWays)],
    ['put back', (tx) => restock(tx, { orderId, note: 'Back', staffId: null }, pieces)],
  ])('%s', async (_how, take) => {
    let free = -1;
    await meanwhile(
      holdShelf(first),
      () => transaction(take),
      async (tx) => {
        const { rows } = await tx.execute(sql`select 1 from stock where sku = ${last} for update skip locked`);
        free = rows.length;
      },
    );
    expect(free).toBe(1);
  });
});
