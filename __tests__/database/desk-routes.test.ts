import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import { db } from '@/lib/db/connection';
import { staff } from '@/lib/db/schema/staff';
import { deskOrder } from '@/lib/desk/orders/order-store';
import { leftOf } from '@/lib/orders/refunds/refunds-store';
import { openSandbox, paid, setStock, type TestStripe } from '../fixtures/shopping';
import { type DeskRoute, deskRoutes, member, type TestMember, write } from '../fixtures/staff';

const context = { params: Promise.resolve({ id: randomUUID(), sku: 'GMK-500' }) };

/** The ones by which people come and go are not the desk's. */
const open = ['forgot', 'login', 'login/code', 'login/passkey', 'login/passkey/begin', 'logout', 'setup'];
const routes = async () => (await deskRoutes()).filter(({ path }) => !open.includes(path));
const asked = (path: string, cookie: string) =>
  new Request(`http://localhost:4310/api/staff/${path}`, { headers: { cookie } });

let stripe: TestStripe;
let people: { agent: TestMember; lead: TestMember; owner: TestMember };
beforeAll(async () => {
  stripe = await openSandbox();
  people = { agent: await member('agent'), lead: await member('lead'), owner: await member('owner') };
  await setStock(90);
});
afterAll(() => stripe.close());

describe('every route of the desk', () => {
  test('refuses strangers, and whoever is disabled, before it looks at what they sent', async () => {
    const gone = await member('owner');
    await (await db()).update(staff).set({ disabled: true }).where(eq(staff.id, gone.id));
    const all = await routes();
    expect(all.length).toBeGreaterThan(12);
    for (const { path, POST, GET } of all) {
      for (const cookie of ['', 'staff=nonsense', gone.cookie]) {
        if (POST)
          expect([path, (await POST(write(`/api/staff/${path}`, {}, cookie), context)).status]).toEqual([path, 401]);
        if (GET) expect([path, (await GET(asked(path, cookie), context)).status]).toEqual([path, 401]);
      }
    }
  });

  test('that only leads may use tells an agent so', async () => {
    const refused: string[] = [];
    for (const { path, POST, GET } of await routes()) {
      const answers = [
        ...(POST ? [await POST(write(`/api/staff/${path}`, {}, people.agent.cookie), context)] : []),
        ...(GET && path.includes('export') ? [await GET(asked(path, people.agent.cookie), context)] : []),
      ];
      for (const answer of answers) {
        if (answer.status !== 403) continue;
        refused.push(path);
        const { problem } = await answer.json();
        expect(problem.message).toMatch(/^Only a lead or the owner can do this/);
      }
    }
    expect(refused.filter((path) => !path.startsWith('stock'))).toEqual([
      'complaints/acknowledge',
      'complaints/close',
      'complaints/note',
      'complaints/take',
      'data/copy',
      'data/erase',
      'hours/exception',
      'hours/exception-removed',
      'hours/override',
      'hours/override-end',
      'orders/export',
      'people/change',
      'people/factor-off',
      'people/invite',
      'trouble/again',
      'trouble/pay-back',
      'trouble/settle',
    ]);
  });

  test('none of them changes anything for another site', async () => {
    for (const { path, POST } of await routes()) {
      if (!POST) continue;
      const request = write(`/api/staff/${path}`, {}, people.owner.cookie);
      request.headers.set('sec-fetch-site', 'cross-site');
      expect([path, (await POST(request, context)).status]).toEqual([path, 403]);
    }
  });
});

describe('money', () => {
  let refund: DeskRoute['POST'];
  let cancel: DeskRoute['POST'];
  beforeAll(async () => {
    const all = await routes();
    refund = all.find(({ path }) => path === 'orders/refund')?.POST;
    cancel = all.find(({ path }) => path === 'orders/cancel')?.POST;
  });
  const ask = async (route: DeskRoute['POST'], who: TestMember, body: object) => {
    const response = await route?.(write('/api/staff/orders/refund', body, who.cookie), context);
    return { status: response?.status, body: await response?.json() };
  };
  const amount = (order: string, pounds: string) => ({
    order,
    id: randomUUID(),
    kind: 'amount',
    amount: pounds,
    reason: 'Goodwill',
  });

  test('an agent gives back up to their cap for one order, however it is divided and however quickly', async () => {
    const { orderId, totalPence } = await paid(stripe, { bottles: 12 });
    expect(totalPence).toBeGreaterThan(5_000);
    const both = await Promise.all([
      ask(refund, people.agent, amount(orderId, '30')),
      ask(refund, people.agent, amount(orderId, '30')),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body.problem.message).toBe(
      'You can give back up to £50.00 for one order. £30.00 of that has gone back already. Please ask a lead or the owner to do it.',
    );
    expect((await ask(cancel, people.agent, { order: orderId, id: randomUUID(), reason: 'Asked' })).status).toBe(409);
    expect((await leftOf(orderId))?.totalPence).toBe(totalPence - 3_000);
    expect((await ask(refund, people.lead, amount(orderId, '30'))).status).toBe(200);
    expect((await ask(cancel, people.lead, { order: orderId, id: randomUUID(), reason: 'Asked' })).status).toBe(200);
    expect((await deskOrder(orderId))?.order.status).toBe('cancelled');
  });

  test('sent twice is once, and is on record with who did it', async () => {
    const { orderId } = await paid(stripe);
    const body = { ...amount(orderId, '1.50') };
    await Promise.all([ask(refund, people.owner, body), ask(refund, people.owner, body)]);
    expect((await deskOrder(orderId))?.refunds.map(({ refund: one }) => one.amountPence)).toEqual([150]);
    const { rows } = await (await db()).execute(
      sql`select distinct staff_id, detail from audit where action = 'refund' and subject = ${orderId}`,
    );
    expect(rows).toEqual([{ staff_id: people.owner.id, detail: { refund: body.id, pence: '150' } }]);
  });

  test('what is left caps everybody, and bad input is said', async () => {
    const { orderId } = await paid(stripe);
    const tooMuch = await ask(refund, people.owner, amount(orderId, '999'));
    expect(tooMuch).toMatchObject({
      status: 409,
      body: { problem: { message: expect.stringContaining('is left of this order') } },
    });
    for (const pounds of ['0', '-1', '1e3', 'NaN', ''])
      expect([pounds, (await ask(refund, people.owner, amount(orderId, pounds))).status]).toEqual([pounds, 422]);
    expect((await ask(refund, people.owner, amount(randomUUID(), '1'))).status).toBe(409);
  });
});

test('the file of orders to dispatch is on record', async () => {
  await paid(stripe);
  const exporting = (await routes()).find(({ path }) => path === 'orders/export')?.GET;
  const answer = await exporting?.(asked('orders/export', people.lead.cookie), context);
  expect(answer?.headers.get('content-disposition')).toMatch(
    /^attachment; filename="orders-to-dispatch-for-carrier-[\d-]+\.csv"$/,
  );
  expect(await answer?.text()).toContain('1 Milk Lane');
  const { rows } = await (await db()).execute(sql`select staff_id from audit where action = 'export'`);
  expect(rows).toEqual([{ staff_id: people.lead.id }]);
});
