import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { SMTPServer } from 'smtp-server';
import { dataMap, type Personal } from '@/lib/data-map/data-map';
import { db } from '@/lib/db/connection';
import { copyOf } from '@/lib/desk/people/copy-store';
import { erase } from '@/lib/desk/people/person-data-store';
import { sendDueMail } from '@/lib/mail/outbox-store';
import { canary, canaryAddress, leaveTraces, placesOf } from '../fixtures/canary';
import { openSandbox, setStock, type TestStripe } from '../fixtures/shopping';
import { member } from '../fixtures/staff';

let stripe: TestStripe;
/** It names whom it refuses, as many do. */
const mailServer = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: ({ address }, _session, done) => done(new Error(`<${address}> does not live here`)),
});
beforeAll(async () => {
  const port = await new Promise<number>((resolve) => {
    mailServer.listen(0, '127.0.0.1', () => {
      const address = mailServer.server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}`;
  stripe = await openSandbox();
  await setStock(50);
  await leaveTraces(stripe, await member('owner'));
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  await sendDueMail();
});
afterAll(async () => {
  jest.restoreAllMocks();
  mailServer.close(() => undefined);
  await stripe.close();
});

test('what a mail server says of whom it refuses is kept without the address', async () => {
  const { rows } = await (await db()).execute<{ last_error: string }>(
    sql`select distinct last_error from outbox where last_error like '%does not live here%'`,
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]?.last_error).not.toContain(canary);
});

type Mapped = { table: string; column: string; of: 'not personal' | Personal };
const mapped: Mapped[] = Object.entries(dataMap).flatMap(([table, columns]) =>
  Object.entries(columns).map(([column, of]) => ({ table, column, of })),
);
/** Everybody in this database but whoever works here is the one person. */
const ofStaff = /^(staff(?!_drafts)|setup_links|audit)/;
const customers = mapped.flatMap(({ table, column, of }) =>
  of === 'not personal' || ofStaff.test(table) ? [] : [{ table, column, ...of }],
);
const valuesOf = async (table: string, column: string) => {
  const { rows } = await (await db()).execute<{ value: unknown }>(
    sql`select ${sql.identifier(column)} as value from ${sql.identifier(table)}`,
  );
  return rows.map(({ value }) => value).filter((value) => value !== null);
};

test('the map has every column of the database, and none that is not there', async () => {
  const { rows } = await (await db()).execute<{ place: string }>(sql`
    select table_name || '.' || column_name as place from information_schema.columns where table_schema = 'public'`);
  expect(mapped.map(({ table, column }) => `${table}.${column}`).toSorted()).toEqual(
    rows.map(({ place }) => place).toSorted(),
  );
});

/** As they stand in a file of JSON: dates as such, pictures as data addresses. */
function written(value: unknown): string[] {
  if (value instanceof Uint8Array) return [Buffer.from(value).toString('base64')];
  if (typeof value === 'string' && /^[-\d]{10} [:.\d]{8,15}\+00$/.test(value)) return [new Date(value).toISOString()];
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(written);
  return [JSON.stringify(String(value)).slice(1, -1)];
}

test('the copy has all of the person that the map says it has, and no secret of theirs', async () => {
  await (await db()).execute(sql`update conversations set verified_email = ${canaryAddress} where email is not null`);
  const text = JSON.stringify(await copyOf(canaryAddress.toUpperCase()));
  const missing: string[] = [];
  const given: string[] = [];
  for (const { table, column, copied } of customers) {
    const values = (await valuesOf(table, column)).flatMap(written).filter((value) => value.length > 0);
    if (copied === true)
      missing.push(...values.filter((value) => !text.includes(value)).map((value) => `${table}.${column} ${value}`));
    if (copied === 'no: a secret')
      given.push(...values.filter((value) => text.includes(value)).map(() => `${table}.${column}`));
  }
  expect(missing).toEqual([]);
  expect(given).toEqual([]);
});

const blank = /^(?:|Erased|erased-[-0-9a-f]+(?:@erased\.invalid)?)$/;

test('a word typed into every field is kept in many places, and after erasure in none', async () => {
  expect((await placesOf(canary)).length).toBeGreaterThan(15);
  const erased = await erase(canaryAddress);
  expect(erased).toMatchObject({ ok: true, erased: { orders: 2, atStripe: 2 } });
  for (const typed of [canary, 'YO31 9ZZ', '01904 496 099'])
    expect([typed, await placesOf(typed)]).toEqual([typed, []]);
  const { rows } = await (await db()).execute(sql`select 1 from payment_attempts where session_url is not null`);
  expect(rows).toEqual([]);
  const left: string[] = [];
  for (const { table, column, erased: becomes } of customers)
    if (becomes === 'gone')
      left.push(
        ...(await valuesOf(table, column))
          .flatMap(written)
          .filter((value) => !blank.test(value))
          .map((value) => `${table}.${column} ${value}`),
      );
  expect(left).toEqual([]);
});
