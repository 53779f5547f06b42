import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { cancelOrder } from '@/lib/aftersales/cancel-store';
import { ownInvariants } from '@/lib/aftersales/invariants/payments-store';
import { db } from '@/lib/db/connection';
import type { ActName } from '@/lib/desk/acts';
import { pickedOf } from '@/lib/desk/packing/parcels-store';
import { markPacked } from '@/lib/orders/parcels/fulfil-store';
import { refund } from '@/lib/payments/refunds/refund-store';
import { happened, parcels } from '../fixtures/books';
import { askFor, pieces } from '../fixtures/refunds';
import { available, openSandbox, paid, shelve, type TestStripe } from '../fixtures/shopping';
import { broken } from '../fixtures/sound';
import { member, perform, type TestMember, write } from '../fixtures/staff';

let stripe: TestStripe;
let people: Record<'agent' | 'lead', TestMember>;
beforeAll(async () => {
  stripe = await openSandbox();
  people = { agent: await member('agent'), lead: await member('lead') };
});
beforeEach(() => shelve(500));
afterAll(() => stripe.close());

async function act(name: ActName, body: object, role: keyof typeof people = 'agent') {
  const response = await perform(name, write(`/api/staff/${name}`, body, people[role].cookie));
  const { problem } = await response.json();
  return { status: response.status, says: problem?.message ?? '' };
}
const resend = (order: string, quantity: number, role: keyof typeof people = 'agent', id: string = randomUUID()) =>
  act('orders/resend', { order, id, position: 0, quantity, reason: 'Leaked' }, role);
const recorded = async (order: string) => {
  const { rows } = await (await db()).execute<{ action: string }>(
    sql`select action from audit where subject = ${order} order by seq`,
  );
  return rows.map(({ action }) => action);
};
const holds = async () => expect(broken(await ownInvariants())).toEqual([]);

test('what is to go again is called back until it is packed, once, on record, and the shelf has it again', async () => {
  const { orderId } = await paid(stripe, { bottles: 2 });
  const before = await available();
  const parcel = randomUUID();
  await resend(orderId, 2, 'agent', parcel);
  for (const _ of [1, 2])
    expect(await act('orders/unsend', { order: orderId, parcel })).toEqual({ status: 200, says: '' });
  expect([await available(), await parcels(orderId)]).toEqual([before, ['to-pack', 'cancelled']]);
  expect(await recorded(orderId)).toEqual(['resend', 'resend-cancelled']);
  expect((await happened(orderId)).filter((kind) => kind === 'resend-cancelled')).toHaveLength(1);
  expect((await resend(orderId, 2)).status).toBe(200);
  await holds();
});

test('packed, or as another order’s, or as an order’s own parcel, it is not', async () => {
  const [one, other] = [await paid(stripe, { bottles: 2 }), await paid(stripe)];
  const parcel = randomUUID();
  await resend(one.orderId, 1, 'agent', parcel);
  expect((await act('orders/unsend', { order: other.orderId, parcel })).status).toBe(409);
  const { rows } = await (await db()).execute<{ id: string }>(
    sql`select id from shipments where order_id = ${one.orderId} and kind = 'order'`,
  );
  expect((await act('orders/unsend', { order: one.orderId, parcel: rows[0]?.id })).status).toBe(409);
  await markPacked([parcel], people.agent.id);
  expect((await act('orders/unsend', { order: one.orderId, parcel })).says).toMatch(/packed already/);
  await holds();
});

test('what the buyer has the money of is not sent again by an agent, and may be by a lead', async () => {
  const { orderId } = await paid(stripe, { bottles: 2 });
  await refund(askFor(orderId, pieces(1)));
  expect((await resend(orderId, 2)).says).toMatch(/had 2 of it, and 1 is refunded\. Please ask a lead/);
  expect((await resend(orderId, 1)).status).toBe(200);
  expect((await resend(orderId, 1)).says).toMatch(/1 is refunded, 1 went again already/);
  expect((await resend(orderId, 1, 'lead')).status).toBe(200);
  await holds();
});

test('with its order cancelled it is on the shelf again too', async () => {
  const { orderId } = await paid(stripe, { bottles: 2 });
  const before = (await available()) ?? 0;
  await resend(orderId, 1);
  const by = { origin: 'staff', staffId: people.lead.id } as const;
  await cancelOrder({ id: randomUUID(), orderId, reason: 'Asked', restock: true, by });
  expect([await available(), await parcels(orderId)]).toEqual([before + 2, ['cancelled', 'cancelled']]);
  await holds();
});

test('it does not leave while all of its order’s money goes back', async () => {
  const { orderId } = await paid(stripe, { bottles: 1 });
  const parcel = randomUUID();
  await resend(orderId, 1, 'agent', parcel);
  await refund(askFor(orderId, { kind: 'whole' }));
  expect((await pickedOf({ only: parcel })).held.map(({ why }) => why)).toEqual(['cancelled']);
  expect((await act('orders/unsend', { order: orderId, parcel })).status).toBe(200);
  await holds();
});
