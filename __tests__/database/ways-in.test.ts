import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { POST as postCode } from '@/app/api/staff/login/code/route';
import { POST as postLogin } from '@/app/api/staff/login/route';
import { db, transaction } from '@/lib/db/connection';
import { staff } from '@/lib/db/schema/staff';
import { parseCookies } from '@/lib/http/cookies';
import { isDeviceOf } from '@/lib/staff/login/device-store';
import { goHalfWay } from '@/lib/staff/login/half-way-store';
import { addPasskey, passkeysOf } from '@/lib/staff/passkey/passkey-store';
import { watcherFrom } from '@/lib/staff/session-store';
import { standing } from '@/lib/staff/standing-store';
import { endWaysIn } from '@/lib/staff/ways-in-store';
import {
  appCode,
  claim,
  cookieOf,
  cookiesOf,
  linkOf,
  passkeyBegun,
  withFactor,
  withPasskey,
  writeFromElsewhere,
} from '../fixtures/accounts';
import { clockAt } from '../fixtures/clock';
import { member, perform, type TestMember, write } from '../fixtures/staff';

const clock = clockAt('2026-11-24T10:00:00Z');
const password = 'four slow goats cross the yard';
const another = 'the ferry to Mull was late';
const at = { params: Promise.resolve({}) };
let passwordHash = '';
let owner: TestMember;
beforeAll(async () => {
  passwordHash = await hash(password);
  owner = await member('owner');
});

let id: string;
let email: string;
let seed: string;
/** Two browsers in which Ann is logged in and known: she sits at the one, and whoever else at the other. */
let here: string;
let elsewhere: string;
let halfWay: string;
let link: string;
const token = (cookie: string, name: string) => parseCookies(cookie).get(name);

const act = (name: string, body: object, cookie = owner.cookie) =>
  perform(name, write(`/api/staff/${name}`, body, cookie));
const askForLink = () => act('people/invite', { id: randomUUID(), email, role: 'agent' });

async function logIn(minute: number): Promise<string> {
  clock.set(`2026-11-24T10:0${minute}:00Z`);
  const asked = await postLogin(writeFromElsewhere('/api/staff/login', { email, password }), at);
  const typed = writeFromElsewhere('/api/staff/login/code', { passcode: appCode(seed) }, cookieOf(asked, 'login'));
  return cookiesOf(await postCode(typed, at)).join('; ');
}

beforeEach(async () => {
  clock.set('2026-11-24T10:00:00Z');
  id = randomUUID();
  email = `${id}@example.com`;
  await (await db()).insert(staff).values({ id, role: 'agent', email, name: 'Ann Agnew', passwordHash });
  seed = (await withFactor(id)).seed;
  [here, elsewhere] = [await logIn(1), await logIn(2)];
  await withPasskey({ id, cookie: here });
  halfWay = (await goHalfWay(id, 'letter', (await standing(await db(), id))?.digest ?? '')).value;
  await askForLink();
  link = await linkOf(email);
});

const passwordOpens = async () =>
  (await postLogin(writeFromElsewhere('/api/staff/login', { email, password }), at)).status === 200;

/** What of what opened the account still does. */
async function open(): Promise<string[]> {
  const ways = {
    session: (await watcherFrom(parseCookies(elsewhere))) !== null,
    device: await isDeviceOf(token(elsewhere, 'device'), id),
    passkey: (await passkeysOf(id)).length > 0,
    password: await passwordOpens(),
    'login half-way':
      (await postCode(writeFromElsewhere('/api/staff/login/code', { passcode: '00000000' }, `login=${halfWay}`), at))
        .status === 401,
    'session here': (await watcherFrom(parseCookies(here))) !== null,
    'device here': await isDeviceOf(token(here, 'device'), id),
    link: (await claim(link, another)).status === 200,
  };
  return Object.entries(ways).flatMap(([way, isOpen]) => (isOpen ? [way] : []));
}

describe('which ways in stay open', () => {
  test('all of them, while nothing becomes of the account', async () => {
    expect(await open()).toEqual([
      'session',
      'device',
      'passkey',
      'password',
      'login half-way',
      'session here',
      'device here',
      'link',
    ]);
  });

  test.each<[string, () => Promise<unknown>, string[]]>([
    [
      'its owner changes the password',
      () => act('account/password', { presentPassword: password, password: another }, here),
      ['passkey', 'session here', 'device here'],
    ],
    [
      'its owner logs out everywhere else',
      () => act('account/log-out-elsewhere', {}, here),
      ['passkey', 'password', 'session here', 'device here'],
    ],
    ['a forgotten password is set anew', async () => claim(link, another), ['passkey']],
    [
      'the role is changed',
      () => act('people/change', { person: id, becomes: 'lead' }),
      ['device', 'passkey', 'password', 'device here'],
    ],
    ['an owner takes the second factor off', () => act('people/factor-off', { person: id }), ['passkey', 'password']],
    ['it is shut', () => act('people/change', { person: id, becomes: 'disabled' }), []],
    [
      'it is shut, and opened again',
      async () => [
        await act('people/change', { person: id, becomes: 'disabled' }),
        await act('people/change', { person: id, becomes: 'agent' }),
      ],
      ['password'],
    ],
    ['it is taken back from outside', () => transaction((tx) => endWaysIn(tx, id, 'reset')), []],
  ])('when %s', async (_what, becomes, stays) => {
    await becomes();
    expect(await open()).toEqual(stays);
  });
});

test('a passkey that was begun before is not added afterwards', async () => {
  const { member: ann, credential } = await passkeyBegun({ id, cookie: elsewhere });
  await transaction((tx) => endWaysIn(tx, id, 'reset'));
  expect(await addPasskey(ann, credential, 'Planted', async () => undefined)).toBe('over');
  expect(await passkeysOf(id)).toEqual([]);
});
