import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { cancelOrder } from '@/lib/aftersales/cancel-store';
import { db } from '@/lib/db/connection';
import { markDispatched, markPacked } from '@/lib/orders/parcels/fulfil-store';
import { leftOf } from '@/lib/orders/refunds/refunds-store';
import { refund } from '@/lib/payments/refunds/refund-store';
import { processEvent } from '@/lib/payments/webhook-store';
import { alertKinds, happened, parcels } from '../fixtures/books';
import { employ } from '../fixtures/desk';
import { cards, openSandbox, paid, setStock, statusOf, type TestStripe } from '../fixtures/shopping';

let stripe: TestStripe;
let ann: string;
beforeAll(async () => {
  stripe = await openSandbox();
  ann = await employ('Ann Smith');
  await setStock(50);
});
afterAll(() => stripe.close());

async function parcelOf(orderId: string): Promise<string> {
  const { rows } = await (await db()).execute<{ id: string }>(
    sql`select id from shipments where order_id = ${orderId}`,
  );
  return rows[0]?.id ?? '';
}
/** What whoever packs the order's parcel is told, and whoever hands it to its carrier. */
const pack = async (orderId: string) => {
  const parcel = await parcelOf(orderId);
  return (await markPacked([parcel], ann)).get(parcel);
};
const send = async (orderId: string) =>
  markDispatched({ shipmentId: await parcelOf(orderId), carrier: 'dpd', trackingNumber: '1550 0123', staffId: ann });
/** Pays with the card whose owner disputes it. Returns how to answer the bank, and all news since. */
async function disputed() {
  const since = stripe.store.events.length;
  const bought = await paid(stripe, { card: cards.disputed });
  const news = () => stripe.store.events.slice(since);
  for (const event of news()) await processEvent(event);
  const id = [...stripe.store.disputes.keys()].at(-1) ?? '';
  const answer = async (text: string) => {
    const headers = { authorization: `Bearer ${process.env.STRIPE_SECRET_KEY}` };
    const body = new URLSearchParams({ 'evidence[uncategorized_text]': text });
    await fetch(`${stripe.origin}/v1/disputes/${id}`, { method: 'POST', body, headers });
    for (const event of [...news().toReversed(), ...news()])
      await processEvent({ ...event, id: `evt_${randomUUID()}` });
  };
  return { ...bought, answer };
}
const everything = (orderId: string) =>
  refund({
    id: randomUUID(),
    orderId,
    of: { kind: 'whole' },
    reason: 'Asked for',
    restock: false,
    by: { origin: 'customer' },
  });
const cancel = (orderId: string) =>
  cancelOrder({ id: randomUUID(), orderId, reason: 'Disputed', restock: true, by: { origin: 'customer' } });

describe('a dispute', () => {
  test('calls a person, stops the parcel, and no money goes back beside it', async () => {
    const { orderId } = await disputed();
    expect([await alertKinds(orderId), await pack(orderId), await send(orderId)]).toEqual([
      ['disputed'],
      'disputed',
      'disputed',
    ]);
    expect(await everything(orderId)).toEqual({ ok: false, message: expect.stringMatching(/would pay twice/) });
    expect(await cancel(orderId)).toEqual({ ok: false, message: expect.stringMatching(/would pay twice/) });
    expect([await statusOf(orderId), await parcels(orderId)]).toEqual(['paid', ['to-pack']]);
  });

  test('that is won lets the order go on, in whatever order the news comes and however often', async () => {
    const { orderId, answer, totalPence } = await disputed();
    await answer('winning_evidence');
    expect([await alertKinds(orderId), await pack(orderId), await send(orderId)]).toEqual([[], 'done', 'done']);
    expect((await leftOf(orderId))?.totalPence).toBe(totalPence);
    expect((await happened(orderId)).filter((kind) => kind.startsWith('dispute'))).toEqual([
      'disputed',
      'dispute-closed',
    ]);
  });

  test('that is lost keeps the parcel here: nothing is left to refund, and it can be cancelled', async () => {
    const { orderId, answer } = await disputed();
    await answer('losing_evidence');
    expect([await alertKinds(orderId), await pack(orderId), await send(orderId)]).toEqual([
      ['disputed'],
      'disputed',
      'disputed',
    ]);
    expect((await leftOf(orderId))?.totalPence).toBe(0);
    expect(await everything(orderId)).toMatchObject({ ok: false });
    expect([await cancel(orderId), await statusOf(orderId), await parcels(orderId)]).toEqual([
      { ok: true },
      'cancelled',
      ['cancelled'],
    ]);
  });
});

test('an order that was refunded or cancelled is not packed either, nor sent once it is packed', async () => {
  const [untouched, refunded, packed] = [await paid(stripe), await paid(stripe), await paid(stripe)];
  expect([await pack(untouched.orderId), await pack(packed.orderId)]).toEqual(['done', 'done']);
  for (const { orderId } of [refunded, packed]) await everything(orderId);
  expect([await pack(refunded.orderId), await send(refunded.orderId)]).toEqual(['cancelled', 'cancelled']);
  expect(await send(packed.orderId)).toBe('cancelled');
  for (const { orderId } of [refunded, packed]) await cancel(orderId);
  expect([await pack(refunded.orderId), await send(refunded.orderId)]).toEqual(['cancelled', 'cancelled']);
  expect(await send(packed.orderId)).toBe('cancelled');
  expect([await send(untouched.orderId), await parcels(refunded.orderId)]).toEqual(['done', ['cancelled']]);
});
