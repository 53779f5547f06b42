import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import { askReturn, cancelByBuyer, openOrder } from '@/lib/aftersales/withdrawal/withdraw-store';
import { db } from '@/lib/db/connection';
import { outbox } from '@/lib/db/schema/mail';
import { openAlerts } from '@/lib/orders/alerts/alerts-store';
import { eventsOf } from '@/lib/orders/events/events-store';
import { markPacked } from '@/lib/orders/parcels/fulfil-store';
import { refundsOf } from '@/lib/orders/refunds/refunds-store';
import { refund } from '@/lib/payments/refunds/refund-store';
import { parcels } from '../fixtures/books';
import { employ } from '../fixtures/desk';
import { opened, paidOrder, parcelIs } from '../fixtures/paid-order';
import { available, openSandbox, setStock, sku, statusOf } from '../fixtures/shopping';

let stripe: Awaited<ReturnType<typeof openSandbox>>;
beforeAll(async () => {
  stripe = await openSandbox();
});
beforeEach(() => setStock(50));
afterAll(() => stripe.close());

/** Two bottles of kefir, two bars of soap, one jar. */
const mixed = [
  { variant: sku, quantity: 2 },
  { variant: 'KSO-100', quantity: 2 },
  { variant: 'GJS-1', quantity: 1 },
];
const letters = async (orderId: string) => {
  const rows = await (await db()).select({ kind: outbox.kind }).from(outbox).where(eq(outbox.orderId, orderId));
  return rows.map(({ kind }) => kind).toSorted();
};
const soap = { position: 1, quantity: 2 };
const jar = { position: 2, quantity: 1 };
const ask = (told: Partial<Parameters<typeof askReturn>[1]> = {}) => ({
  id: randomUUID(),
  chosen: [jar],
  note: '',
  sealed: false,
  ...told,
});

test('a link that is nobody’s opens nothing', async () => {
  expect(await openOrder('A'.repeat(43))).toBeNull();
});

describe('cancelling before packing', () => {
  test('gives everything back, once, with the stock and a letter that says so', async () => {
    const order = await paidOrder(stripe, mixed);
    expect(await available()).toBe(48);
    const id = randomUUID();
    const found = await opened(order);
    expect(await Promise.all([cancelByBuyer(found, id), cancelByBuyer(found, id)])).toEqual([
      { ok: true },
      { ok: true },
    ]);
    expect(await cancelByBuyer(await opened(order), randomUUID())).toEqual({ ok: true });
    const [given, ...more] = await refundsOf(order);
    expect(more).toEqual([]);
    expect(given?.refund).toMatchObject({
      amountPence: found.detail.order.totalPence,
      origin: 'customer',
      restocked: true,
    });
    expect([await statusOf(order), await available()]).toEqual(['cancelled', 50]);
    expect(await letters(order)).toEqual(['order-paid', 'refunded']);
    expect((await opened(order)).state.withdrawal).toEqual({ may: 'neither', why: 'ended' });
  });

  test.each(['before the page was opened', 'after'])('packed %s, it is refused and nothing moves', async (when) => {
    const order = await paidOrder(stripe, mixed);
    const before = await opened(order);
    await parcelIs(order, 'packed');
    const page = when === 'after' ? before : await opened(order);
    const refused = await cancelByBuyer(page, randomUUID());
    expect(refused.ok ? '' : refused.message).toContain('just packed');
    expect([await statusOf(order), await refundsOf(order), await parcels(order)]).toEqual(['paid', [], ['packed']]);
  });

  test('at the same moment as it is packed: one of them happens, never both', async () => {
    const order = await paidOrder(stripe, mixed);
    const page = await opened(order);
    const parcel = page.detail.shipments[0]?.id ?? '';
    const [cancelled, moved] = await Promise.all([
      cancelByBuyer(page, randomUUID()),
      markPacked([parcel], await employ('Packer', 'agent')),
    ]);
    expect(moved.get(parcel)).toBe(cancelled.ok ? 'cancelled' : 'done');
    expect([await statusOf(order), await parcels(order)]).toEqual(
      cancelled.ok ? ['cancelled', ['cancelled']] : ['paid', ['packed']],
    );
  });
});

describe('asking to return', () => {
  test('calls a person, confirms it in a letter, and gives nothing back yet; sent twice it is one', async () => {
    const order = await paidOrder(stripe, mixed);
    await parcelIs(order, 'delivered');
    const asked = ask({ chosen: [soap, jar], sealed: true, note: 'A present that was not wanted' });
    const found = await opened(order);
    expect(await askReturn(found, asked)).toEqual({ ok: true });
    expect(await askReturn(await opened(order), asked)).toEqual({ ok: true });
    const events = (await eventsOf(order)).filter(({ kind }) => kind === 'return-asked');
    expect(events.map(({ detail }) => detail.says)).toEqual([
      '2 × Goats’ Kefir Soap, 100 g bar; 1 × Glass Jar and Strainer, Jar and strainer',
    ]);
    const alerts = (await openAlerts()).filter(({ orderId }) => orderId === order);
    expect(alerts.map(({ kind, subject }) => [kind, subject])).toEqual([['return-asked', asked.id]]);
    expect(await letters(order)).toEqual(['order-paid', 'return-asked']);
    expect(await refundsOf(order)).toEqual([]);
    expect((await opened(order)).state.withdrawal).toEqual({ may: 'neither', why: 'all-back' });
  });

  test('staff refund it when it is back, and then nothing is awaited any more', async () => {
    const order = await paidOrder(stripe, mixed);
    await parcelIs(order, 'dispatched');
    await askReturn(await opened(order), ask());
    expect((await opened(order)).state.awaited.get(2)).toBe(1);
    const of = { kind: 'lines' as const, lines: [jar], delivery: false };
    await refund({ id: randomUUID(), orderId: order, of, reason: 'Returned', restock: true, by: { origin: 'shop' } });
    const { state } = await opened(order);
    expect(state.awaited.get(2)).toBe(0);
    expect(state.withdrawal).toMatchObject({ may: 'return', lines: [{ position: 1, quantity: 2 }] });
  });

  test.each([
    ['fresh food', { chosen: [{ position: 0, quantity: 1 }] }, 'more than can still be returned'],
    ['soap without its seal', { chosen: [soap] }, 'seals are unbroken'],
    ['nothing', { chosen: [] }, 'Choose how many'],
  ])('%s is refused', async (_name, told, says) => {
    const order = await paidOrder(stripe, mixed);
    await parcelIs(order, 'delivered');
    const refused = await askReturn(await opened(order), ask(told));
    expect(refused.ok ? '' : refused.message).toContain(says);
    expect(await letters(order)).toEqual(['order-paid']);
  });

  test('two asked for at one moment can’t both have the last one', async () => {
    const order = await paidOrder(stripe, mixed);
    await parcelIs(order, 'delivered');
    const found = await opened(order);
    const both = await Promise.all([askReturn(found, ask()), askReturn(found, ask())]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await opened(order)).state.awaited.get(2)).toBe(1);
  });

  test('fifteen days after delivery the time is over', async () => {
    const order = await paidOrder(stripe, mixed);
    await parcelIs(order, 'delivered', new Date(Date.now() - 15 * 86_400_000).toISOString());
    const refused = await askReturn(await opened(order), ask());
    expect(refused.ok ? '' : refused.message).toContain('ended on');
  });

  test('an order to pack is cancelled instead', async () => {
    const order = await paidOrder(stripe, mixed);
    const refused = await askReturn(await opened(order), ask());
    expect(refused.ok ? '' : refused.message).toContain('cancel it instead');
    await (await db()).execute(sql`update orders set status = 'refunded' where id = ${order}`);
    const ended = await cancelByBuyer(await opened(order), randomUUID());
    expect(ended.ok ? '' : ended.message).toContain('nothing left to undo');
  });
});
