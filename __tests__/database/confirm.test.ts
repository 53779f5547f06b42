import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { sql } from 'drizzle-orm';
import { GET as exportOrders } from '@/app/api/staff/orders/export/route';
import { GET as exportReport } from '@/app/api/staff/reports/route';
import { db } from '@/lib/db/connection';
import { appCode, cookiesOf, withFactor } from '../fixtures/accounts';
import { clockAt } from '../fixtures/clock';
import { employ } from '../fixtures/desk';
import { openSandbox, paid, setStock, type TestStripe } from '../fixtures/shopping';
import { member, perform, type TestMember, write } from '../fixtures/staff';

const clock = clockAt('2026-11-23T10:00:00Z');
let stripe: TestStripe;
let passwordHash = '';
beforeAll(async () => {
  stripe = await openSandbox();
  passwordHash = await hash('the present one');
});
afterAll(() => stripe.close());

let owner: TestMember;
beforeEach(async () => {
  clock.set('2026-11-23T10:00:00Z');
  await setStock(500);
  owner = await member('owner');
  await (await db()).execute(sql`update staff set password_hash = ${passwordHash} where id = ${owner.id}`);
  clock.set('2026-11-23T10:10:00Z');
});

const act = async (name: string, body: object, by = owner) => {
  const response = await perform(name, write(`/api/staff/${name}`, body, by.cookie));
  const { problem } = await response.json();
  return problem ? `${response.status} ${problem.code}` : String(response.status);
};
const confirm = (password = 'the present one') => act('account/confirm', { password, to: '/staff/people' });

/** The same without script. */
async function form(name: string, fields: Record<string, string>, cookie = owner.cookie): Promise<Response> {
  return perform(
    name,
    new Request(`http://localhost:4310/api/staff/${name}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
        cookie,
      },
      body: new URLSearchParams(fields).toString(),
    }),
  );
}

const asks: [string, () => Promise<object>][] = [
  ['people/change', async () => ({ person: await employ(`Some ${randomUUID()}`), becomes: 'owner' })],
  ['people/invite', async () => ({ id: randomUUID(), email: `${randomUUID()}@example.com`, role: 'owner' })],
  ['data/copy', async () => ({ email: 'bea@example.com' })],
  ['data/erase', async () => ({ email: 'bea@example.com', sure: 'erase' })],
  ['account/factor-begin', async () => ({})],
];

describe('ten minutes after the last proof', () => {
  test.each(asks)('%s asks for a password, and then does it', async (name, body) => {
    const asked = await body();
    expect(await act(name, asked)).toBe('403 confirm');
    expect([await confirm('not this'), await act(name, asked)]).toEqual(['422 invalid', '403 confirm']);
    expect([await confirm(), await act(name, asked)]).toEqual(['200', '200']);
  });

  test.each(asks)('and not a moment before: %s', async (name, body) => {
    const asked = await body();
    clock.set('2026-11-23T10:09:59Z');
    expect(await act(name, asked)).toBe('200');
  });

  test('a proof is good for ten minutes', async () => {
    await confirm();
    clock.set('2026-11-23T10:19:59Z');
    expect(await act('data/copy', { email: 'bea@example.com' })).toBe('200');
    clock.set('2026-11-23T10:20:00Z');
    expect(await act('data/copy', { email: 'bea@example.com' })).toBe('403 confirm');
  });

  test('a code of the app’s does as well, once', async () => {
    const { seed } = await withFactor(owner.id);
    clock.set('2026-11-23T10:15:00Z');
    const code = appCode(seed);
    expect([await confirm(code), await confirm(code)]).toEqual(['200', '422 invalid']);
  });

  test('nobody guesses a password here', async () => {
    for (let n = 0; n < 10; n++) await confirm('not this');
    expect(await confirm()).toBe('429 too-many');
  });

  test('who may not do it at all is told that first', async () => {
    const agent = await member('agent');
    clock.set('2026-11-23T10:20:00Z');
    expect(await act('data/erase', { email: 'bea@example.com', sure: 'erase' }, agent)).toBe('403 role');
  });
});

describe('a refund', () => {
  const refund = (order: string, amount: string) =>
    act('orders/refund', { order, id: randomUUID(), kind: 'amount', amount, reason: 'Goodwill' });

  test('is asked about once it is more than an agent may give, what went before included', async () => {
    const { orderId } = await paid(stripe, { bottles: 20 });
    expect(await refund(orderId, '50.00')).toBe('200');
    expect(await refund(orderId, '0.01')).toBe('403 confirm');
    const { rows } = await (await db()).execute(sql`select amount_pence from refunds where order_id = ${orderId}`);
    expect(rows).toEqual([{ amount_pence: 5000 }]);
    await confirm();
    expect(await refund(orderId, '0.01')).toBe('200');
  });

  test('so is cancelling a large order', async () => {
    const { orderId } = await paid(stripe, { bottles: 20 });
    const cancel = { order: orderId, id: randomUUID(), reason: 'The customer asked' };
    expect(await act('orders/cancel', cancel)).toBe('403 confirm');
    await confirm();
    expect(await act('orders/cancel', cancel)).toBe('200');
  });
});

describe('a file', () => {
  test.each([
    ['/api/staff/orders/export', exportOrders, '/staff/confirm?to=%2Fstaff%2Forders'],
    [
      '/api/staff/reports?from=2026-11-01&to=2026-11-02',
      exportReport,
      '/staff/confirm?to=%2Fstaff%2Freports%3Ffrom%3D2026-11-01',
    ],
  ])('%s is given after a password', async (path, get, to) => {
    const ask = () => get(new Request(`http://localhost:4310${path}`, { headers: { cookie: owner.cookie } }));
    const first = await ask();
    expect([first.status, first.headers.get('location')]).toEqual([303, expect.stringContaining(to)]);
    await confirm();
    expect((await ask()).headers.get('content-type')).toContain('text/csv');
  });
});

describe('without script', () => {
  test('the form is kept, its sender led by the password back to it, and it is done when they send it again', async () => {
    const typed = { email: 'bea@example.com', sure: 'erase' };
    const first = await form('data/erase', typed);
    const to = '/staff/data?refused=erase';
    expect([first.status, first.headers.get('location')]).toEqual([303, `/staff/confirm?to=${encodeURIComponent(to)}`]);
    const draft = cookiesOf(first).find((cookie) => cookie.startsWith('form='));
    const { rows } = await (await db()).execute(sql`select values, problem from form_drafts where scope = 'erase'`);
    expect(rows).toEqual([
      {
        values: typed,
        problem: expect.objectContaining({ message: expect.stringContaining('press the button again') }),
      },
    ]);
    const wrong = await form('account/confirm', { password: 'not this', to });
    expect(wrong.headers.get('location')).toBe(`/staff/confirm?refused=confirm&to=${encodeURIComponent(to)}`);
    const right = await form('account/confirm', { password: 'the present one', to }, `${owner.cookie}; ${draft}`);
    expect(right.headers.get('location')).toBe(to);
    expect((await form('data/erase', typed)).headers.get('location')).toBe(
      '/staff/data?orders=0&conversations=0&stripe=0',
    );
  });

  test.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/orders',
    'javascript:alert(1)',
    '/staff@evil',
  ])('nobody is led to %s', async (to) => {
    const right = await form('account/confirm', { password: 'the present one', to });
    expect(right.headers.get('location')).toBe('/staff/inbox');
  });
});
