import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { db } from '@/lib/db/connection';
import type { ActName } from '@/lib/desk/acts';
import { composeLetter } from '@/lib/mail/compose-store';
import { openAlerts } from '@/lib/orders/alerts/alerts-store';
import { openSandbox, paid, shelve, type TestStripe } from '../fixtures/shopping';
import { member, perform, type TestMember, write } from '../fixtures/staff';

let stripe: TestStripe;
let people: { agent: TestMember; lead: TestMember; owner: TestMember };
beforeAll(async () => {
  stripe = await openSandbox();
  people = { agent: await member('agent'), lead: await member('lead'), owner: await member('owner') };
});
beforeEach(() => shelve(500));
afterAll(() => stripe.close());

type Role = keyof typeof people;
async function act(name: ActName, body: object, role: Role): Promise<{ status: number; says: string }> {
  const response = await perform(name, write(`/api/staff/${name}`, body, people[role].cookie));
  const { problem } = await response.json();
  return { status: response.status, says: problem?.message ?? '' };
}
const resend = (order: string, quantity: number, role: Role, id: string = randomUUID()) =>
  act('orders/resend', { order, id, position: 0, quantity, reason: 'Leaked' }, role);
const refund = (order: string, amount: string, role: Role) =>
  act('orders/refund', { order, id: randomUUID(), kind: 'amount', amount, reason: 'Goodwill' }, role);
const alerts = async (order: string) =>
  (await openAlerts()).filter(({ orderId }) => orderId === order).map(({ kind }) => kind);
const recorded = async (order: string) => {
  const { rows } = await (await db()).execute<{ action: string }>(
    sql`select action from audit where subject = ${order} order by at`,
  );
  return rows.map(({ action }) => action);
};

describe('what an agent sends again', () => {
  test('is never more of a line than was bought, in however many tries; a lead’s hand may, and somebody is called', async () => {
    const { orderId } = await paid(stripe, { bottles: 1 });
    const tries = [];
    for (let at = 0; at < 12; at += 1) tries.push((await resend(orderId, 1, 'agent')).status);
    expect(tries).toEqual([200, ...Array<number>(11).fill(409)]);
    expect((await resend(orderId, 1, 'agent')).says).toMatch(/1 went again already\. Please ask a lead/);
    expect([await alerts(orderId), await recorded(orderId)]).toEqual([[], ['resend']]);
    expect((await resend(orderId, 1, 'lead')).status).toBe(200);
    expect([await alerts(orderId), await recorded(orderId)]).toEqual([['sent-again-often'], ['resend', 'resend']]);
  });

  test('twelve at once are one', async () => {
    const { orderId } = await paid(stripe, { bottles: 1 });
    const asked = await Promise.all(Array.from({ length: 12 }, () => resend(orderId, 1, 'agent')));
    expect(asked.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('the same ask twice is one parcel, also when it was the last that they may send', async () => {
    const { orderId } = await paid(stripe, { bottles: 8 });
    const id = randomUUID();
    const asked = [await resend(orderId, 8, 'agent', id), await resend(orderId, 8, 'agent', id)];
    expect(asked.map(({ status }) => status)).toEqual([200, 200]);
    expect(await alerts(orderId)).toEqual([]);
  });

  test('is worth no more than they may give back, by what it was sold for', async () => {
    const { orderId } = await paid(stripe, { bottles: 12 });
    const refused = await resend(orderId, 9, 'agent');
    expect([refused.status, refused.says]).toEqual([
      409,
      expect.stringMatching(/counts like money that goes back\. You can give back up to £50\.00/),
    ]);
    expect((await resend(orderId, 8, 'agent')).status).toBe(200);
    expect((await resend(orderId, 1, 'agent')).status).toBe(409);
    expect((await resend(orderId, 4, 'lead')).status).toBe(200);
  });

  test('and what they give back are one sum, in either order', async () => {
    const first = await paid(stripe, { bottles: 12 });
    expect((await resend(first.orderId, 6, 'agent')).status).toBe(200);
    expect((await refund(first.orderId, '12.51', 'agent')).status).toBe(409);
    expect((await refund(first.orderId, '12.50', 'agent')).status).toBe(200);
    const second = await paid(stripe, { bottles: 12 });
    expect((await refund(second.orderId, '45.00', 'agent')).status).toBe(200);
    expect((await resend(second.orderId, 1, 'agent')).status).toBe(409);
  });

  test('counts no more once that parcel is cancelled', async () => {
    const { orderId } = await paid(stripe, { bottles: 2 });
    const id = randomUUID();
    await resend(orderId, 2, 'agent', id);
    expect((await resend(orderId, 1, 'agent')).status).toBe(409);
    await (await db()).execute(sql`update shipments set status = 'cancelled' where id = ${id}`);
    expect((await resend(orderId, 1, 'agent')).status).toBe(200);
  });
});

describe('another delivery address', () => {
  const form = (order: string, id: string) => ({
    order,
    id,
    name: 'Ada',
    address1: '7 Elsewhere Road',
    town: 'York',
    postcode: 'YO1 7HH',
  });

  test('is told to the buyer each time, at the e-mail address of the order, with where it goes now', async () => {
    const { orderId } = await paid(stripe);
    const id = randomUUID();
    for (const change of [id, id, randomUUID()])
      expect((await act('orders/address', form(orderId, change), 'agent')).status).toBe(200);
    const { rows } = await (await db()).execute<{ subject_id: string }>(
      sql`select subject_id from outbox where order_id = ${orderId} and kind = 'address-changed'`,
    );
    expect(rows).toHaveLength(2);
    const letter = await composeLetter({ kind: 'address-changed', subjectId: id, orderId, payload: {} });
    expect(letter?.to).toBe('ada@example.com');
    expect(letter?.text).toMatch(/7 Elsewhere Road[\s\S]+did not ask for this, please tell us at once/);
  });
});
