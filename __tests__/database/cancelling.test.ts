import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { giveMismatchBack } from '@/lib/aftersales/alert-actions-store';
import { cancelOrder } from '@/lib/aftersales/cancel-store';
import { db, transaction } from '@/lib/db/connection';
import { openAlerts, raiseAlert } from '@/lib/orders/alerts/alerts-store';
import { cancelUnpaid, lockOrder } from '@/lib/orders/life-store';
import { leftOf } from '@/lib/orders/refunds/refunds-store';
import { latestAttempt } from '@/lib/orders/store';
import { payBack } from '@/lib/payments/refunds/pay-back-store';
import { refund } from '@/lib/payments/refunds/refund-store';
import { settle } from '@/lib/payments/settle-store';
import { alertKinds, parcels, refundLetters } from '../fixtures/books';
import { employ } from '../fixtures/desk';
import { amount, askFor, givenBack, pieces, refundStatuses } from '../fixtures/refunds';
import {
  available,
  buyable,
  open,
  openSandbox,
  paid,
  place,
  setStock,
  shelve,
  statusOf,
  type TestStripe,
} from '../fixtures/shopping';

let stripe: TestStripe;
let ann: string;
beforeAll(async () => {
  stripe = await openSandbox();
  ann = await employ('Ann Smith', 'owner');
});
beforeEach(() => shelve(50));
afterAll(() => stripe.close());

describe('cancelling', () => {
  const cancel = (orderId: string, restock = true, id: string = randomUUID()) =>
    cancelOrder({ id, orderId, reason: 'Changed my mind', restock, by: { origin: 'customer' } });

  test('before dispatch: everything back, the parcel not packed, the goods on the shelf; twice is once', async () => {
    const { orderId, intent, totalPence } = await paid(stripe, { bottles: 2 });
    const id = randomUUID();
    expect(await Promise.all([cancel(orderId, true, id), cancel(orderId, true, id), cancel(orderId)])).toEqual([
      { ok: true },
      { ok: true },
      { ok: true },
    ]);
    expect([await statusOf(orderId), await parcels(orderId), await available()]).toEqual([
      'cancelled',
      ['cancelled'],
      50,
    ]);
    expect(givenBack(stripe, intent)).toEqual([totalPence]);
    expect(await refundLetters(orderId)).toBe(1);
  });

  test('after a part refund gives back and puts back only the rest', async () => {
    const { orderId, intent, totalPence } = await paid(stripe, { bottles: 3 });
    await refund(askFor(orderId, pieces(1)));
    await cancel(orderId);
    expect([givenBack(stripe, intent).reduce((sum, one) => sum + one, 0), await available()]).toEqual([totalPence, 49]);
  });

  test('after everything went back puts the goods back all the same', async () => {
    const { orderId } = await paid(stripe);
    await refund(askFor(orderId, amount((await leftOf(orderId))?.totalPence ?? 0)));
    expect([await cancel(orderId), await statusOf(orderId), await available()]).toEqual([
      { ok: true },
      'cancelled',
      50,
    ]);
  });

  test.each([
    ['awaiting-payment', 'not paid yet'],
    ['processing', 'not paid yet'],
  ])('while it is %s is refused', async (status, says) => {
    const { orderId } = await paid(stripe);
    await (await db()).execute(sql`update orders set status = ${status} where id = ${orderId}`);
    expect(await cancel(orderId)).toEqual({ ok: false, message: expect.stringContaining(says) });
    expect([await refundStatuses(orderId), await parcels(orderId)]).toEqual([[], ['to-pack']]);
  });

  test('once it has arrived is refused', async () => {
    const { orderId } = await paid(stripe);
    await (await db()).execute(sql`update shipments set status = 'delivered' where order_id = ${orderId}`);
    expect(await cancel(orderId)).toEqual({ ok: false, message: expect.stringMatching(/on its way/) });
    expect(await refundStatuses(orderId)).toEqual([]);
  });

  test('is for good: the same page sent again opens nothing', async () => {
    const wanted = await buyable();
    const orderId = await place(wanted);
    const { url, sessionId } = await open(orderId);
    await stripe.pay(url);
    await settle(sessionId);
    await cancel(orderId);
    expect([await place(wanted), await statusOf(orderId), await available()]).toEqual([orderId, 'cancelled', 50]);
  });

  test('once it is on its way is refused', async () => {
    const { orderId } = await paid(stripe);
    await (await db()).execute(sql`update shipments set status = 'dispatched' where order_id = ${orderId}`);
    expect(await cancel(orderId)).toEqual({ ok: false, message: expect.stringMatching(/on its way/) });
    expect(await refundStatuses(orderId)).toEqual([]);
  });

  test('whose payment came after the last one had gone is refused, for there is nothing to put back', async () => {
    const orderId = await place();
    const { url, sessionId } = await open(orderId);
    await (await db()).execute(sql`update orders set status = 'cancelled' where id = ${orderId}`);
    await setStock(0);
    await stripe.pay(url);
    await settle(sessionId);
    expect(await cancel(orderId)).toEqual({ ok: false, message: expect.stringMatching(/came too late/) });
    expect([await statusOf(orderId), await available()]).toEqual(['refunded', 0]);
  });
});

describe('a payment of a wrong amount', () => {
  test('goes back whole when staff say so, once, and its order is given up', async () => {
    const orderId = await place();
    const { url, sessionId } = await open(orderId);
    await stripe.pay(url);
    const off = sql`update orders set goods_pence = goods_pence + 1, total_pence = total_pence + 1 where id = ${orderId}`;
    await (await db()).execute(off);
    expect([await settle(sessionId), await alertKinds(orderId)]).toEqual(['mismatch', ['amount-mismatch']]);
    const attempt = await latestAttempt(await db(), orderId);
    const asked = { id: randomUUID(), attemptId: attempt?.id ?? '', reason: 'Wrong amount', staffId: ann };
    expect(await Promise.all([payBack(asked), payBack(asked)])).toEqual([{ ok: true }, { ok: true }]);
    expect(await payBack({ ...asked, id: randomUUID() })).toMatchObject({ ok: false });
    const { payment_intent: intent, amount_total: took } = stripe.store.session(sessionId);
    expect(givenBack(stripe, intent ?? '')).toEqual([took]);
    expect([await alertKinds(orderId), await statusOf(orderId)]).toEqual([[], 'cancelled']);
    expect(await available()).toBe(50);
    expect((await latestAttempt(await db(), orderId))?.status).toBe('refunded');
  });

  test('of an earlier try goes back, and the order goes on waiting for its present one', async () => {
    const wanted = await buyable();
    const orderId = await place(wanted);
    const { url, sessionId } = await open(orderId);
    await stripe.pay(url);
    const by = (pence: number) =>
      sql`update orders set goods_pence = goods_pence + ${pence}, total_pence = total_pence + ${pence} where id = ${orderId}`;
    await (await db()).execute(by(1));
    await settle(sessionId);
    const first = await latestAttempt(await db(), orderId);
    await (await db()).execute(by(-1));
    await transaction(async (tx) => {
      const order = await lockOrder(tx, orderId);
      if (order) await cancelUnpaid(tx, order);
    });
    await place(wanted);
    await open(orderId);
    const asked = { id: randomUUID(), attemptId: first?.id ?? '', reason: 'Wrong amount', staffId: ann };
    expect([await payBack(asked), await statusOf(orderId), await available()]).toEqual([
      { ok: true },
      'awaiting-payment',
      49,
    ]);
  });

  test('goes back by the button on its call, as far as the cap allows; pressed twice it is one refund', async () => {
    const orderId = await place();
    const { url, sessionId } = await open(orderId);
    await stripe.pay(url);
    const off = sql`update orders set goods_pence = goods_pence + 1, total_pence = total_pence + 1 where id = ${orderId}`;
    await (await db()).execute(off);
    await settle(sessionId);
    const alert = (await openAlerts()).find((one) => one.orderId === orderId)?.id ?? '';
    await transaction((tx) => raiseAlert(tx, { kind: 'disputed', subject: orderId, orderId, detail: 'Disputed' }));
    const disputed = (await openAlerts()).find((one) => one.kind === 'disputed' && one.orderId === orderId)?.id ?? '';
    const about = (alertId: string) =>
      giveMismatchBack({ alertId, id: randomUUID(), staffId: ann, overCap: undefined });
    expect([await about(disputed), await about(randomUUID())]).toMatchObject([{ ok: false }, { ok: false }]);
    await (await db()).execute(sql`delete from alerts where id = ${disputed}`);
    const id = randomUUID();
    const press = (overCap?: () => string | null) => giveMismatchBack({ alertId: alert, id, staffId: ann, overCap });
    expect(await press(() => 'Too much.')).toEqual({ ok: false, message: 'Too much.' });
    expect([await press(), await press()]).toEqual([{ ok: true }, { ok: true }]);
    const { payment_intent: intent, amount_total: took } = stripe.store.session(sessionId);
    expect(givenBack(stripe, intent ?? '')).toEqual([took]);
    expect([await alertKinds(orderId), await statusOf(orderId)]).toEqual([[], 'cancelled']);
    const other = await giveMismatchBack({ alertId: alert, id: randomUUID(), staffId: ann, overCap: undefined });
    expect(other).toEqual({ ok: false, message: expect.stringContaining('Settle this with a note') });
  });

  test('is the only kind that goes back so', async () => {
    const { orderId } = await paid(stripe);
    const attempt = await latestAttempt(await db(), orderId);
    const asked = { id: randomUUID(), attemptId: attempt?.id ?? '', reason: 'Wrong', staffId: ann };
    expect(await payBack(asked)).toEqual({ ok: false, message: expect.stringMatching(/Refund the order instead/) });
  });
});
