import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { cancelOrder } from '@/lib/aftersales/cancel-store';
import { resendLine } from '@/lib/aftersales/resend-store';
import { db, type Tx, transaction } from '@/lib/db/connection';
import { shipments } from '@/lib/db/schema/shipments';
import { orderStates, parcelStates, paymentStates } from '@/lib/db/states';
import { placeOrder } from '@/lib/orders/checkout/place-store';
import { among, orderSteps, parcelSteps, paymentSteps, refundSteps, type Step } from '@/lib/orders/life';
import { lockOrder, stepOrder, stepParcels, stepPayment } from '@/lib/orders/life-store';
import { markDelivered, markDispatched, markPacked } from '@/lib/orders/parcels/fulfil-store';
import { latestAttempt } from '@/lib/orders/store';
import { closeEarlier, openCheckout } from '@/lib/payments/open-store';
import { payBack } from '@/lib/payments/refunds/pay-back-store';
import { refund } from '@/lib/payments/refunds/refund-store';
import { settle } from '@/lib/payments/settle-store';
import { employ } from '../fixtures/desk';
import { askFor, pieces, tellNews, whole } from '../fixtures/refunds';
import { buyable, cards, openSandbox, setStock, type TestStripe } from '../fixtures/shopping';

const tables = {
  orders: orderSteps,
  shipments: parcelSteps,
  payment_attempts: paymentSteps,
  refunds: refundSteps,
} satisfies Record<string, Record<string, Step<string>>>;

/** Every arrow of the tables, as the database writes them down: 'orders: paid > cancelled'. */
const arrows = (table: string, steps: Record<string, Step<string>>) =>
  Object.values(steps).flatMap(({ from, to }) =>
    (from.length === 0 ? [''] : from).map((was) => `${table}: ${was} > ${to}`),
  );
const allowed = new Set(Object.entries(tables).flatMap(([table, steps]) => arrows(table, steps)));

const namesOf = <Name extends string>(steps: Record<Name, unknown>): Name[] =>
  Object.keys(steps).filter((name): name is Name => name in steps);

let stripe: TestStripe;
let staffId: string;
beforeAll(async () => {
  stripe = await openSandbox();
  staffId = await employ('Ann Smith', 'owner');
  const database = await db();
  await database.execute(sql`create table moves_made (move text primary key)`);
  await database.execute(sql`create function write_move() returns trigger language plpgsql as $$
    declare was text := case when tg_op = 'UPDATE' then old.status else '' end;
    begin
      if was <> new.status then
        insert into moves_made values (tg_table_name || ': ' || was || ' > ' || new.status) on conflict do nothing;
      end if;
      return new;
    end $$`);
  for (const table of Object.keys(tables))
    await database.execute(
      sql`create trigger write_move after insert or update on ${sql.identifier(table)} for each row execute function write_move()`,
    );
});
afterAll(() => stripe.close());

async function moves(): Promise<string[]> {
  const { rows } = await (await db()).execute<{ move: string }>(sql`select move from moves_made order by move`);
  return rows.map(({ move }) => move);
}

/** One order in the hands of its buyer, of Stripe and of staff: each does a thing, whether it makes sense or not. */
async function oneOrder(bottles: number, card: string) {
  const wanted = await buyable(randomUUID(), [{ variant: 'GMK-500', quantity: bottles }]);
  const since = stripe.store.events.length;
  let orderId = '';
  const place = async () => {
    const placed = await placeOrder(wanted, new Date());
    if (placed.ok) orderId = placed.orderId;
  };
  await setStock(50);
  await place();
  const session = () =>
    [...stripe.store.sessions.values()].filter((one) => one.client_reference_id === orderId).at(-1) ?? null;
  const pay = async (action: 'pay' | 'delayed') => {
    const url = session()?.url;
    if (url) await stripe.pay(url, action, card);
  };
  const look = async () => {
    const found = session();
    if (found) await settle(found.id);
  };
  const arrive = async (money: 'here' | 'failed') => {
    const found = session();
    if (found) await stripe.tell('arrive', { session: found.id, money });
  };
  const parcels = async () => {
    const { rows } = await (await db()).execute<{ id: string }>(
      sql`select id from shipments where order_id = ${orderId}`,
    );
    return rows.map(({ id }) => id);
  };
  const unheard = async () => {
    await stripe.tell('faults', { path: '/v1/checkout/sessions', method: 'POST', kind: 'lose', times: 9 });
    await openCheckout(orderId);
    await stripe.tell('calm');
  };
  const acts = {
    place,
    open: () => openCheckout(orderId),
    /** Stripe has the page and the shop never hears of it, so gives the order up. */
    unheard,
    pay: () => pay('pay'),
    paySlowly: () => pay('delayed'),
    here: () => arrive('here'),
    failed: () => arrive('failed'),
    look,
    leave: () => closeEarlier(orderId, []),
    emptyShelf: async () => {
      const { rows } = await (await db()).execute<{ reserved: number }>(
        sql`select reserved from stock where sku = 'GMK-500'`,
      );
      await setStock(rows[0]?.reserved ?? 0, rows[0]?.reserved ?? 0);
    },
    wrongAmount: async () => {
      await (await db()).execute(
        sql`update orders set goods_pence = goods_pence + 1, total_pence = total_pence + 1 where id = ${orderId} and paid_at is null`,
      );
    },
    payBack: async () => {
      const attempt = await latestAttempt(await db(), orderId);
      if (attempt) await payBack({ id: randomUUID(), attemptId: attempt.id, reason: 'Wrong', staffId });
    },
    refundAll: () => refund(askFor(orderId, whole)),
    refundOne: () => refund(askFor(orderId, pieces(1))),
    later: async () => {
      await stripe.tell('later');
      await tellNews(stripe, since);
    },
    newsBackwards: () => tellNews(stripe, since, (events) => events.toReversed()),
    cancel: () =>
      cancelOrder({ id: randomUUID(), orderId, reason: 'Asked', restock: true, by: { origin: 'staff', staffId } }),
    pack: async () => markPacked(await parcels(), staffId),
    dispatch: async () => {
      for (const shipmentId of await parcels())
        await markDispatched({ shipmentId, carrier: 'royal-mail', trackingNumber: null, staffId });
    },
    deliver: async () => markDelivered(await parcels(), staffId),
    resend: () =>
      resendLine({ id: randomUUID(), orderId, position: 0, quantity: 1, reason: 'Broken', staffId, role: 'owner' }),
  };
  return acts;
}
type Act = keyof Awaited<ReturnType<typeof oneOrder>>;

async function live(did: readonly Act[], { bottles = 2, card = cards.pays } = {}): Promise<void> {
  const acts = await oneOrder(bottles, card);
  for (const act of did) await acts[act]();
}

const bought = ['open', 'pay', 'look'] as const;
const lives: [string, Act[], string?][] = [
  ['paid at once, packed, sent, brought', [...bought, 'pack', 'dispatch', 'deliver']],
  ['paid slowly', ['open', 'paySlowly', 'look', 'here', 'look']],
  ['paid slowly and in vain', ['open', 'paySlowly', 'look', 'failed', 'look']],
  ['left, then placed again', ['open', 'leave', 'place', ...bought]],
  ['paid after it was given up', ['unheard', 'pay', 'look']],
  ['paid after the last one had gone', ['unheard', 'emptyShelf', 'pay', 'look']],
  ['cancelled before it is packed', [...bought, 'cancel']],
  ['packed, then cancelled', [...bought, 'pack', 'cancel']],
  ['packed, then refunded in part', [...bought, 'pack', 'refundOne']],
  ['refunded, then cancelled', [...bought, 'refundAll', 'cancel']],
  ['refunded in vain', [...bought, 'refundAll', 'later'], cards.failingRefund],
  ['refunded slowly', [...bought, 'refundAll', 'later'], cards.slowRefund],
  ['paid wrongly and paid back', ['open', 'wrongAmount', 'pay', 'look', 'payBack']],
];

test('every step of an order and of a parcel is taken by some order, and none but those of the table', async () => {
  for (const [, did, card] of lives) await live(did, { card });
  const made = await moves();
  expect(made.filter((move) => !allowed.has(move))).toEqual([]);
  for (const [table, steps] of Object.entries({ orders: orderSteps, shipments: parcelSteps }))
    expect(made.filter((move) => move.startsWith(`${table}:`))).toEqual(arrows(table, steps).toSorted());
});

test('whatever anybody does to an order, in whatever order, no status moves along an arrow that the table has not', async () => {
  const acts = namesOf(await oneOrder(1, cards.pays));
  const life = fc.record({
    card: fc.constantFrom(...Object.values(cards)),
    bottles: fc.integer({ min: 1, max: 3 }),
    did: fc.array(fc.constantFrom(...acts), { minLength: 6, maxLength: 16 }),
    begins: fc.constantFrom<Act[]>([], [...bought], ['open', 'paySlowly', 'look']),
  });
  await fc.assert(
    fc.asyncProperty(life, async ({ card, bottles, did, begins }) => {
      await live([...begins, ...did], { card, bottles });
      expect((await moves()).filter((move) => !allowed.has(move))).toEqual([]);
    }),
    { numRuns: 25, endOnFailure: true },
  );
});

class TakenBack extends Error {}

test('a step that a state does not allow is not written: of an order, a parcel or a payment', async () => {
  await live([...bought]);
  const { rows } = await (await db()).execute<{ id: string; parcel: string; attempt: string }>(
    sql`select o.id, s.id as parcel, a.id as attempt from orders o join shipments s on s.order_id = o.id
      join payment_attempts a on a.order_id = o.id where a.status = 'paid' limit 1`,
  );
  const { id = '', parcel = '', attempt = '' } = rows[0] ?? {};
  /** Whether the step is written when the row has the state; all of it is taken back. */
  const isWritten = async (table: string, row: string, state: string, step: (tx: Tx) => Promise<boolean>) => {
    let written: boolean | null = null;
    const tried = transaction(async (tx) => {
      await tx.execute(sql`update ${sql.identifier(table)} set status = ${state} where id = ${row}`);
      written = await step(tx);
      throw new TakenBack();
    });
    await expect(tried).rejects.toThrow(TakenBack);
    return written;
  };
  const takeOrder = async (tx: Tx, step: keyof typeof orderSteps) => {
    const order = await lockOrder(tx, id);
    if (!order) return false;
    return stepOrder(tx, order, step).then(
      () => true,
      () => false,
    );
  };
  for (const state of orderStates)
    for (const step of namesOf(orderSteps))
      expect([state, step, await isWritten('orders', id, state, (tx) => takeOrder(tx, step))]).toEqual([
        state,
        step,
        among(orderSteps[step].from, state),
      ]);
  for (const state of parcelStates)
    for (const step of namesOf(parcelSteps)) {
      const take = async (tx: Tx) => (await stepParcels(tx, eq(shipments.id, parcel), step)) === 1;
      expect([state, step, await isWritten('shipments', parcel, state, take)]).toEqual([
        state,
        step,
        among(parcelSteps[step].from, state),
      ]);
    }
  for (const state of paymentStates)
    for (const step of namesOf(paymentSteps)) {
      const { from, to } = paymentSteps[step];
      const written = await isWritten('payment_attempts', attempt, state, (tx) => stepPayment(tx, attempt, step));
      expect([state, step, written]).toEqual([state, step, among([...from, to], state)]);
    }
});
