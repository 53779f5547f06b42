import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { db } from '@/lib/db/connection';
import { bestSellers, dailyFigures, waitingParcels } from '@/lib/desk/reports/overview-store';
import { clockAt } from '../fixtures/clock';
import { place, setStock } from '../fixtures/shopping';

clockAt('2026-11-24T10:00:00Z');

async function paid(at: string): Promise<string> {
  const id = await place();
  await (await db()).execute(sql`update orders set status = 'paid', paid_at = ${at}::timestamptz where id = ${id}`);
  return id;
}
/** A refund of an attempt in some state, done at an instant. */
async function refunded(orderId: string, pence: number, at: string, attempt = 'paid'): Promise<void> {
  const database = await db();
  await database.execute(sql`update payment_attempts set status = ${attempt} where order_id = ${orderId}`);
  await database.execute(sql`insert into refunds (id, order_id, attempt_id, status, amount_pence, vat_pence, reason, origin, finished_at)
    select ${randomUUID()}, order_id, id, 'succeeded', ${pence}, 0, 'test', 'staff', ${at}::timestamptz from payment_attempts where order_id = ${orderId}`);
}

beforeAll(() => setStock(500));

test('a London day begins at London’s midnight: a summer’s 23:30 UTC is the next day, a winter’s is not', async () => {
  await paid('2026-10-24T23:30:00Z');
  await paid('2026-10-28T00:00:00Z');
  await paid('2026-11-23T23:30:00Z');
  const late = await paid('2026-11-24T09:00:00Z');
  await refunded(late, 100, '2026-11-24T09:30:00Z');
  await refunded(await paid('2026-11-24T08:00:00Z'), 625, '2026-11-24T09:30:00Z', 'refunded');
  const days = await dailyFigures();
  expect(days).toHaveLength(28);
  expect(
    days.filter(({ orders }) => orders > 0).map(({ day, orders, takenPence }) => [day, orders, takenPence]),
  ).toEqual([
    ['2026-10-28', 1, 1120],
    ['2026-11-23', 1, 1120],
    ['2026-11-24', 2, 2240],
  ]);
  // A second payment that went back is no money of the order's.
  expect(days.at(-1)?.givenBackPence).toBe(100);
  expect(await bestSellers()).toEqual([
    { sku: 'GMK-500', title: 'Goats’ Milk Kefir', label: '500 ml bottle', sold: 4, pence: 2500 },
  ]);
});

test('what has not left, by the day promised, and whether it keeps it', async () => {
  const parcel = async (promised: string, status: string, order?: string) => {
    const [id, of] = [randomUUID(), order ?? (await paid('2026-11-20T09:00:00Z'))];
    const database = await db();
    await database.execute(sql`insert into shipments (id, order_id, kind, status, storage, zone, promised_date)
      values (${id}, ${of}, 'resend', ${status}, 'chilled', 'mainland', ${promised})`);
    await database.execute(sql`insert into shipment_lines (shipment_id, position, sku, quantity)
      values (${id}, 0, 'GMK-500', 1)`);
  };
  // What is held back is nobody's delay.
  await parcel('2026-11-23', 'to-pack', await place());
  await parcel('2026-11-23', 'to-pack');
  await parcel('2026-11-25', 'packed');
  await parcel('2026-11-25', 'to-pack');
  await parcel('2026-11-25', 'dispatched');
  expect(await waitingParcels()).toEqual([
    { day: '2026-11-23', onTime: 0, atRisk: 0, late: 1 },
    { day: '2026-11-25', onTime: 2, atRisk: 0, late: 0 },
  ]);
});

test('with many orders the days are found by an index, not by reading every order', async () => {
  const database = await db();
  await database.execute(sql`insert into orders (id, number, token_hash, status, livemode, email, name, address_lines, town, postcode, zone, goods_pence, delivery_pence, delivery_vat_pence, total_pence, basket_key, placed_at, paid_at)
    select gen_random_uuid(), 'N' || n, 'T' || n, 'paid', false, 'a' || n || '@example.com', 'A', '[]', 'York', 'YO1 7HH', 'mainland', 625, 495, 0, 1120, 'K' || n,
      timestamptz '2026-11-24' - n * interval '3 hours', timestamptz '2026-11-24' - n * interval '3 hours' from generate_series(1, 5000) n`);
  await database.execute(sql`analyze orders`);
  const plan = async (query: ReturnType<typeof sql>) =>
    JSON.stringify((await database.execute(sql`explain (format json) ${query}`)).rows);
  expect(await plan(sql`select count(*) from orders where paid_at >= '2026-10-28'`)).toContain('orders_paid_at');
  expect(await plan(sql`select 1 from orders where lower(email) = 'a7@example.com'`)).toContain('orders_email');
});
