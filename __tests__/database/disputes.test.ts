import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cancelOrder } from '@/lib/aftersales/cancel-store';
import { db } from '@/lib/db/connection';
import { stoppedOrders } from '@/lib/orders/refunds/disputes-store';
import { leftOf } from '@/lib/orders/refunds/refunds-store';
import { refund } from '@/lib/payments/refunds/refund-store';
import { processEvent } from '@/lib/payments/webhook-store';
import { alertKinds, happened, parcels } from '../fixtures/books';
import { cards, openSandbox, paid, setStock, statusOf, type TestStripe } from '../fixtures/shopping';

let stripe: TestStripe;
beforeAll(async () => {
  stripe = await openSandbox();
  await setStock(50);
});
afterAll(() => stripe.close());

const stopped = async (orderId: string) => (await stoppedOrders(await db(), [orderId])).get(orderId);
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
    expect([await alertKinds(orderId), await stopped(orderId)]).toEqual([['disputed'], 'disputed']);
    expect(await everything(orderId)).toEqual({ ok: false, message: expect.stringMatching(/would pay twice/) });
    expect(await cancel(orderId)).toEqual({ ok: false, message: expect.stringMatching(/would pay twice/) });
    expect([await statusOf(orderId), await parcels(orderId)]).toEqual(['paid', ['to-pack']]);
  });

  test('that is won lets the order go on, in whatever order the news comes and however often', async () => {
    const { orderId, answer, totalPence } = await disputed();
    await answer('winning_evidence');
    expect([await alertKinds(orderId), await stopped(orderId)]).toEqual([[], undefined]);
    expect((await leftOf(orderId))?.totalPence).toBe(totalPence);
    expect((await happened(orderId)).filter((kind) => kind.startsWith('dispute'))).toEqual([
      'disputed',
      'dispute-closed',
    ]);
  });

  test('that is lost keeps the parcel here: nothing is left to refund, and it can be cancelled', async () => {
    const { orderId, answer } = await disputed();
    await answer('losing_evidence');
    expect([await alertKinds(orderId), await stopped(orderId)]).toEqual([['disputed'], 'dispute-lost']);
    expect((await leftOf(orderId))?.totalPence).toBe(0);
    expect(await everything(orderId)).toMatchObject({ ok: false });
    expect([await cancel(orderId), await statusOf(orderId), await parcels(orderId)]).toEqual([
      { ok: true },
      'cancelled',
      ['cancelled'],
    ]);
  });
});

test('an order that was refunded or cancelled is not packed either', async () => {
  const one = await paid(stripe);
  expect(await stopped(one.orderId)).toBeUndefined();
  await everything(one.orderId);
  expect(await stopped(one.orderId)).toBe('refunded');
  await cancel(one.orderId);
  expect(await stopped(one.orderId)).toBe('cancelled');
});
