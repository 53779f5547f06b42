import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { sql } from 'drizzle-orm';
import { GET as changePassword } from '@/app/.well-known/change-password/route';
import { POST as postForgot } from '@/app/api/staff/forgot/route';
import { POST as postLogin } from '@/app/api/staff/login/route';
import { db } from '@/lib/db/connection';
import { staff } from '@/lib/db/schema/staff';
import { parseCookies } from '@/lib/http/cookies';
import { watcherFrom } from '@/lib/staff/session-store';
import { accountLetters, claim, cookiesOf, linkOf, writeFromElsewhere } from '../fixtures/accounts';
import { clockAt } from '../fixtures/clock';
import { member, perform, write } from '../fixtures/staff';

clockAt('2026-11-24T10:00:00Z');
const password = 'four slow goats cross the yard';
const another = 'the ferry to Mull was late';
let passwordHash = '';
beforeAll(async () => {
  passwordHash = await hash(password);
});

let id: string;
let email: string;
beforeEach(async () => {
  id = randomUUID();
  email = `${id}@example.com`;
  await (await db()).insert(staff).values({ id, role: 'agent', email, name: 'Ann Agnew', passwordHash });
});
const at = { params: Promise.resolve({}) };
const logIn = async (typed = password) => {
  const response = await postLogin(writeFromElsewhere('/api/staff/login', { email, password: typed }), at);
  return { status: response.status, cookie: cookiesOf(response).join('; ') };
};
const isIn = async (cookie: string) => (await watcherFrom(parseCookies(cookie)))?.id === id;
const act = async (name: string, body: object, cookie: string) => {
  const response = await perform(name, write(`/api/staff/${name}`, body, cookie));
  return { status: response.status, said: await response.json() };
};
const subjects = async () => (await accountLetters(email)).map(({ subject }) => subject);

describe('a changed password', () => {
  test('asks for the present one, ends every other session, and is told by letter', async () => {
    const [here, elsewhere] = [(await logIn()).cookie, (await logIn()).cookie];
    const wrong = await act('account/password', { presentPassword: 'not this', password: another }, here);
    expect([wrong.status, wrong.said.problem.fields]).toEqual([
      422,
      { presentPassword: 'This is not your present password.' },
    ]);
    const right = { presentPassword: password, password: another };
    expect((await act('account/password', right, here)).status).toBe(200);
    expect([await isIn(here), await isIn(elsewhere)]).toEqual([true, false]);
    expect([(await logIn()).status, (await logIn(another)).status]).toEqual([401, 200]);
    expect(await subjects()).toContainEqual(expect.stringContaining('Your password was changed'));
  });

  test('may not be soon guessed, least of all from one’s own name', async () => {
    const { cookie } = await logIn();
    for (const guessed of ['password1234567', 'annagnewannagnew', 'short'])
      expect((await act('account/password', { presentPassword: password, password: guessed }, cookie)).status).toBe(
        422,
      );
  });

  test('is no way to guess the present one', async () => {
    const { cookie } = await logIn();
    const body = { presentPassword: 'not this', password: another };
    for (let n = 0; n < 10; n++) await act('account/password', body, cookie);
    expect((await act('account/password', { ...body, presentPassword: password }, cookie)).status).toBe(429);
  });
});

describe('sessions', () => {
  test('one is ended by whose it is and nobody else', async () => {
    const [here, elsewhere] = [(await logIn()).cookie, (await logIn()).cookie];
    const session = (await watcherFrom(parseCookies(elsewhere)))?.sessionId;
    const other = await member('owner');
    expect((await act('account/end-session', { session }, other.cookie)).status).toBe(404);
    expect(await isIn(elsewhere)).toBe(true);
    expect((await act('account/end-session', { session }, here)).status).toBe(200);
    expect([await isIn(here), await isIn(elsewhere)]).toEqual([true, false]);
  });

  test('logging out everywhere else leaves this one, and the only known browser', async () => {
    const cookies = [(await logIn()).cookie, (await logIn()).cookie, (await logIn()).cookie];
    expect((await act('account/log-out-elsewhere', {}, cookies[1] ?? '')).status).toBe(200);
    expect(await Promise.all(cookies.map(isIn))).toEqual([false, true, false]);
    const { rows } = await (await db()).execute(sql`select 1 from staff_devices where staff_id = ${id}`);
    expect(rows).toHaveLength(1);
  });
});

describe('a forgotten password', () => {
  const forgot = async (address: string) => {
    const response = await postForgot(writeFromElsewhere('/api/staff/forgot', { email: address }), at);
    return [response.status, await response.text(), response.headers.getSetCookie()];
  };

  test('is answered alike for everybody, and written to whoever works here', async () => {
    const gone = randomUUID();
    await (await db())
      .insert(staff)
      .values({ id: gone, role: 'owner', email: `${gone}@example.com`, name: 'Gone', passwordHash, disabled: true });
    const answers = [
      await forgot(email.toUpperCase()),
      await forgot(`${gone}@example.com`),
      await forgot('no@example.com'),
    ];
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await claim(await linkOf(email), another)).status).toBe(200);
    expect([await accountLetters(`${gone}@example.com`), await accountLetters('no@example.com')]).toEqual([[], []]);
    const { rows } = await (await db()).execute(sql`select 1 from outbox where payload::text like '%no@example.com%'`);
    expect(rows).toEqual([]);
  });

  test('is written three times an hour at most', async () => {
    for (let n = 0; n < 5; n++) await forgot(email);
    const { rows } = await (await db()).execute(
      sql`select 1 from outbox where kind = 'password-link' and payload ->> 'staffId' = ${id}`,
    );
    expect(rows).toHaveLength(3);
  });
});

test('password managers are sent to where the password is changed', () => {
  const answer = changePassword();
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/staff/account']);
});
