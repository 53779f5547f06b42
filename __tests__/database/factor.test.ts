import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { sql } from 'drizzle-orm';
import { POST as postCode } from '@/app/api/staff/login/code/route';
import { POST as postLogin } from '@/app/api/staff/login/route';
import { db } from '@/lib/db/connection';
import { staff } from '@/lib/db/schema/staff';
import { env } from '@/lib/env';
import { factorState } from '@/lib/staff/factor/factor-store';
import { forgetOldRecords } from '@/lib/staff/jobs-store';
import {
  accountLetters,
  appCode,
  claim,
  codeOf,
  cookieOf,
  cookiesOf,
  linkOf,
  withFactor,
  writeFromElsewhere,
} from '../fixtures/accounts';
import { clockAt } from '../fixtures/clock';
import { member, perform, write } from '../fixtures/staff';

const clock = clockAt('2026-11-24T10:00:00Z');
const password = 'four slow goats cross the yard';
let passwordHash = '';
beforeAll(async () => {
  passwordHash = await hash(password);
});

let id: string;
let email: string;
beforeEach(async () => {
  clock.set('2026-11-24T10:00:00Z');
  id = randomUUID();
  email = `${id}@example.com`;
  await (await db()).insert(staff).values({ id, role: 'lead', email, name: 'Lea', passwordHash });
});

const at = { params: Promise.resolve({}) };
const logIn = (cookie?: string) => postLogin(writeFromElsewhere('/api/staff/login', { email, password }, cookie), at);
const code = (passcode: string, cookie: string | undefined) =>
  postCode(writeFromElsewhere('/api/staff/login/code', { passcode }, cookie), at);
/** What comes of logging in with this code: whether a session did. */
async function comeIn(passcode: string): Promise<boolean> {
  const half = await logIn();
  expect([await half.json(), cookieOf(half, 'staff')]).toEqual([{ asks: 'app' }, undefined]);
  return cookieOf(await code(passcode, cookieOf(half, 'login')), 'staff') !== undefined;
}
const act = async (name: string, body: object, cookie: string) =>
  (await perform(name, write(`/api/staff/${name}`, body, cookie))).status;
const subjects = async () => (await accountLetters(email)).map(({ subject }) => subject.split(':')[0]);

describe('setting it up', () => {
  test('nothing is asked for before a code of the app’s has come', async () => {
    const cookie = cookiesOf(await logIn()).join('; ');
    expect(await act('account/factor-begin', {}, cookie)).toBe(200);
    expect(cookieOf(await logIn(), 'staff')).toBeDefined();
    expect(await act('account/factor-on', { passcode: '000000' }, cookie)).toBe(422);
    expect(await act('account/factor-on', { passcode: await codeOf(id) }, cookie)).toBe(200);
    expect(cookieOf(await logIn(), 'staff')).toBeUndefined();
    expect(await subjects()).toContain('Your second factor is on');
  });

  test('neither the seed nor a recovery code can be read in the database, nor are they shown again', async () => {
    const { seed, recovery } = await withFactor(id);
    const { rows } = await (await db()).execute(
      sql`select f.*, c.* from staff_factors f join staff_recovery_codes c using (staff_id) where staff_id = ${id}`,
    );
    const text = JSON.stringify(rows);
    for (const secret of [seed, ...recovery]) expect(text).not.toContain(secret);
    expect(await factorState(id)).toMatchObject({ seed: null, newCodes: [], codesLeft: 10 });
  });

  test('another one can’t be begun over one that is on', async () => {
    const cookie = cookiesOf(await logIn()).join('; ');
    await withFactor(id);
    expect(await act('account/factor-begin', {}, cookie)).toBe(409);
  });
});

describe('logging in', () => {
  test('takes the app’s code, and each once, also when it comes twice at a time', async () => {
    const { seed } = await withFactor(id);
    clock.set('2026-11-24T10:05:00Z');
    const now = appCode(seed);
    const halves = [cookieOf(await logIn(), 'login'), cookieOf(await logIn(), 'login')];
    const came = await Promise.all(halves.map((cookie) => code(now, cookie)));
    expect(came.map(({ status }) => status).toSorted()).toEqual([200, 401]);
    expect(await comeIn(now)).toBe(false);
    clock.set('2026-11-24T10:05:30Z');
    expect(await comeIn(now)).toBe(false);
    expect(await comeIn(appCode(seed))).toBe(true);
  });

  test('takes the code with which it was turned on no second time', async () => {
    const { seed } = await withFactor(id);
    expect(await comeIn(appCode(seed))).toBe(false);
  });

  test('takes a recovery code once, and says by letter how many are left', async () => {
    const { recovery } = await withFactor(id);
    expect(await comeIn(recovery[0]?.toUpperCase() ?? '')).toBe(true);
    expect(await comeIn(recovery[0] ?? '')).toBe(false);
    const [letter] = (await accountLetters(email)).filter(({ subject }) => subject.includes('recovery code'));
    expect(letter?.text).toContain('You have 9 left');
  });

  test('takes nobody else’s recovery code', async () => {
    const other = await member('agent');
    const { recovery } = await withFactor(other.id);
    await withFactor(id);
    expect(await comeIn(recovery[0] ?? '')).toBe(false);
  });

  test('twenty wrong codes a day are enough, but not for a browser that is known', async () => {
    const { seed } = await withFactor(id);
    clock.set('2026-11-24T11:00:00Z');
    const known = cookieOf(await code(appCode(seed), cookieOf(await logIn(), 'login')), 'device');
    for (let n = 0; n < 4; n++) {
      const cookie = cookieOf(await logIn(), 'login');
      for (let tried = 0; tried < 5; tried++) await code('000000', cookie);
    }
    clock.set('2026-11-24T11:05:00Z');
    expect((await code(appCode(seed), cookieOf(await logIn(), 'login'))).status).toBe(429);
    const half = cookieOf(await logIn(known), 'login');
    expect((await code(appCode(seed), `${half}; ${known}`)).status).toBe(200);
  });

  test('a link for a new password is no way round it', async () => {
    const lead = await member('owner');
    await withFactor(id);
    await act('people/invite', { id: randomUUID(), email, role: 'agent' }, lead.cookie);
    const claimed = await claim(await linkOf(email), 'the ferry to Mull was late');
    expect([await claimed.json(), cookieOf(claimed, 'staff')]).toEqual([{ asks: 'app' }, undefined]);
  });
});

describe('new recovery codes', () => {
  test('end the earlier ones once they are kept', async () => {
    const cookie = cookiesOf(await logIn()).join('; ');
    const { recovery } = await withFactor(id);
    await act('account/codes-begin', {}, cookie);
    const { newCodes = [] } = (await factorState(id)) ?? {};
    expect(await comeIn(newCodes[0] ?? '')).toBe(false);
    expect(await comeIn(recovery[0] ?? '')).toBe(true);
    await act('account/codes-keep', {}, cookie);
    expect(await comeIn(recovery[1] ?? '')).toBe(false);
    expect(await comeIn(newCodes[0] ?? '')).toBe(true);
  });
});

test('it outlives a change of the shop’s secret: the hourly job seals it anew, and then the earlier secret may end', async () => {
  const { seed } = await withFactor(id);
  const [earlier = ''] = env().shopSecrets;
  const secretsAre = (...secrets: string[]) => jest.replaceProperty(env(), 'shopSecrets', secrets);
  const newer = 'the newer secret of this shop, for a test';
  secretsAre(newer, earlier);
  clock.set('2026-11-24T10:05:00Z');
  expect(await comeIn(appCode(seed))).toBe(true);
  await forgetOldRecords();
  secretsAre(newer);
  clock.set('2026-11-24T10:10:00Z');
  expect(await comeIn(appCode(seed))).toBe(true);
  jest.restoreAllMocks();
});

describe('a lost one', () => {
  test('is taken off by an owner, on record and by letter, and by nobody else', async () => {
    const [owner, lead] = [await member('owner'), await member('lead')];
    await withFactor(id);
    expect(await act('people/factor-off', { person: id }, lead.cookie)).toBe(403);
    expect(await act('people/factor-off', { person: id }, owner.cookie)).toBe(200);
    const { rows } = await (await db()).execute(
      sql`select staff_id from audit where action = 'factor-reset' and subject = ${id}`,
    );
    expect(rows).toEqual([{ staff_id: owner.id }]);
    expect(await subjects()).toContain('Your second factor was taken off');
    expect(cookieOf(await logIn(), 'staff')).toBeDefined();
  });
});
