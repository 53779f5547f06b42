import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { POST as postCode } from '@/app/api/checkout/code/route';
import { POST as postCheckout } from '@/app/api/checkout/route';
import { db } from '@/lib/db/connection';
import { rateLimits } from '@/lib/db/schema/http';
import { refuse } from '@/lib/http/answer';
import { type Limit, route } from '@/lib/http/route';
import { forgetOldRecords } from '@/lib/staff/jobs-store';
import { member, perform } from '../fixtures/staff';

const back = '/support';
const context = { params: Promise.resolve({}) };
const never = refuse(422, 'never', 'This is never taken.');
/** A form that is always refused. */
const form = (limit?: Limit) =>
  route(
    {
      scope: `form-${randomUUID()}`,
      body: z.strictObject({ text: z.string() }),
      form: { back },
      limit: limit ?? 'none: only its draft is of interest',
    },
    async () => never,
  );

function filled(fields: Record<string, string>, { address = '192.0.2.1', cookie = '', path = '/api/x' } = {}): Request {
  return new Request(`http://localhost:4310${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      'x-client-address': address,
      cookie,
    },
    body: new URLSearchParams(fields).toString(),
  });
}

const rows = async () => {
  const found = await (await db()).execute<{ values: Record<string, string>; bytes: number }>(
    sql`select values, octet_length(values::text) as bytes from form_drafts`,
  );
  return found.rows;
};
beforeEach(async () => {
  await (await db()).execute(sql`delete from form_drafts`);
  await (await db()).execute(sql`delete from rate_limits`);
});

describe('what is kept of a form that is refused', () => {
  test('its own fields and no others', async () => {
    await form()(filled({ text: 'Hello', junk: 'x'.repeat(9_000), more: 'y' }), context);
    expect((await rows()).map(({ values }) => values)).toEqual([{ text: 'Hello' }]);
  });

  test.each([
    ['the checkout', postCheckout],
    ['the checkout’s code', postCode],
  ])('%s: what was typed so far, nothing that it has no field for', async (_what, post) => {
    const typed = { name: 'Ada', town: 'York', code: 'NO-SUCH-CODE' };
    const answer = await post(filled({ ...typed, junk: 'x' }), context);
    expect(answer.status).toBe(303);
    expect((await rows()).map(({ values }) => values)).toEqual([typed]);
  });

  test('the longest message in any script is; more than that is not, and whoever typed it reads why', async () => {
    expect((await form()(filled({ text: '漢'.repeat(4_000) }), context)).status).toBe(303);
    const answer = await form()(filled({ text: 'x'.repeat(20_000) }), context);
    expect([answer.status, await rows()]).toEqual([422, [expect.anything()]]);
    expect(await answer.text()).toBe('This is never taken.\nGo back one page: what you typed is still there.\n');
  });

  test('staff’s long files are, once it is known that they are staff’s', async () => {
    const owner = await member('owner');
    const file = { csv: 'x'.repeat(100_000) };
    const sent = (cookie: string) =>
      perform('orders/tracking', filled(file, { cookie, path: '/api/staff/orders/tracking' }));
    expect((await sent('staff=nobody')).status).toBe(401);
    expect(await rows()).toEqual([]);
    expect((await sent(owner.cookie)).status).toBe(303);
    expect((await rows()).map(({ values }) => values)).toEqual([file]);
  });
});

describe('how many are kept', () => {
  test('of one address that is refused for ever, sixty; each refusal after that is said', async () => {
    const post = form();
    const statuses: number[] = [];
    for (let count = 0; count < 80; count += 1)
      statuses.push((await post(filled({ text: String(count) }), context)).status);
    expect(await rows()).toHaveLength(60);
    expect(statuses).toEqual([...Array<number>(60).fill(303), ...Array<number>(20).fill(422)]);
    expect((await post(filled({ text: 'Hello' }, { address: '198.51.100.1' }), context)).status).toBe(303);
  });

  test('one for each address that has called too often', async () => {
    const post = form({ max: 1, windowSeconds: 86_400, whenDown: 'closed' });
    const statuses: number[] = [];
    for (let count = 0; count < 6; count += 1)
      statuses.push((await post(filled({ text: String(count) }), context)).status);
    expect(statuses).toEqual([303, 303, 429, 429, 429, 429]);
    expect((await rows()).map(({ values }) => values.text).toSorted()).toEqual(['0', '1']);
  });

  test('five thousand an hour from everybody', async () => {
    const hours = [0, 1].map(
      (ahead) => sql`to_timestamp((floor(extract(epoch from now()) / 3600) + ${ahead}::int) * 3600)`,
    );
    await (await db())
      .insert(rateLimits)
      .values(hours.map((windowStart) => ({ scope: 'form', key: 'all', windowStart, count: 5000 })));
    expect((await form()(filled({ text: 'Hello' }), context)).status).toBe(422);
    expect(await rows()).toEqual([]);
  });

  test('whoever goes on typing in the same form keeps it, however often it is refused', async () => {
    const post = form();
    const first = await post(filled({ text: '0' }), context);
    const cookie = first.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    for (let count = 1; count <= 80; count += 1)
      expect((await post(filled({ text: String(count) }, { cookie }), context)).status).toBe(303);
    expect((await rows()).map(({ values }) => values)).toEqual([{ text: '80' }]);
  });
});

test('those whose time is over are removed, and found by an index', async () => {
  await form()(filled({ text: 'Old' }), context);
  await (await db()).execute(sql`update form_drafts set expires_at = now() - interval '1 second'`);
  await form()(filled({ text: 'New' }), context);
  await forgetOldRecords();
  expect((await rows()).map(({ values }) => values)).toEqual([{ text: 'New' }]);
  const { rows: indexes } = await (await db()).execute<{ indexdef: string }>(
    sql`select indexdef from pg_indexes where tablename = 'form_drafts'`,
  );
  expect(indexes.map(({ indexdef }) => indexdef).join()).toContain('(expires_at)');
});

test('a form that fails on our side is answered in words; a script, in JSON', async () => {
  jest.spyOn(console, 'error').mockImplementation(() => {});
  const failing = route(
    { scope: 'fails', body: z.strictObject({ text: z.string() }), form: { back: '/x' }, limit: 'none: it fails' },
    async () => {
      throw new Error('down');
    },
  );
  const plain = await failing(filled({ text: 'Hello' }), context);
  expect([plain.status, plain.headers.get('content-type')]).toEqual([500, 'text/plain; charset=utf-8']);
  expect(await plain.text()).toMatch(/Something went wrong on our side.*\nGo back one page/);
  const script = new Request('http://localhost:4310/api/x', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: '{"text":"Hello"}',
  });
  expect(await (await failing(script, context)).json()).toMatchObject({ problem: { code: 'unexpected' } });
});
