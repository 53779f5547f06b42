import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { settledLately, tryAgain } from '@/lib/aftersales/alert-actions-store';
import { db, transaction } from '@/lib/db/connection';
import { deskOrder } from '@/lib/desk/orders/order-store';
import { alertIsOver, openAlerts, raiseAlert, settleAlert } from '@/lib/orders/alerts/alerts-store';
import { type RefundAsk, refund } from '@/lib/payments/refunds/refund-store';
import { processEvent } from '@/lib/payments/webhook-store';
import { alertKinds } from '../fixtures/books';
import { cards, openSandbox, paid, setStock, sku, type TestStripe } from '../fixtures/shopping';
import { member } from '../fixtures/staff';

let stripe: TestStripe;
let staffId: string;
beforeAll(async () => {
  stripe = await openSandbox();
  staffId = (await member('lead')).id;
});
beforeEach(async () => {
  await stripe.tell('calm');
  await setStock(50);
});
afterAll(() => stripe.close());

const alertOf = async (orderId: string) => {
  const found = (await openAlerts()).find((one) => one.orderId === orderId);
  if (!found) throw new Error('nobody was called');
  return found;
};
const again = (alertId: string) => tryAgain({ alertId, staffId });
const refundsAtStripe = (intent: string) =>
  [...stripe.store.refunds.values()].filter((one) => one.payment_intent === intent && one.status === 'succeeded');

describe('a refund that failed', () => {
  /** Stripe takes it, and the customer's bank sends it back. */
  const failing = async (orderId: string, of: RefundAsk['of']) => {
    const since = stripe.store.events.length;
    await refund({ id: randomUUID(), orderId, of, reason: 'Leaked', restock: true, by: { origin: 'staff', staffId } });
    await stripe.tell('later');
    for (const event of stripe.store.events.slice(since)) await processEvent(event);
    return (await deskOrder(orderId))?.refunds[0]?.refund;
  };

  test.each([
    [{ kind: 'lines', lines: [{ position: 0, quantity: 2 }], delivery: true }, 2],
    [{ kind: 'delivery' }, 0],
    [{ kind: 'whole' }, 3],
  ] as const)(
    '%j goes when it is tried again, for the same money, once, with the goods back once',
    async (of, pieces) => {
      const { orderId, intent } = await paid(stripe, { bottles: 3, card: cards.failingRefund });
      const shelf = async () => {
        const { rows } = await (await db()).execute<{ on_hand: number }>(
          sql`select on_hand from stock where sku = ${sku}`,
        );
        return rows[0]?.on_hand ?? 0;
      };
      const first = await failing(orderId, of);
      expect(first?.status).toBe('failed');
      // What was to go back is in the parcel again, and not on the shelf.
      const failed = await shelf();
      const alert = await alertOf(orderId);
      const both = await Promise.all([again(alert.id), again(alert.id)]);
      expect(both.some(({ ok }) => ok)).toBe(true);
      expect(refundsAtStripe(intent).map(({ amount }) => amount)).toEqual([first?.amountPence]);
      expect([await shelf(), await alertKinds(orderId)]).toEqual([failed + pieces, []]);
      expect((await settledLately())[0]).toMatchObject({ orderId, how: 'Tried again, and it went', who: 'The lead' });
    },
  );

  test('again is said, and stays', async () => {
    const { orderId, intent } = await paid(stripe, { card: cards.failingRefund });
    await failing(orderId, { kind: 'whole' });
    const alert = await alertOf(orderId);
    for (const [id, charge] of stripe.store.charges)
      if (charge.payment_intent === intent) stripe.store.charges.set(id, { ...charge, disputed: true });
    expect(await again(alert.id)).toMatchObject({ ok: false, message: expect.stringContaining('failed again') });
    expect(await alertKinds(orderId)).toContain('refund-failed');
    expect((await deskOrder(orderId))?.order.status).toBe('paid');
  });
});

describe('the rest', () => {
  const call = async (kind: 'letter-failed' | 'event-failed' | 'disputed', subject: string, orderId?: string) => {
    await transaction((tx) => raiseAlert(tx, { kind, subject, detail: 'It failed.', ...(orderId ? { orderId } : {}) }));
    const alert = (await openAlerts()).find((one) => one.subject === subject);
    if (!alert) throw new Error('nobody was called');
    return alert;
  };

  test('a letter that was given up goes out again', async () => {
    const { orderId } = await paid(stripe);
    const letter = (await deskOrder(orderId))?.letters[0]?.id ?? '';
    await (await db()).execute(sql`update outbox set dead_at = now(), attempts = 16 where id = ${letter}`);
    const alert = await call('letter-failed', letter, orderId);
    expect(await again(alert.id)).toEqual({ ok: true });
    expect((await deskOrder(orderId))?.letters[0]).toMatchObject({ deadAt: null, attempts: 0, round: 2 });
    expect(await alertKinds(orderId)).toEqual([]);
    expect(await again(alert.id)).toEqual({ ok: false, message: 'This is settled already.' });
  });

  test('news from Stripe runs again, and says so when it fails again', async () => {
    const { sessionId } = await paid(stripe);
    const id = `evt_${randomUUID()}`;
    await (await db()).execute(
      sql`insert into stripe_events (id, type, object_id, attempts) values (${id}, 'checkout.session.completed', ${sessionId}, 4)`,
    );
    const alert = await call('event-failed', id);
    await stripe.tell('faults', { path: '/v1/checkout/sessions', kind: 'error', times: 9 });
    expect(await again(alert.id)).toMatchObject({ ok: false, message: expect.stringContaining('failed again') });
    await stripe.tell('calm');
    expect(await again(alert.id)).toEqual({ ok: true });
    expect((await openAlerts()).map(({ subject }) => subject)).not.toContain(id);
  });

  test('trouble that is over ends its own call, and no other about the same thing', async () => {
    const { orderId } = await paid(stripe);
    const subject = `dp_${randomUUID()}`;
    for (const kind of ['disputed', 'event-failed'] as const) await call(kind, subject, orderId);
    await call('disputed', `dp_${randomUUID()}`, orderId);
    await transaction((tx) => alertIsOver(tx, { kind: 'event-failed', subject, how: 'It went through' }));
    expect(await alertKinds(orderId)).toEqual(['disputed', 'disputed']);
  });

  test('what only a person can settle is settled with their words, once', async () => {
    const { orderId } = await paid(stripe);
    const alert = await call('disputed', `dp_${randomUUID()}`, orderId);
    expect(await again(alert.id)).toMatchObject({ ok: false, message: expect.stringContaining('with a note') });
    const settled = await Promise.all(
      [1, 2].map(() => settleAlert({ id: alert.id, staffId, how: 'Answered the bank' })),
    );
    expect(settled.toSorted()).toEqual(['settled', 'unknown']);
    expect((await settledLately())[0]).toMatchObject({ how: 'Answered the bank', who: 'The lead' });
  });
});
