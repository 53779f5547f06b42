import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { db } from '@/lib/db/connection';
import { leftOf, refundsOf } from '@/lib/orders/refunds/refunds-store';
import { refund } from '@/lib/payments/refunds/refund-store';
import { happened, refundLetters } from '../fixtures/books';
import { amount, askFor, givenBack, pieces, whole } from '../fixtures/refunds';
import { available, openSandbox, paid, shelve, statusOf, type TestStripe } from '../fixtures/shopping';
import { breaches } from '../fixtures/sound';

let stripe: TestStripe;
beforeAll(async () => {
  stripe = await openSandbox();
});
beforeEach(() => shelve(50));
afterEach(async () => {
  await stripe.tell('calm');
  expect(await breaches()).toEqual([]);
});
afterAll(() => stripe.close());

describe('a refund', () => {
  test('of everything gives back everything and ends the order, with one letter', async () => {
    const { orderId, intent, totalPence } = await paid(stripe, { bottles: 3 });
    const asked = askFor(orderId, whole);
    expect(await refund(asked)).toEqual({
      ok: true,
      refundId: asked.id,
      amountPence: totalPence,
      status: 'succeeded',
    });
    expect([givenBack(stripe, intent), await statusOf(orderId), await refundLetters(orderId)]).toEqual([
      [totalPence],
      'refunded',
      1,
    ]);
    expect(await happened(orderId)).toEqual(['placed', 'paid', 'refund-asked', 'refunded']);
    expect(await refund(askFor(orderId, whole))).toEqual({
      ok: false,
      message: expect.stringMatching(/Nothing is left/),
    });
  });

  test('by piece, then delivery, then the rest adds up to what was charged; a part leaves the order paid', async () => {
    const { orderId, intent, totalPence, deliveryPence } = await paid(stripe, { bottles: 3 });
    await refund(askFor(orderId, pieces(1)));
    await refund(askFor(orderId, { kind: 'delivery' }));
    await refund(askFor(orderId, amount(101)));
    expect(await statusOf(orderId)).toBe('paid');
    expect((await leftOf(orderId))?.deliveryPence).toBe(0);
    await refund(askFor(orderId, whole));
    expect(givenBack(stripe, intent).reduce((sum, one) => sum + one, 0)).toBe(totalPence);
    expect(givenBack(stripe, intent)[1]).toBe(deliveryPence);
    expect(await statusOf(orderId)).toBe('refunded');
  });

  test('sent twenty times at once under one id is one; twenty of everything under their own ids are one too', async () => {
    const { orderId, intent, totalPence } = await paid(stripe);
    const same = askFor(orderId, amount(100));
    await Promise.all(Array.from({ length: 20 }, () => refund(same)));
    expect(givenBack(stripe, intent)).toEqual([100]);
    const answers = await Promise.all(Array.from({ length: 20 }, () => refund(askFor(orderId, whole))));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(givenBack(stripe, intent)).toEqual([100, totalPence - 100]);
  });

  test('puts goods back on the shelf only when asked to, and writes it in the ledger', async () => {
    const { orderId } = await paid(stripe, { bottles: 3 });
    expect(await available()).toBe(47);
    await refund(askFor(orderId, pieces(1)));
    expect(await available()).toBe(47);
    await refund(askFor(orderId, pieces(2), { restock: true }));
    expect(await available()).toBe(49);
    const { rows } = await (await db()).execute(
      sql`select change, reason from stock_movements where order_id = ${orderId} order by at, change`,
    );
    expect(rows).toEqual([
      { change: -3, reason: 'sale' },
      { change: 2, reason: 'return' },
    ]);
  });

  test('under an id that was used for another order is refused, and nothing goes back', async () => {
    const [one, other] = [await paid(stripe), await paid(stripe)];
    const asked = askFor(one.orderId, amount(100));
    await refund(asked);
    expect(await refund({ ...asked, orderId: other.orderId })).toEqual({
      ok: false,
      message: 'Please open the order again.',
    });
    expect([givenBack(stripe, one.intent), givenBack(stripe, other.intent)]).toEqual([[100], []]);
  });

  test('of money alone puts nothing back, whatever was ticked', async () => {
    const { orderId } = await paid(stripe, { bottles: 2 });
    await refund(askFor(orderId, amount(100), { restock: true }));
    const { rows } = await (await db()).execute(
      sql`select reason from stock_movements where order_id = ${orderId} and reason = 'return'`,
    );
    const [row] = await refundsOf(orderId);
    expect([rows, await available(), row?.refund.restocked]).toEqual([[], 48, false]);
  });

  test('is refused for an order that nobody paid, and for more than is left', async () => {
    const { orderId, totalPence } = await paid(stripe);
    expect(await refund(askFor(orderId, amount(totalPence + 1)))).toMatchObject({ ok: false });
    expect(await refund(askFor(randomUUID(), whole))).toEqual({ ok: false, message: 'There is no such order.' });
  });
});
