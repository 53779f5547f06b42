import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type SQL, sql } from 'drizzle-orm';
import { invariants } from '@/lib/aftersales/invariants/orders-store';
import { transaction } from '@/lib/db/connection';
import { refund } from '@/lib/payments/refunds/refund-store';
import { openSandbox, paid, shelve, type TestStripe } from '../fixtures/shopping';
import { breaches, broken } from '../fixtures/sound';

let stripe: TestStripe;
beforeAll(async () => {
  stripe = await openSandbox();
  await shelve(50);
  const { orderId } = await paid(stripe, { bottles: 3 });
  await paid(stripe);
  const of = { kind: 'lines', lines: [{ position: 0, quantity: 1 }], delivery: false } as const;
  await refund({ id: randomUUID(), orderId, of, reason: 'Leaked', restock: true, by: { origin: 'customer' } });
});
afterAll(() => stripe.close());

test('they hold for a shop that does its work', async () => {
  expect(await breaches()).toEqual([]);
});

class Undone extends Error {}
/** What is broken after a change that is then undone. */
async function brokenBy(change: SQL): Promise<string> {
  let found: string[] = [];
  const changed = transaction(async (tx) => {
    await tx.execute(change);
    found = broken(await invariants(tx));
    throw new Undone();
  });
  await expect(changed).rejects.toThrow(Undone);
  return found.join('\n');
}

test.each<[string, SQL, string]>([
  ['a payment unmarked', sql`update payment_attempts set status = 'expired'`, 'exactly one payment'],
  ['a payment of another amount', sql`update payment_attempts set amount_pence = 1`, 'exactly one payment'],
  [
    'an order unpaid',
    sql`update orders set paid_at = null, status = 'awaiting-payment'`,
    'belongs to an order that is paid',
  ],
  [
    'a parcel of less',
    sql`update shipment_lines set quantity = quantity + 1`,
    'each piece sold is in the order’s own parcel',
  ],
  ['an order unpaid', sql`update orders set paid_at = null`, 'nothing is packed'],
  ['a cancelled order', sql`update orders set status = 'cancelled'`, 'a cancelled order is not packed'],
  [
    'a parcel to go again of an order that ended',
    sql`with ended as (update orders set status = 'refunded')
      insert into shipments (id, order_id, kind, storage, zone) select gen_random_uuid(), id, 'resend', 'ambient', zone from orders`,
    'nothing waits to go again',
  ],
  ['a bottle that vanished', sql`update stock set on_hand = on_hand - 1 where on_hand > 0`, 'sum of its ledger'],
  ['a bottle kept for nobody', sql`update stock set reserved = 1 where on_hand > 0`, 'what unpaid orders speak for'],
  [
    'a sale twice',
    sql`insert into stock_movements (id, sku, change, reason, order_id)
    select gen_random_uuid(), sku, change, reason, order_id from stock_movements where reason = 'sale'`,
    'sold once',
  ],
  [
    'a line of another price',
    sql`update order_lines set unit_pence = unit_pence + 1, gross_pence = gross_pence + quantity`,
    'its lines less the discount',
  ],
  ['a refund too large', sql`update refunds set amount_pence = 99999`, 'no more goes back'],
  ['a refund without its part', sql`update refunds set amount_pence = amount_pence + 1`, 'the sum of its parts'],
  ['pieces refunded twice', sql`update refund_lines set quantity = 9`, 'the sum of its parts'],
  ['a refunded order', sql`update orders set status = 'refunded'`, 'when everything went back'],
  [
    'a payment that should go back',
    sql`update payment_attempts set status = 'mismatch'`,
    'goes back, or a person knows',
  ],
  ['a silent failure', sql`update refunds set status = 'failed'`, 'has called a person'],
  [
    'a silent dispute',
    sql`insert into disputes (id, order_id, status, amount_pence, reason)
    select 'dp_1', id, 'needs_response', 1, 'x' from orders limit 1`,
    'an open dispute',
  ],
  ['a letter that is missing', sql`delete from outbox where kind = 'order-paid'`, 'has its letter'],
  ['a letter given up', sql`update outbox set dead_at = now()`, 'letter that was given up'],
  [
    'an order paid twice',
    sql`insert into order_events (id, order_id, kind)
    select gen_random_uuid(), id, 'paid' from orders`,
    'became paid once',
  ],
])('%s is found', async (_name, change, says) => {
  expect(await brokenBy(change)).toContain(says);
  expect(await breaches()).toEqual([]);
});

test('money at Stripe that no order has, and money back that no refund has, are found', async () => {
  const { sessionId } = await paid(stripe);
  const session = stripe.store.session(sessionId);
  stripe.store.sessions.set('cs_test_stray', { ...session, id: 'cs_test_stray' });
  const [made] = stripe.store.refunds.values();
  if (made) stripe.store.refunds.set('re_stray', { ...made, id: 're_stray' });
  expect(await breaches()).toEqual([
    'paid at Stripe is exactly one order, or goes back: cs_test_stray',
    'given back at Stripe is exactly one refund of that amount: re_stray',
  ]);
});
