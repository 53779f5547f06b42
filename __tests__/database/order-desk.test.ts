import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { changeAddress } from '@/lib/aftersales/address-store';
import { resendLine } from '@/lib/aftersales/resend-store';
import { db } from '@/lib/db/connection';
import { deskOrder } from '@/lib/desk/orders/order-store';
import { parcelsById } from '@/lib/desk/packing/parcels-store';
import { addNote, markDelivered, markDispatched, markPacked } from '@/lib/orders/parcels/fulfil-store';
import { refund } from '@/lib/payments/refunds/refund-store';
import { parcels } from '../fixtures/books';
import { clockAt } from '../fixtures/clock';
import { available, openSandbox, paid, setStock, sku, type TestStripe } from '../fixtures/shopping';
import { member } from '../fixtures/staff';

const clock = clockAt('2026-11-23T10:00:00Z');
let stripe: TestStripe;
let staffId: string;
beforeAll(async () => {
  stripe = await openSandbox();
  staffId = (await member('agent')).id;
});
beforeEach(async () => {
  clock.set('2026-11-23T10:00:00Z');
  await setStock(50);
});
afterAll(() => stripe.close());

async function order(bottles = 1) {
  const { orderId } = await paid(stripe, { bottles });
  const parcel = (await deskOrder(orderId))?.parcels[0]?.id ?? '';
  return { orderId, parcel };
}
const read = async (orderId: string) => {
  const found = await deskOrder(orderId);
  if (!found) throw new Error('no such order');
  return found;
};
const happened = async (orderId: string) => (await read(orderId)).events.map(({ kind }) => kind);
const letters = async (orderId: string) => (await read(orderId)).letters.map(({ kind }) => kind).toSorted();
const dispute = async (orderId: string, closed: string | null = null) =>
  (await db()).execute(sql`
    insert into disputes (id, order_id, status, amount_pence, reason, closed_at)
    values (${randomUUID()}, ${orderId}, ${closed ?? 'needs_response'}, 100, 'fraudulent', ${closed ? new Date().toISOString() : null})`);

const becomes = async (orderId: string, status: string) =>
  (await db()).execute(sql`update orders set status = ${status} where id = ${orderId}`);

describe('packing and dispatching', () => {
  test('each once, however often and by however many it is said, with one letter', async () => {
    const { orderId, parcel } = await order();
    const packed = await Promise.all([1, 2, 3].map(() => markPacked([parcel], staffId)));
    expect(packed.map((moved) => moved.get(parcel)).toSorted()).toEqual(['done', 'known', 'known']);
    const sent = { shipmentId: parcel, carrier: 'dpd', trackingNumber: '1550123', staffId };
    const moved = await Promise.all([1, 2, 3].map(() => markDispatched(sent)));
    expect(moved.toSorted()).toEqual(['done', 'known', 'known']);
    const delivered = await Promise.all([1, 2].map(() => markDelivered([parcel], staffId)));
    expect(delivered.map((one) => one.get(parcel)).toSorted()).toEqual(['done', 'known']);
    expect(await happened(orderId)).toEqual(['placed', 'paid', 'packed', 'dispatched', 'delivered']);
    expect(await letters(orderId)).toEqual(['dispatched', 'order-paid']);
  });

  test('sent without having been marked packed is packed too; another number afterwards is a correction without a letter', async () => {
    const { orderId, parcel } = await order();
    const sent = { shipmentId: parcel, carrier: 'dpd', trackingNumber: '1550123', staffId };
    expect(await markDispatched(sent)).toBe('done');
    expect(await markDispatched({ ...sent, trackingNumber: '1550124' })).toBe('corrected');
    const [row] = (await read(orderId)).parcels;
    expect([row?.trackingNumber, row?.packedAt]).toEqual(['1550124', new Date('2026-11-23T10:00:00Z')]);
    expect(await happened(orderId)).toEqual(['placed', 'paid', 'packed', 'dispatched', 'tracking-corrected']);
    expect(await letters(orderId)).toEqual(['dispatched', 'order-paid']);
  });

  test('what is not sent is not delivered, and what is not there is unknown', async () => {
    const { parcel } = await order();
    const nobody = randomUUID();
    expect([...(await markDelivered([parcel, nobody], staffId)).values()]).toEqual(['not-sent', 'unknown']);
  });

  test.each([
    ['open', null, 'disputed'],
    ['lost', 'lost', 'disputed'],
    ['won', 'won', 'done'],
  ] as const)('while a dispute is %s', async (_state, closed, expected) => {
    const { orderId, parcel } = await order();
    await dispute(orderId, closed);
    expect((await markPacked([parcel], staffId)).get(parcel)).toBe(expected);
    expect(await markDispatched({ shipmentId: parcel, carrier: 'dpd', trackingNumber: null, staffId })).toBe(expected);
  });

  test('nothing of an order that has gone back leaves', async () => {
    const { orderId, parcel } = await order();
    await refund({
      id: randomUUID(),
      orderId,
      of: { kind: 'whole' },
      reason: 'x',
      restock: false,
      by: { origin: 'shop' },
    });
    expect((await markPacked([parcel], staffId)).get(parcel)).toBe('cancelled');
    expect(await markDispatched({ shipmentId: parcel, carrier: 'dpd', trackingNumber: null, staffId })).toBe(
      'cancelled',
    );
  });

  test('what is cancelled, and what of an order has gone back, is not printed', async () => {
    const [one, cancelled, refunded] = [await order(), await order(), await order()];
    await (await db()).execute(sql`update shipments set status = 'cancelled' where id = ${cancelled.parcel}`);
    await becomes(refunded.orderId, 'refunded');
    const printed = await parcelsById([refunded.parcel, cancelled.parcel, one.parcel, randomUUID()]);
    expect(printed.map(({ parcel }) => parcel.id)).toEqual([one.parcel]);
  });

  test('one that can not be packed holds up no other', async () => {
    const [one, other] = [await order(), await order()];
    await dispute(one.orderId);
    const moved = await markPacked([one.parcel, other.parcel], staffId);
    expect([moved.get(one.parcel), moved.get(other.parcel)]).toEqual(['disputed', 'done']);
  });

  test('a note sent twice stands there once', async () => {
    const { orderId } = await order();
    const note = { id: randomUUID(), orderId, text: 'Rang, will be in at noon', staffId };
    await Promise.all([addNote(note), addNote(note)]);
    expect((await happened(orderId)).filter((kind) => kind === 'note')).toHaveLength(1);
  });
});

describe('sending a line again', () => {
  const again = (orderId: string, more = {}) =>
    resendLine({
      id: randomUUID(),
      orderId,
      position: 0,
      quantity: 1,
      reason: 'Leaked',
      staffId,
      role: 'owner',
      ...more,
    });

  test('is one parcel to pack and takes the stock once, however often it is asked', async () => {
    const { orderId } = await order(3);
    const id = randomUUID();
    const asked = await Promise.all([1, 2, 3].map(() => again(orderId, { id, quantity: 2 })));
    expect(asked).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
    expect(await available()).toBe(50 - 3 - 2);
    const [, parcel] = (await read(orderId)).parcels;
    expect(parcel).toMatchObject({
      id,
      kind: 'resend',
      status: 'to-pack',
      promisedDate: '2026-11-24',
      reason: 'Leaked',
    });
    expect(parcel?.lines).toMatchObject([{ position: 0, sku, quantity: 2 }]);
    expect((await happened(orderId)).filter((kind) => kind === 'resent')).toHaveLength(1);
    const { rows } = await (await db()).execute(sql`select change, reason from stock_movements where id = ${id}`);
    expect(rows).toEqual([{ change: -2, reason: 'resend' }]);
  });

  test('needs the stock, and takes none that somebody else has spoken for', async () => {
    const { orderId } = await order();
    await setStock(3, 3);
    expect(await again(orderId)).toEqual({ ok: false, message: expect.stringContaining('not enough') });
    expect([await parcels(orderId), (await happened(orderId)).includes('resent')]).toEqual([['to-pack'], false]);
  });

  test('at most what was bought, of a paid and undisputed order, and of nothing that is closed', async () => {
    const { orderId } = await order();
    expect(await again(orderId, { quantity: 2 })).toEqual({ ok: false, message: expect.stringContaining('at most') });
    expect(await again(orderId, { position: 9 })).toEqual({
      ok: false,
      message: expect.stringContaining('no such line'),
    });
    await (await db()).execute(sql`update stock set closed = true where sku = ${sku}`);
    expect(await again(orderId)).toEqual({ ok: false, message: expect.stringContaining('closed') });
    await (await db()).execute(sql`update stock set closed = false where sku = ${sku}`);
    await dispute(orderId);
    expect(await again(orderId)).toEqual({ ok: false, message: expect.stringContaining('disputed') });
    expect(await again(randomUUID())).toMatchObject({ ok: false });
  });

  test.each(['awaiting-payment', 'processing', 'refunded', 'cancelled'])(
    'nothing of an order that is %s',
    async (status) => {
      const { orderId } = await order();
      await becomes(orderId, status);
      expect(await again(orderId)).toEqual({ ok: false, message: expect.stringContaining('Only a paid order') });
    },
  );

  test('an id that was used for another order is refused', async () => {
    const [one, other] = [await order(), await order()];
    const id = randomUUID();
    await again(one.orderId, { id });
    expect(await again(other.orderId, { id })).toMatchObject({ ok: false });
    expect(await parcels(other.orderId)).toEqual(['to-pack']);
  });
});

describe('changing the address', () => {
  const york = { name: 'Ada', address1: '2 Cream Row', address2: '', town: 'York', phone: '', note: '', bear: 0 };
  const to = (orderId: string, postcode: string, more = {}) =>
    changeAddress({ id: randomUUID(), orderId, staffId, ...york, postcode, ...more });

  test('within the zone keeps the day, and is written once', async () => {
    const { orderId } = await order();
    const id = randomUUID();
    const both = await Promise.all([to(orderId, 'YO1 7HJ', { id }), to(orderId, 'YO1 7HJ', { id })]);
    expect(both).toEqual([
      { ok: true, promised: null },
      { ok: true, promised: null },
    ]);
    const { order: now } = await read(orderId);
    expect([now.addressLines, now.postcode, now.promisedDate]).toEqual([['2 Cream Row'], 'YO1 7HJ', '2026-11-24']);
    expect((await happened(orderId)).filter((kind) => kind === 'address-changed')).toHaveLength(1);
    expect(await letters(orderId)).toEqual(['address-changed', 'order-paid']);
  });

  test('to a dearer zone is said with its price, and done once the shop bears it: parcel, day, event and letter', async () => {
    const { orderId } = await order();
    const refused = await to(orderId, 'IV2 3AB');
    expect(refused).toEqual({
      ok: false,
      message: expect.stringContaining('Delivery to Scottish Highlands costs £8.95 and £4.95 was paid.'),
      extraPence: 400,
    });
    expect((await read(orderId)).order.postcode).toBe('YO1 7HH');
    expect(await to(orderId, 'IV2 3AB', { bear: 399 })).toMatchObject({ ok: false, extraPence: 400 });
    expect(await to(orderId, 'IV2 3AB', { bear: 401 })).toMatchObject({ ok: false, extraPence: 400 });
    expect(await to(orderId, 'IV2 3AB', { bear: 400 })).toEqual({ ok: true, promised: '2026-11-25' });
    const { order: now, parcels: there } = await read(orderId);
    expect([now.zone, now.promisedDate]).toEqual(['highlands', '2026-11-25']);
    expect(there).toMatchObject([{ zone: 'highlands', promisedDate: '2026-11-25' }]);
    expect((await happened(orderId)).slice(-2)).toEqual(['address-changed', 'promise-changed']);
    expect(await letters(orderId)).toEqual(['address-changed', 'order-paid', 'promise-changed']);
  });

  test('not where it would not stay cold, nor to where nothing is sent', async () => {
    const { orderId } = await order();
    expect(await to(orderId, 'HS1 2AB')).toMatchObject({ ok: false, message: expect.stringContaining('stay cold') });
    expect(await to(orderId, 'JE2 3AB')).toMatchObject({
      ok: false,
      message: expect.stringContaining('Channel Islands'),
    });
  });

  test.each(['awaiting-payment', 'refunded', 'cancelled'])('not of an order that is %s', async (status) => {
    const { orderId } = await order();
    await becomes(orderId, status);
    expect(await to(orderId, 'YO1 7HJ')).toMatchObject({
      ok: false,
      message: expect.stringContaining('Only an order'),
    });
    expect((await read(orderId)).order.postcode).toBe('YO1 7HH');
  });

  test('an id that another order has used changes this one all the same', async () => {
    const [one, other] = [await order(), await order()];
    const id = randomUUID();
    await to(one.orderId, 'YO1 7HJ', { id });
    await to(other.orderId, 'YO1 7HJ', { id });
    expect((await read(other.orderId)).order.postcode).toBe('YO1 7HJ');
  });

  test('the day of something that is sent again stays its own', async () => {
    const { orderId } = await order();
    await resendLine({ id: randomUUID(), orderId, position: 0, quantity: 1, reason: 'Leaked', staffId, role: 'owner' });
    await to(orderId, 'IV2 3AB', { bear: 400 });
    const days = (await read(orderId)).parcels.map(({ kind, zone, promisedDate }) => [kind, zone, promisedDate]);
    expect(days.toSorted()).toEqual([
      ['order', 'highlands', '2026-11-25'],
      ['resend', 'highlands', '2026-11-24'],
    ]);
  });

  test.each(['packed', 'dispatched', 'delivered'])('not once a parcel is %s', async (status) => {
    const { orderId } = await order();
    await (await db()).execute(sql`update shipments set status = ${status} where order_id = ${orderId}`);
    expect(await to(orderId, 'YO1 7HJ')).toMatchObject({ ok: false, message: expect.stringContaining('is packed') });
  });

  test('not once it is packed', async () => {
    const { orderId, parcel } = await order();
    await markPacked([parcel], staffId);
    expect(await to(orderId, 'YO1 7HJ')).toMatchObject({ ok: false, message: expect.stringContaining('is packed') });
  });
});
