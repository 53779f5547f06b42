import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { changeAddress } from '@/lib/aftersales/address-store';
import { conversationOf, say } from '@/lib/chat/visitor/conversation-store';
import { visitorOfOrder } from '@/lib/chat/visitor/visitor-store';
import { db } from '@/lib/db/connection';
import { takeNote } from '@/lib/desk/inbox/act-store';
import { copyOf } from '@/lib/desk/people/copy-store';
import { erase } from '@/lib/desk/people/person-data-store';
import { forgetOldBuyers } from '@/lib/orders/retention/forget-store';
import { orderByToken, orderToken } from '@/lib/orders/store';
import { openCheckout } from '@/lib/payments/open-store';
import { refund } from '@/lib/payments/refunds/refund-store';
import { settle } from '@/lib/payments/settle-store';
import { clockAt } from '../fixtures/clock';
import { begin, message } from '../fixtures/conversation';
import { employ } from '../fixtures/desk';
import { askFor, whole } from '../fixtures/refunds';
import { buyable, cards, open, openSandbox, place, setStock } from '../fixtures/shopping';

const clock = clockAt('2026-11-24T10:00:00Z');
let stripe: Awaited<ReturnType<typeof openSandbox>>;
let ann: string;
beforeAll(async () => {
  stripe = await openSandbox();
  ann = await employ('Ann Smith', 'lead');
});
beforeEach(() => {
  clock.set('2026-11-24T10:00:00Z');
  return setStock(50);
});
afterAll(() => stripe.close());

const email = 'ada@example.com';
const everything = async () => {
  const tables = await (await db()).execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_name not like 'staff%'`,
  );
  const rows: unknown[] = [];
  for (const { name } of tables.rows)
    rows.push([name, (await (await db()).execute(sql`select * from ${sql.identifier(name)}`)).rows]);
  return JSON.stringify(rows);
};

/** Ada's paid order with its conversation, another that she began by typing her address, and somebody else's. */
async function ada() {
  const orderId = await place(await buyable(randomUUID()));
  const opened = await openCheckout(orderId);
  if (!opened.ok) throw new Error(opened.reason);
  await stripe.pay(opened.url);
  await settle(opened.url.split('/').at(-1) ?? '');
  const visitor = await visitorOfOrder(orderToken(orderId));
  if (!visitor) throw new Error('no visitor');
  await say(visitor, message('canary-of-the-order'));
  const { id = '' } = (await conversationOf(visitor)) ?? {};
  await takeNote({ conversationId: id, staffId: ann, id: randomUUID(), text: 'canary-of-a-note' });
  const typed = await begin('canary-typed');
  await say(typed.visitor, { ...message('more'), name: 'Ada Canary', email: 'Ada@Example.com' });
  const other = await begin('somebody else');
  return { orderId, other };
}
const deliver = (orderId: string) =>
  db().then((database) => database.execute(sql`update shipments set status = 'delivered' where order_id = ${orderId}`));

describe('a person’s data', () => {
  test('a copy has orders with their lines, their own conversations with words and notes, and no secret', async () => {
    const { orderId } = await ada();
    const copy = await copyOf('ADA@example.com');
    expect(copy.orders.map(({ id, lines }) => [id, lines.length])).toContainEqual([orderId, 1]);
    const text = JSON.stringify(copy);
    for (const words of ['canary-of-the-order', 'canary-of-a-note', 'Milk Lane']) expect(text).toContain(words);
    for (const secret of ['tokenHash', 'basketKey', 'visitorHash']) expect(text).not.toContain(secret);
    // Whoever typed the address may have been anybody.
    for (const words of ['canary-typed', 'somebody else']) expect(text).not.toContain(words);
    expect(copy.conversationsLeftOut).toBe(1);
  });

  test('what was said under an address that was confirmed is theirs', async () => {
    const { visitor, id } = await begin('canary-confirmed');
    await (await db()).execute(sql`update conversations set verified_email = 'Cy@example.com' where id = ${id}`);
    expect(JSON.stringify(await copyOf('cy@example.com'))).toContain('canary-confirmed');
    await erase('cy@example.com');
    expect(await conversationOf(visitor)).toBeNull();
  });

  test('is not erased while a parcel is on its way: all of it stays', async () => {
    await ada();
    const result = await erase(email);
    expect(result).toMatchObject({ ok: false });
    expect(result.ok ? [] : result.held.inTheWay[0]?.why).toBe('its parcel has not arrived yet');
    expect(await everything()).toContain('canary-of-the-order');
  });

  test('erased, nothing of it is anywhere; the order keeps its number, days and sums, and its link opens nothing', async () => {
    const { orderId, other } = await ada();
    await (await db()).execute(sql`update shipments set status = 'delivered'`);
    await deliver(orderId);
    const kept = () =>
      db().then(
        async (database) =>
          (await database.execute(sql`select number, total_pence, paid_at, zone from orders where id = ${orderId}`))
            .rows,
      );
    const before = await kept();
    expect(await erase('ADA@Example.com')).toMatchObject({ ok: true });
    expect(await kept()).toEqual(before);
    const left = await everything();
    for (const words of ['canary', 'ada@example.com', 'Ada@Example.com', 'Milk Lane', 'YO1 7HH'])
      expect(left).not.toContain(words);
    expect(await orderByToken(orderToken(orderId))).toBeNull();
    expect(await conversationOf(other.visitor)).not.toBeNull();
    expect(await erase(email)).toEqual({
      ok: true,
      erased: { orders: 0, conversations: 0, atStripe: 0, inTheWay: [] },
    });
  });
});

describe('nobody is erased while an order of theirs is not over', () => {
  type Buying = { orderId: string; sessionId: string };
  async function bought(email: string, card = cards.pays): Promise<Buying> {
    const orderId = await place(await buyable(randomUUID(), undefined, { email }));
    const { url, sessionId } = await open(orderId);
    await stripe.pay(url, 'pay', card);
    await settle(sessionId);
    await deliver(orderId);
    return { orderId, sessionId };
  }
  const becomes = (status: string) => async (orderId: string) => {
    await (await db()).execute(sql`update orders set status = ${status} where id = ${orderId}`);
  };
  const parcel = (status: string) => async (orderId: string) => {
    await (await db()).execute(sql`update shipments set status = ${status} where order_id = ${orderId}`);
  };
  const givenBack = async (orderId: string) => {
    await refund(askFor(orderId, whole));
  };
  const dispute = (status: string, closedAt: string | null) => async (orderId: string) => {
    await (await db()).execute(sql`
      insert into disputes (id, order_id, status, amount_pence, reason, closed_at)
      values (${randomUUID()}, ${orderId}, ${status}, 100, 'fraudulent', ${closedAt})`);
  };
  const unreached = async (orderId: string) => {
    await stripe.tell('faults', { path: '/v1/refunds', method: 'POST', kind: 'rate', times: 9 });
    await givenBack(orderId);
    await stripe.tell('calm');
  };

  test.each([
    ['waits for its payment', becomes('awaiting-payment'), 'it is not paid yet', cards.pays],
    ['is being paid by a slow way', becomes('processing'), 'it is not paid yet', cards.pays],
    ['has a parcel to pack', parcel('to-pack'), 'its parcel has not arrived yet', cards.pays],
    ['has a parcel that is packed', parcel('packed'), 'its parcel has not arrived yet', cards.pays],
    ['has a parcel under way', parcel('dispatched'), 'its parcel has not arrived yet', cards.pays],
    ['is to be refunded', unreached, 'a refund is on its way', cards.pays],
    ['has a refund on its way', givenBack, 'a refund is on its way', cards.slowRefund],
    ['is disputed', dispute('needs_response', null), 'its payment is disputed', cards.pays],
  ])('one %s', async (what, happens, why, card) => {
    const email = `${what.replaceAll(' ', '-')}@example.com`;
    const { orderId } = await bought(email, card);
    await happens(orderId);
    expect(await erase(email)).toMatchObject({ ok: false, held: { inTheWay: [{ why }] } });
    expect(await everything()).toContain(email);
  });

  test.each([
    ['a dispute that was lost', dispute('lost', '2026-11-24T10:00:00Z')],
    ['a refund that arrived', givenBack],
    ['a parcel that was never sent', parcel('cancelled')],
  ])('%s is no reason', async (what, happens) => {
    const email = `${what.replaceAll(' ', '-')}@example.com`;
    const { orderId } = await bought(email);
    await happens(orderId);
    expect(await erase(email)).toMatchObject({ ok: true });
  });

  test('with the buyer go the letters that have not gone, and the addresses in what happened; those that have gone stay noted', async () => {
    const email = 'moved@example.com';
    const { orderId } = await bought(email);
    await parcel('to-pack')(orderId);
    await changeAddress({
      id: randomUUID(),
      orderId,
      staffId: ann,
      name: 'Ada',
      address1: '9 Canary Row',
      address2: '',
      town: 'York',
      postcode: 'YO31 9ZZ',
      phone: '01904 496 000',
      note: 'canary at the door',
      bear: 0,
    });
    await givenBack(orderId);
    await parcel('delivered')(orderId);
    await (await db()).execute(sql`update outbox set sent_at = now() where subject_id = ${orderId}`);
    await erase(email);
    const { rows } = await (await db()).execute(
      sql`select kind, sent_at is not null as sent from outbox where order_id = ${orderId}`,
    );
    expect(rows).toEqual([{ kind: 'order-paid', sent: true }]);
    const left = await everything();
    for (const words of ['9 Canary Row', 'YO31 9ZZ', '01904 496 000', 'canary at the door'])
      expect(left).not.toContain(words);
  });

  test('whoever was erased buys the same again as somebody new', async () => {
    const wanted = await buyable(randomUUID(), undefined, { email: 'again@example.com' });
    const orderId = await place(wanted);
    await (await db()).execute(sql`update orders set status = 'cancelled' where id = ${orderId}`);
    await erase('again@example.com');
    expect(await place(wanted)).not.toBe(orderId);
  });
});

describe('by itself', () => {
  const buyerOf = async (orderId: string) =>
    (await (await db()).execute(sql`select name from orders where id = ${orderId}`)).rows[0]?.name;

  test('a paid order keeps its buyer for six years after its year, and its sums for good', async () => {
    const { orderId } = await ada();
    await (await db()).execute(sql`update orders set placed_at = '2026-11-24T10:00:00Z' where id = ${orderId}`);
    clock.set('2032-12-31T23:59:00Z');
    expect(await forgetOldBuyers()).toBe(0);
    expect(await buyerOf(orderId)).toBe('Ada');
    clock.set('2033-01-01T00:00:00Z');
    await forgetOldBuyers();
    expect(await buyerOf(orderId)).toBe('Erased');
    expect(await orderByToken(orderToken(orderId))).toBeNull();
    expect(await forgetOldBuyers()).toBe(0);
  });

  test('one that was paid and then cancelled is kept as long as any that was paid', async () => {
    const orderId = await place(await buyable(randomUUID()));
    await (await db()).execute(sql`
      update orders set status = 'cancelled', paid_at = '2026-11-24T10:00:00Z', cancelled_at = '2026-11-24T11:00:00Z',
        placed_at = '2026-11-24T09:00:00Z' where id = ${orderId}`);
    clock.set('2032-12-31T23:59:00Z');
    await forgetOldBuyers();
    expect(await buyerOf(orderId)).toBe('Ada');
  });

  test('an order given up unpaid keeps its buyer for ninety days', async () => {
    const orderId = await place(await buyable(randomUUID()));
    await (await db()).execute(
      sql`update orders set status = 'cancelled', cancelled_at = '2026-11-24T10:00:00Z' where id = ${orderId}`,
    );
    clock.set('2027-02-22T10:00:00Z');
    expect(await forgetOldBuyers()).toBe(0);
    clock.set('2027-02-22T10:00:01Z');
    expect(await forgetOldBuyers()).toBe(1);
    expect(await buyerOf(orderId)).toBe('Erased');
  });
});
