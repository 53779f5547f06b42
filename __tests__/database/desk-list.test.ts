import { beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { db } from '@/lib/db/connection';
import { readFilter } from '@/lib/desk/orders/filter';
import { deskCounts, deskList } from '@/lib/desk/orders/list-store';
import { importTracking } from '@/lib/desk/packing/import-store';
import { clockAt } from '../fixtures/clock';
import { member } from '../fixtures/staff';

clockAt('2026-11-24T17:00:00Z');
const list = (query: Record<string, string>) => deskList(readFilter(query));
const numbers = async (query: Record<string, string>) => (await list(query)).rows.map(({ number }) => number);

/** A thousand paid orders: promised for one of ten days, every third chilled, every tenth to the Highlands. */
beforeAll(async () => {
  const database = await db();
  await database.execute(sql`
    insert into orders (id, number, token_hash, status, livemode, email, name, address_lines, town, postcode, zone,
      promised_date, goods_pence, delivery_pence, delivery_vat_pence, total_pence, basket_key, placed_at, paid_at)
    select gen_random_uuid(), 'LK-' || lpad(n::text, 4, '0') || '-TEST', 't' || n, 'paid', false,
      'buyer' || n || '@example.com', 'Buyer 100% ' || n, '["1 Milk Lane"]', 'York', 'YO1 7HH',
      case when n % 10 = 0 then 'highlands' else 'mainland' end, date '2026-11-20' + n % 10, 100, 0, 0, 100, 'b' || n,
      timestamptz '2026-11-20T10:00:00Z' + n * interval '1 second', now()
    from generate_series(1, 1000) n`);
  await database.execute(sql`
    insert into order_lines (order_id, position, sku, slug, title, label, storage, quantity, unit_pence, gross_pence,
      vat_rate, vat_pence, cancellation_rule, cancellation_reason)
    select id, 0, 'GMK-500', 'goats-milk-kefir', 'Milk', '500 ml', 'chilled', 1, 100, 100, 'zero', 0, 'perishable', 'Food'
    from orders`);
  await database.execute(sql`
    insert into shipments (id, order_id, kind, storage, zone, promised_date)
    select gen_random_uuid(), id, 'order', case when substr(number, 4, 4)::int % 3 = 0 then 'chilled' else 'ambient' end,
      zone, promised_date from orders`);
  await database.execute(sql`
    insert into shipment_lines (shipment_id, position, sku, quantity) select id, 0, 'GMK-500', 2 from shipments`);
});

describe('a thousand orders to pack', () => {
  test('come in pages, soonest promised first, chilled and ambient apart, each once', async () => {
    const seen: string[] = [];
    const order: string[] = [];
    for (let page = 1; page <= 10; page++) {
      const { rows, total } = await list({ page: String(page) });
      expect([rows.length, total]).toEqual([100, 1000]);
      seen.push(...rows.map(({ number }) => number));
      order.push(...rows.map(({ promisedDate, storage }) => `${promisedDate} ${storage === 'chilled' ? 0 : 1}`));
    }
    expect(new Set(seen).size).toBe(1000);
    expect(order).toEqual(order.toSorted());
    expect((await list({ page: '11' })).rows).toEqual([]);
  });

  test('are narrowed by storage, zone and day together', async () => {
    const { rows, total } = await list({ storage: 'chilled', zone: 'highlands', day: '2026-11-20' });
    expect(total).toBe(33);
    expect(rows[0]).toMatchObject({ storage: 'chilled', zone: 'highlands', promisedDate: '2026-11-20', items: 2 });
  });

  test('late and at risk are the same in the count, in the list and on each row', async () => {
    const counts = await deskCounts();
    for (const show of ['late', 'at-risk'] as const) {
      const { rows, total } = await list({ show });
      expect([show, total]).toEqual([show, counts[show] ?? 0]);
      expect(new Set(rows.map(({ risk }) => risk))).toEqual(new Set(total > 0 ? [show] : []));
    }
    expect(counts.late).toBeGreaterThan(400);
    expect(counts['to-pack']).toBe(1000);
  });

  test.each([
    ['lk0042test', 'LK-0042-TEST'],
    ['LK-0042', 'LK-0042-TEST'],
    ['BUYER42@', 'LK-0042-TEST'],
    ['100% 1000', 'LK-1000-TEST'],
  ])('%s finds %s alone', async (q, number) => {
    expect(await numbers({ q })).toEqual([number]);
  });

  test.each([["' or 1=1--"], ['%%'], ['_'], ['\\'], ['$1']])('%s finds nobody, and breaks nothing', async (q) => {
    expect(await numbers({ q })).toEqual([]);
  });

  test('postcodes are found however they are spaced', async () => {
    expect((await list({ q: 'yo17hh' })).total).toBe(1000);
    expect((await list({ q: 'YO1 7H', show: 'packed' })).total).toBe(0);
  });
});

describe('tracking numbers from a file', () => {
  const row = { line: 2, number: 'LK-0001-TEST', parcel: '', carrier: 'dpd', trackingNumber: '1550123' };

  test('send each parcel once; the same file again changes nothing; what can’t be done is said by line', async () => {
    const { id } = await member('agent');
    const rows = [
      row,
      { ...row, line: 3, number: 'LK-0002-TEST' },
      { ...row, line: 4, number: 'LK-9999-ZZZZ' },
      { ...row, line: 5, trackingNumber: '999' },
    ];
    const problems = [
      { line: 4, message: expect.stringContaining('no parcel') },
      { line: 5, message: expect.stringContaining('another number') },
    ];
    expect(await importTracking(rows, id)).toEqual({ dispatched: 2, known: 0, problems });
    expect(await importTracking(rows, id)).toEqual({ dispatched: 0, known: 2, problems });
    const { rows: letters } = await (await db()).execute(sql`select 1 from outbox where kind = 'dispatched'`);
    expect(letters).toHaveLength(2);
  });

  test('an order with two parcels to send needs to say which', async () => {
    const { id } = await member('agent');
    const [parcel] = (await list({ q: 'LK-0003' })).rows;
    await (await db()).execute(sql`
      insert into shipments (id, order_id, kind, storage, zone) values (gen_random_uuid(), ${parcel?.orderId}, 'resend', 'chilled', 'mainland')`);
    const third = { ...row, number: 'LK-0003-TEST' };
    expect(await importTracking([third], id)).toMatchObject({
      problems: [{ line: 2, message: expect.stringContaining('more than one parcel') }],
    });
    expect(await importTracking([{ ...third, parcel: parcel?.parcelId ?? '' }], id)).toMatchObject({ dispatched: 1 });
  });
});
