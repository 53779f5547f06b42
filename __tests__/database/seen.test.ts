import { beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import { db, transaction } from '@/lib/db/connection';
import { staffSessions } from '@/lib/db/schema/staff';
import { addressHash, record, recordSeen } from '@/lib/staff/audit-store';
import { nowDate } from '@/lib/time/clock';
import { clockAt } from '../fixtures/clock';
import { emptyRecord } from '../fixtures/record';
import type { TestMember } from '../fixtures/staff';

const clock = clockAt('2026-11-24T10:00:00Z');
let cookie = '';
/** What the browser sends; before anything is loaded that asks for it. */
jest.mock('next/headers', () => ({
  cookies: async () => ({
    getAll: () => (cookie ? [{ name: cookie.split('=')[0], value: cookie.slice(cookie.indexOf('=') + 1) }] : []),
  }),
}));

let lead: TestMember;
let agent: TestMember;
let orderId: string;
beforeAll(async () => {
  const { buyable, place, setStock } = await import('../fixtures/shopping');
  const { member } = await import('../fixtures/staff');
  await setStock(9);
  lead = await member('lead');
  agent = await member('agent');
  orderId = await place(await buyable());
});
beforeEach(async () => {
  await emptyRecord();
  cookie = agent.cookie;
});

const entries = async () =>
  (
    await (
      await db()
    ).execute<{ action: string; subject: string }>(sql`select staff_id, action, subject from audit order by seq`)
  ).rows.map((row) => ({ ...row }));
const none = Promise.resolve({});

test('whoever opens an order is on record, each once within the hour', async () => {
  const { default: OrderPage } = await import('@/app/staff/orders/[id]/page');
  const open = () => OrderPage({ params: Promise.resolve({ id: orderId }), searchParams: none });
  await open();
  await open();
  cookie = lead.cookie;
  await open();
  expect(await entries()).toEqual(
    [agent, lead].map(({ id }) => ({ staff_id: id, action: 'order-read', subject: orderId })),
  );
});

test('another order is another time, and so is the same one after the hour', async () => {
  const look = (subject: string) => recordSeen(lead.id, 'order-read', subject);
  for (const [at, subjects] of [
    ['10:00:00', ['one', 'other', 'one']],
    ['10:59:59', ['one']],
    ['11:00:01', ['one', 'one']],
  ] as const) {
    clock.set(`2026-11-24T${at}Z`);
    for (const subject of subjects) await look(subject);
  }
  clock.set('2026-11-24T10:00:00Z');
  expect((await entries()).map(({ subject }) => subject).toSorted()).toEqual(['one', 'one', 'other']);
});

test('so is whoever opens addresses to print', async () => {
  const { default: LabelsPage } = await import('@/app/staff/orders/labels/page');
  const { default: PackingListPage } = await import('@/app/staff/orders/packing-list/page');
  await LabelsPage({ searchParams: none });
  await PackingListPage({ searchParams: none });
  expect((await entries()).map(({ action }) => action)).toEqual(['labels-read', 'packing-list-read']);
});

async function fileFor(who: TestMember, query = ''): Promise<Response> {
  const { GET } = await import('@/app/api/staff/audit/route');
  return GET(new Request(`http://localhost:4310/api/staff/audit${query}`, { headers: { cookie: who.cookie } }));
}
const linesOf = async (response: Response) => (await response.text()).trim().split('\r\n').slice(1);

test('the record goes out as a file in words, filtered as on its page, and that it did is on record', async () => {
  const number = (await (await db()).execute<{ number: string }>(sql`select number from orders`)).rows[0]?.number ?? '';
  await transaction(async (tx) => {
    await record(tx, lead.id, { action: 'order-read', subject: orderId });
    await record(tx, lead.id, { action: 'role-change', subject: agent.id, detail: { becomes: '=cmd()' } });
    await record(tx, null, { action: 'login-failed', subject: 'eve@example.com' });
  });
  const found = async (query: string) => linesOf(await fileFor(lead, query));
  expect(await found(`?about=${number.toLowerCase()}`)).toEqual([expect.stringContaining('opened an order')]);
  expect(await found('?about=Eve@example.com')).toEqual([expect.stringContaining(addressHash('eve@example.com'))]);
  expect(await found(`?who=${lead.id}&what=role-change`)).toEqual([expect.stringContaining('becomes =cmd()')]);
  const { rows } = await (await db()).execute(sql`select detail from audit where action = 'export-record'`);
  expect(rows).toEqual([{ detail: { rows: '1' } }, { detail: { rows: '1' } }, { detail: { rows: '1' } }]);
});

test('no cell of it becomes a formula', async () => {
  await transaction((tx) => record(tx, null, { action: '=1+1', subject: '@SUM(A1)', detail: {} }));
  await transaction((tx) => record(tx, null, { action: 'exception', subject: '-2+3' }));
  const file = (await linesOf(await fileFor(lead))).join('\n');
  for (const formula of [',=', ',-', ',+']) expect(file).not.toContain(formula);
});

test('it is for leads and owners, and for who has just shown who they are', async () => {
  expect((await fileFor(agent)).status).toBe(403);
  await (await db())
    .update(staffSessions)
    .set({ confirmedAt: new Date(nowDate().getTime() - 3_600_000) })
    .where(eq(staffSessions.staffId, lead.id));
  const asked = await fileFor(lead);
  expect([asked.status, asked.headers.get('location')]).toEqual([303, expect.stringContaining('/staff/confirm')]);
});
