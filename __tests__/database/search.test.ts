import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { redact } from '@/lib/chat/log/redact-store';
import { conversationOf, say } from '@/lib/chat/visitor/conversation-store';
import { db, transaction } from '@/lib/db/connection';
import { foundConversations, foundOrders } from '@/lib/desk/find/find-store';
import { takeNote } from '@/lib/desk/inbox/act-store';
import { queue } from '@/lib/desk/inbox/queue-store';
import { ordersFound, talksFound } from '@/lib/desk/search/search-store';
import { begin, message, somebody } from '../fixtures/conversation';
import { employ } from '../fixtures/desk';

let ann: string;
const many = 3_000;
beforeAll(async () => {
  ann = await employ('Ann Smith', 'lead');
  const database = await db();
  await database.execute(sql`
    insert into orders (id, number, token_hash, status, livemode, email, name, recipient_name, phone, address_lines, town, postcode, zone,
      goods_pence, delivery_pence, delivery_vat_pence, total_pence, basket_key, placed_at)
    select gen_random_uuid(), 'LK-' || lpad(n::text, 4, '0') || '-TEST', 't' || n, 'paid', false,
      'buyer' || n || '@example.com', 'Buyer Number' || n, null, null, jsonb_build_array(n || ' Milk Lane', 'Flat B'), 'York', 'YO1 7HH',
      'mainland', 100, 0, 0, 100, 'b' || n, timestamptz '2026-11-20T10:00:00Z' + n * interval '1 second'
    from generate_series(1, ${many}) n`);
  await database.execute(sql`
    update orders set name = 'Zoë O’Neill', recipient_name = 'Grace Hopper', phone = '01904 496 099', email = 'zoe.oneill@dairy.example',
      address_lines = '["The Old Creamery", "Churn Street"]', town = 'Llanfair', postcode = 'LL61 5UJ' where number = 'LK-0042-TEST'`);
  await database.execute(sql`
    insert into order_lines (order_id, position, sku, slug, title, label, storage, quantity, unit_pence, gross_pence,
      vat_rate, vat_pence, cancellation_rule, cancellation_reason)
    select id, 0, 'GMK-500', 'goats-milk-kefir', case when number = 'LK-0077-TEST' then 'Lavender soap' else 'Kefir' end, '500 ml', 'chilled', 1,
      100, 100, 'zero', 0, 'perishable', 'Food' from orders`);
  await database.execute(sql`
    insert into conversations (id, visitor_hash, name) select gen_random_uuid(), 'h' || n, 'Visitor' || n from generate_series(1, ${many}) n`);
  await database.execute(sql`
    insert into chat_events (conversation_id, visibility, seq, position, kind, client_id, author, body)
    select id, 'all', 1, 1, 'message', gen_random_uuid(), 'visitor', jsonb_build_object('text', 'Is it fizzy, asks ' || name) from conversations`);
  await database.execute(sql`analyze`);
});

const numbers = async (typed: string) => (await ordersFound(typed, 1)).rows.map(({ number }) => number);

describe('an order is found by', () => {
  test.each([
    ['a name, without its accent', 'zoe'],
    ['a name with an apostrophe', "O'Neill"],
    ['the same without', 'oneill'],
    ['its second half', 'neill'],
    ['whom the parcel is for', 'hopper grace'],
    ['an address', 'old cream'],
    ['the second line of it', 'churn street'],
    ['a town', 'llanf'],
    ['a postcode', 'LL61 5UJ'],
    ['a postcode written as one', 'll615uj'],
    ['the beginning of a postcode', 'll61'],
    ['a number', 'LK-0042-TEST'],
    ['a number written as one', 'lk0042test'],
    ['a number without its first letters', '0042-test'],
    ['and as one', '0042TEST'],
    ['a telephone number', '01904496099'],
    ['an e-mail address', 'zoe.oneill@dairy.example'],
    ['its domain', 'dairy'],
    ['a name and a product together', 'zoe kefir'],
  ])('%s: %s', async (_by, typed) => {
    expect(await numbers(typed)).toEqual(['LK-0042-TEST']);
  });

  test('a product', async () => {
    expect(await numbers('lavender')).toEqual(['LK-0077-TEST']);
  });

  test.each(['', ' ', '%', '_', '\\', '$1', "'", "' or 1=1--", '" & ! | ( )', ':*', '\u{1F404}', 'a'])(
    '%j finds none, and breaks nothing',
    async (typed) => {
      expect([await numbers(typed), (await talksFound(typed, 1)).rows]).toEqual([[], []]);
    },
  );

  test('what all of them have, in pages, the latest first, each once', async () => {
    const [first, second] = [await ordersFound('kefir', 1), await ordersFound('kefir', 2)];
    expect([first.rows.length, first.more, second.rows.length]).toEqual([10, true, 10]);
    const all = [...first.rows, ...second.rows].map(({ number }) => number);
    expect(new Set(all).size).toBe(20);
    expect(all[0]).toBe(`LK-${many}-TEST`);
    expect((await ordersFound('zoe', 2)).rows).toEqual([]);
  });
});

describe('a conversation is found by', () => {
  test('its words and notes, shown around the hit; not by what was taken out', async () => {
    const { id } = await begin(`${'Well. '.repeat(60)}Two bottles are blown up on the doormat.`);
    await takeNote({ conversationId: id, staffId: ann, id: randomUUID(), text: 'Sounds like Quagmire' });
    const [found] = (await talksFound('doormat bottl', 1)).rows;
    expect(found).toMatchObject({ id, says: expect.stringMatching(/^… .*Two bottles are blown up on the doormat\.$/) });
    expect((await talksFound('quagmire', 1)).rows).toMatchObject([{ id, says: 'Sounds like Quagmire' }]);
    const { rows } = await queue({ view: 'open', find: 'doormat' }, ann);
    expect(rows).toMatchObject([{ id, last: expect.stringContaining('doormat') }]);
    await transaction((tx) => redact(tx, id, { visibility: 'all', seq: 1 }, ann));
    expect((await talksFound('doormat', 1)).rows).toEqual([]);
  });

  test('whose order it is about, and by that order’s number and postcode', async () => {
    const { rows } = await (await db()).execute<{ id: string }>(
      sql`select id from orders where number = 'LK-0042-TEST'`,
    );
    const visitor = { ...somebody(), orderId: rows[0]?.id ?? '' };
    await say(visitor, message('Is it on its way?'));
    const id = (await conversationOf(visitor))?.id;
    for (const typed of ['zoe', 'lk0042test', 'LL61 5UJ'])
      expect((await talksFound(typed, 1)).rows).toMatchObject([{ id, title: 'Zoë O’Neill', number: 'LK-0042-TEST' }]);
  });

  test('a message of one endless word is stored, and found by its beginning', async () => {
    const { id } = await begin(`${'Xy'.repeat(1_900)}`);
    expect((await talksFound('xyxyxy', 1)).rows.map((row) => row.id)).toEqual([id]);
  });
});

test('no large table is read from end to end for a search', async () => {
  const planOf = async (found: ReturnType<typeof foundOrders>) => {
    const { rows } = await (await db()).execute<{ 'QUERY PLAN': string }>(sql`explain ${found}`);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  };
  for (const plan of [await planOf(foundOrders('zoe lavender 42')), await planOf(foundConversations('zoe fizzyy'))]) {
    expect(plan).not.toMatch(/Seq Scan/);
    expect(plan).toMatch(/_words/);
  }
});
