import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { db } from '@/lib/db/connection';
import type { ActName } from '@/lib/desk/acts';
import { type Example, examples, openDesk, recorded, whole } from '../fixtures/acts';
import { emptyRecord } from '../fixtures/record';
import { setStock } from '../fixtures/shopping';
import { perform } from '../fixtures/staff';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
beforeEach(async () => {
  await setStock(90);
  await emptyRecord();
});
afterAll(() => desk.close());

const asked = ['orders/refund', 'orders/cancel', 'orders/resend', 'order-action', 'trouble/pay-back'] as const;

/** Sent as a plain form, or by a script that asks. */
async function send(act: ActName, body: object, query: Record<string, string> = {}, script = false) {
  const said = new URLSearchParams(query).toString();
  const request = new Request(`http://localhost:4310/api/staff/${act}?${said}`, {
    method: 'POST',
    headers: {
      'content-type': script ? 'application/json' : 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      cookie: desk.people.owner.cookie,
    },
    body: script ? JSON.stringify(body) : new URLSearchParams(Object.entries(body)).toString(),
  });
  return perform(act, request);
}
type Problem = { code: string; message: string; fields?: Record<string, string> };
/** What the page is to say to whoever sent the form last. */
async function question(): Promise<Problem | null> {
  const { rows } = await (await db()).execute<{ problem: Problem }>(
    sql`select problem from form_drafts order by expires_at desc limit 1`,
  );
  return rows[0]?.problem ?? null;
}

test.each(asked)('%s as a plain form does nothing until it is asked once more, and then it once', async (act) => {
  const { body, entries }: Example<ActName> = await examples[act]();
  const first = await send(act, body);
  expect([first.status, first.headers.get('location')]).toEqual([303, expect.stringContaining('refused=')]);
  expect(await recorded()).toEqual([]);
  const why = await question();
  expect([why?.code, why?.message]).toEqual(['sure', expect.stringMatching(/\?/)]);
  const sure = why?.fields?.sure ?? '';
  const other = { ...body, id: randomUUID() };
  expect((await send(act, other, { sure })).headers.get('location')).toContain('refused=');
  expect(await recorded()).toEqual([]);
  for (const _ of [1, 2]) await send(act, body, { sure });
  expect(await recorded()).toEqual(entries.map(whole));
});

test.each(asked)('%s by a script that asks is answered with the question', async (act) => {
  const { body, entries }: Example<ActName> = await examples[act]();
  const first = await send(act, body, { asks: '1' }, true);
  const { problem }: { problem: Problem } = await first.json();
  expect([first.status, problem.code, await recorded()]).toEqual([409, 'sure', []]);
  expect((await send(act, body, { asks: '1', sure: problem.fields?.sure ?? '' }, true)).status).toBe(200);
  expect(await recorded()).toEqual(entries.map(whole));
});
