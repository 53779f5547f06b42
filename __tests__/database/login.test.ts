import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { sql } from 'drizzle-orm';
import { POST as postCode } from '@/app/api/staff/login/code/route';
import { POST as postLogin } from '@/app/api/staff/login/route';
import { db } from '@/lib/db/connection';
import { staff } from '@/lib/db/schema/staff';
import { changeMember } from '@/lib/desk/people/people-store';
import { inTurn } from '@/lib/staff/password/password-store';
import { accountLetters, claim, cookieOf } from '../fixtures/accounts';
import { clockAt } from '../fixtures/clock';
import { member, write } from '../fixtures/staff';

clockAt('2026-11-24T10:00:00Z');
const password = 'four slow goats cross the yard';
let passwordHash = '';
beforeAll(async () => {
  passwordHash = await hash(password);
});

let id: string;
let email: string;
beforeEach(async () => {
  id = randomUUID();
  email = `${id}@example.com`;
  await (await db()).insert(staff).values({ id, role: 'lead', email, name: 'Lea', passwordHash });
  await (await db()).execute(sql`delete from rate_limits`);
});

type From = { address: string; cookie?: string | undefined };
const send = (post: typeof postLogin, path: string, body: object, { address, cookie }: From) => {
  const request = write(path, body, cookie);
  request.headers.set('x-client-address', address);
  return post(request, { params: Promise.resolve({}) });
};
const logIn = (typed: string, from: From, account = email) =>
  send(postLogin, '/api/staff/login', { email: account, password: typed }, from);
const code = (passcode: string, from: From) => send(postCode, '/api/staff/login/code', { passcode }, from);
const fail = async (times: number, from: (n: number) => From, account = email) => {
  const statuses = [];
  for (let n = 0; n < times; n++) statuses.push((await logIn('wrong', from(n), account)).status);
  return statuses;
};

const attacker = { address: '203.0.113.9' };
const home = { address: '198.51.100.20' };
/** More networks than anybody counts, five tries from each. */
const everywhere = (n: number) => ({ address: `10.0.${Math.floor(n / 4)}.1` });

describe('whoever fails shuts out', () => {
  test('themselves, and nobody elsewhere', async () => {
    expect(await fail(6, () => attacker)).toEqual([401, 401, 401, 401, 401, 429]);
    expect((await logIn(password, attacker)).status).toBe(429);
    expect((await logIn(password, home)).status).toBe(200);
  });

  test('their neighbours of the same /24, and of the same /64', async () => {
    expect(await fail(6, (n) => ({ address: `203.0.113.${n}` }))).toEqual([401, 401, 401, 401, 401, 429]);
    expect(await fail(6, () => ({ address: '2001:db8:1:2::/64' }))).toEqual([401, 401, 401, 401, 401, 429]);
    expect((await logIn(password, { address: '2001:db8:1:3::/64' })).status).toBe(200);
  });

  test('no browser that has logged in before, not even behind their own address', async () => {
    const cookie = cookieOf(await logIn(password, attacker), 'device');
    await fail(30, () => attacker);
    expect((await logIn(password, attacker)).status).toBe(429);
    expect((await logIn(password, { ...attacker, cookie })).status).toBe(200);
  });
});

describe('a browser that has logged in before', () => {
  test('is known by a cookie that no script reads, of which the database has a hash; it changes each time', async () => {
    const first = await logIn(password, home);
    const set = first.headers.getSetCookie().find((cookie) => cookie.startsWith('device='));
    expect(set).toMatch(/^device=[\w-]{43}; .*SameSite=Strict.*HttpOnly/);
    const cookie = cookieOf(first, 'device');
    const { rows } = await (await db()).execute(sql`select * from staff_devices`);
    expect(JSON.stringify(rows)).not.toContain(cookie?.split('=')[1]);
    const second = cookieOf(await logIn(password, { ...home, cookie }), 'device');
    await fail(6, () => attacker);
    expect((await logIn(password, { ...attacker, cookie })).status).toBe(429);
    expect((await logIn(password, { ...attacker, cookie: second })).status).toBe(200);
  });

  test('may fail ten times, so that it is no way to guess', async () => {
    const cookie = cookieOf(await logIn(password, home), 'device');
    expect((await fail(11, () => ({ ...home, cookie }))).at(-1)).toBe(429);
  });

  test('helps nobody whose account it was not, and nobody who was disabled meanwhile', async () => {
    const cookie = cookieOf(await logIn(password, home), 'device');
    const other = await member('agent');
    await (await db()).execute(sql`update staff set password_hash = ${passwordHash} where id = ${other.id}`);
    expect(await fail(6, () => ({ ...home, cookie }), `${other.id}@example.com`)).toContain(429);
    await changeMember({ id: other.id, role: 'owner' }, id, 'disabled');
    const { rows } = await (await db()).execute(sql`select 1 from staff_devices where staff_id = ${id}`);
    expect(rows).toEqual([]);
  });

  test('is told of by letter, unless it is known', async () => {
    const cookie = cookieOf(await logIn(password, home), 'device');
    await logIn(password, { ...home, cookie });
    expect((await accountLetters(email)).map(({ subject }) => subject)).toEqual([
      expect.stringContaining('A login from a new browser'),
    ]);
  });
});

test('an account that does not exist answers as one that does, known browser or not', async () => {
  const cookie = cookieOf(await logIn(password, home), 'device');
  const nobody = `${randomUUID()}@example.com`;
  for (const from of [home, { ...home, cookie }]) {
    await (await db()).execute(sql`delete from rate_limits`);
    const theirs = await member('agent');
    await (await db()).execute(sql`update staff set password_hash = ${passwordHash} where id = ${theirs.id}`);
    const said = [];
    for (const account of [`${theirs.id}@example.com`, nobody]) {
      const answers = [];
      for (let n = 0; n < 7; n++) {
        const response = await logIn('wrong', from, account);
        answers.push([response.status, await response.text()]);
      }
      said.push(JSON.stringify(answers));
      await (await db()).execute(sql`delete from rate_limits`);
    }
    expect(said[1]).toBe(said[0]);
  }
});

describe('after many failures everywhere', () => {
  beforeEach(async () => void (await fail(31, everywhere)));
  const codeIn = async () =>
    /\b\d{8}\b/.exec((await accountLetters(email)).map(({ text }) => text).join(' '))?.[0] ?? '';

  test('a right password from an unknown browser asks for a code from a letter; a known one does not', async () => {
    const half = await logIn(password, home);
    expect([half.status, await half.json(), cookieOf(half, 'staff')]).toEqual([200, { asks: 'letter' }, undefined]);
    const cookie = cookieOf(half, 'login');
    expect((await code('00000000', { ...home, cookie })).status).toBe(401);
    const whole = await code(await codeIn(), { ...home, cookie });
    expect([whole.status, cookieOf(whole, 'staff')]).toEqual([200, expect.any(String)]);
    expect((await code(await codeIn(), { ...home, cookie })).status).toBe(410);
    const again = await logIn(password, { ...home, cookie: cookieOf(whole, 'device') });
    expect(cookieOf(again, 'staff')).toEqual(expect.any(String));
  });

  test('five wrong codes end it, and nobody has a code of another login', async () => {
    const first = cookieOf(await logIn(password, home), 'login');
    const codeOfFirst = await codeIn();
    const cookie = cookieOf(await logIn(password, home), 'login');
    expect((await code(codeOfFirst, { ...home, cookie })).status).toBe(401);
    for (let n = 0; n < 4; n++) expect((await code('12345678', { ...home, cookie })).status).toBe(401);
    expect((await code('12345678', { ...home, cookie })).status).toBe(410);
    expect((await code(codeOfFirst, { ...home, cookie: first })).status).toBe(200);
  });

  test.each([
    ['another password', sql`update staff set password_hash = 'other' where id = `],
    ['being disabled', sql`update staff set disabled = true where id = `],
  ])('a login half-way ends with %s', async (what, change) => {
    const cookie = cookieOf(await logIn(password, home), 'login');
    const letter = await codeIn();
    await (await db()).execute(sql`${change} ${id}`);
    expect([what, (await code(letter, { ...home, cookie })).status]).toEqual([what, 410]);
  });
});

describe('while strangers fill the line for passwords', () => {
  test('a known browser is next, strangers are asked to come again, and a link that never was costs nothing', async () => {
    const cookie = cookieOf(await logIn(password, home), 'device');
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const strangers = Array.from({ length: 18 }, () => inTurn('stranger', () => held));
    const stranger = await logIn(password, { address: '192.0.2.1' });
    expect([stranger.status, stranger.headers.get('retry-after')]).toEqual([503, '5']);
    expect((await claim('x'.repeat(43), password)).status).toBe(410);
    const known = logIn(password, { ...home, cookie });
    letGo();
    expect((await known).status).toBe(200);
    await Promise.all(strangers);
  });
});

describe('a password hash in the database that cannot be read', () => {
  test.each([
    '',
    'x',
    '$argon2id$v=19$m=19456,t=2,p=1$',
    '$2b$10$abcdefghijklmnopqrstuv',
    '\u{1F410}',
    '$argon2id$v=99$m=1,t=1,p=1$AAAA$AAAA',
  ])('%j lets nobody in, with the same answer as a wrong password, and is told to the log', async (broken) => {
    await (await db()).execute(sql`update staff set password_hash = ${broken} where id = ${id}`);
    const told = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const answer = await logIn(password, home);
    const wrong = await logIn(password, home, `nobody-${email}`);
    expect([answer.status, await answer.json()]).toEqual([wrong.status, await wrong.json()]);
    expect(answer.status).toBe(401);
    expect(JSON.stringify(told.mock.calls)).toContain('password');
    expect(JSON.stringify(told.mock.calls)).not.toContain(broken || 'nothing');
    told.mockRestore();
  });
});
