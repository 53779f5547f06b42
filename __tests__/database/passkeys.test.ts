import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { sql } from 'drizzle-orm';
import { POST as postBegin } from '@/app/api/staff/login/passkey/begin/route';
import { POST as postPasskey } from '@/app/api/staff/login/passkey/route';
import { POST as postLogin } from '@/app/api/staff/login/route';
import { db, transaction } from '@/lib/db/connection';
import { staff } from '@/lib/db/schema/staff';
import { copyOf } from '@/lib/desk/people/copy-store';
import { changeMember } from '@/lib/desk/people/people-store';
import { env } from '@/lib/env';
import { parseCookies } from '@/lib/http/cookies';
import { forgetOldRecords } from '@/lib/staff/jobs-store';
import { beginChallenge, takeChallenge } from '@/lib/staff/passkey/challenge-store';
import { hasPasskeys } from '@/lib/staff/passkey/site-store';
import { watcherFrom } from '@/lib/staff/session-store';
import {
  accountLetters,
  claim,
  cookieOf,
  cookiesOf,
  linkOf,
  withFactor,
  writeFromElsewhere,
} from '../fixtures/accounts';
import { Authenticator, type Tricks } from '../fixtures/authenticator';
import { clockAt } from '../fixtures/clock';
import { member, perform, write } from '../fixtures/staff';

const clock = clockAt('2026-11-24T10:00:00Z');
const password = 'four slow goats cross the yard';
let passwordHash = '';
beforeAll(async () => {
  passwordHash = await hash(password);
});

type Person = { id: string; email: string; cookie: string };
const at = { params: Promise.resolve({}) };

/** Somebody who works here and has just logged in by their password. */
async function person(role: 'agent' | 'owner' = 'agent'): Promise<Person> {
  const id = randomUUID();
  const email = `${id}@example.com`;
  await (await db()).insert(staff).values({ id, role, email, name: 'Ann Agnew', passwordHash });
  const came = await postLogin(writeFromElsewhere('/api/staff/login', { email, password }), at);
  return { id, email, cookie: cookiesOf(came).join('; ') };
}

let ann: Person;
beforeEach(async () => {
  clock.set('2026-11-24T10:00:00Z');
  ann = await person();
});

const act = async (name: string, body: object, cookie = ann.cookie) => {
  const response = await perform(name, write(`/api/staff/${name}`, body, cookie));
  return { status: response.status, said: await response.json() };
};

async function add(device: Authenticator, tricks: Tricks = {}, { cookie }: Pick<Person, 'cookie'> = ann) {
  const { said } = await act('account/passkey-begin', { name: 'My telephone' }, cookie);
  return act('account/passkey-add', { name: 'My telephone', credential: device.make(said, tricks) }, cookie);
}
/** A device that holds a passkey of somebody's. */
async function deviceOf(who: Person = ann): Promise<Authenticator> {
  const device = new Authenticator();
  expect((await add(device, {}, who)).status).toBe(200);
  return device;
}

/** A browser that begins to log in: what is to be signed, and its cookies. */
async function begin(cookie?: string) {
  const response = await postBegin(writeFromElsewhere('/api/staff/login/passkey/begin', {}, cookie), at);
  return { options: await response.json(), cookie: [cookie, ...cookiesOf(response)].filter(Boolean).join('; ') };
}
const send = (credential: object, cookie?: string) =>
  postPasskey(writeFromElsewhere('/api/staff/login/passkey', { credential }, cookie), at);
async function logIn(device: Authenticator, tricks: Tricks = {}, before?: string): Promise<Response> {
  const { options, cookie } = await begin(before);
  return send(device.sign(options, tricks), cookie);
}
const who = async (response: Response) =>
  (await watcherFrom(parseCookies(cookiesOf(response).join('; '))))?.id ?? response.status;
const subjects = async ({ email } = ann) => (await accountLetters(email)).map(({ subject }) => subject.split(':')[0]);
const recorded = async (action: string) => {
  const { rows } = await (await db()).execute(
    sql`select staff_id, subject from audit where action = ${action} order by at desc, seq desc`,
  );
  return rows;
};
const passkeysOf = async ({ id } = ann) => {
  const { rows } = await (await db()).execute<{ id: string; name: string; counter: string; last_used_at: string }>(
    sql`select id, name, counter, last_used_at from staff_passkeys where staff_id = ${id} order by created_at`,
  );
  return rows;
};

describe('adding one', () => {
  test('is told by letter, on record, and lets its owner in by itself', async () => {
    const device = await deviceOf();
    expect(await who(await logIn(device))).toBe(ann.id);
    expect(await subjects()).toContain('A passkey was added');
    expect(await recorded('passkey-added')).toContainEqual({ staff_id: ann.id, subject: ann.id });
    expect(await passkeysOf()).toMatchObject([{ name: 'My telephone', counter: '1', last_used_at: expect.anything() }]);
  });

  test('asks for the password again after ten minutes', async () => {
    clock.set('2026-11-24T10:10:00Z');
    expect((await act('account/passkey-begin', { name: 'My telephone' })).said.problem.code).toBe('confirm');
  });

  const strange: [string, Tricks, number][] = [
    ['made for another address', { origin: 'https://evil.example' }, 422],
    ['made for another port', { origin: 'http://localhost:1' }, 422],
    ['made for another shop', { rpId: 'evil.example' }, 422],
    ['made of a signature', { type: 'webauthn.get' }, 422],
    ['made without knowing its owner', { verified: false }, 422],
    ['of a challenge of its own', { challenge: 'x'.repeat(43) }, 410],
    ['vouched for in a way of its own', { vouches: 'other' }, 422],
  ];
  test.each(strange)('is refused where it was %s', async (_what, tricks, status) => {
    expect((await add(new Authenticator(), tricks)).status).toBe(status);
    expect(await passkeysOf()).toEqual([]);
  });

  test('a device may vouch for itself; its maker is not listened to, nor an address that the certificate names', async () => {
    const asked = jest.spyOn(globalThis, 'fetch');
    expect((await add(new Authenticator(), { vouches: 'itself' })).status).toBe(200);
    expect((await add(new Authenticator(), { vouches: 'maker' })).status).toBe(422);
    expect(asked).not.toHaveBeenCalled();
    asked.mockRestore();
  });

  test('takes each challenge once, and in the session that asked', async () => {
    const { said } = await act('account/passkey-begin', { name: 'My telephone' });
    const credential = new Authenticator().make(said);
    const elsewhere = cookiesOf(
      await postLogin(writeFromElsewhere('/api/staff/login', { email: ann.email, password }), at),
    ).join('; ');
    const statuses = [];
    for (const cookie of [elsewhere, (await person()).cookie, ann.cookie, ann.cookie])
      statuses.push((await act('account/passkey-add', { name: 'One', credential }, cookie)).status);
    expect(statuses).toEqual([410, 410, 200, 410]);
  });

  test('nobody has the passkey of somebody else, nor the same twice', async () => {
    const device = await deviceOf();
    expect((await add(device)).status).toBe(409);
    const other = await person();
    expect((await add(device, {}, other)).status).toBe(409);
    expect(await who(await logIn(device))).not.toBe(other.id);
  });

  test('a name is asked for, and ten are enough', async () => {
    const nameless = await act('account/passkey-begin', { name: ' ' });
    expect(nameless.said.problem.fields).toEqual({ name: 'Give it a name by which you will know it.' });
    for (let n = 0; n < 10; n++) await deviceOf();
    expect((await act('account/passkey-begin', { name: 'My telephone' })).status).toBe(409);
  });
});

describe('logging in', () => {
  test('stands for the second factor too', async () => {
    const device = await deviceOf();
    await withFactor(ann.id);
    expect(await who(await logIn(device))).toBe(ann.id);
  });

  test('from a browser that we did not know is told by letter; from one that we knew is not', async () => {
    const device = await deviceOf();
    const news = async () => (await subjects()).filter((subject) => subject === 'A login from a new browser').length;
    const before = await news();
    const came = await logIn(device);
    expect(await news()).toBe(before + 1);
    expect(await who(await logIn(device, {}, cookieOf(came, 'device')))).toBe(ann.id);
    expect(await news()).toBe(before + 1);
  });

  test('gives a new session, and ends the one that this browser had', async () => {
    const device = await deviceOf();
    const came = await logIn(device, {}, ann.cookie);
    expect(await who(came)).toBe(ann.id);
    expect(await watcherFrom(parseCookies(ann.cookie))).toBeNull();
    expect(came.headers.getSetCookie().find((cookie) => cookie.startsWith('passkey='))).toMatch(/Max-Age=0/);
  });

  const strange: [string, Tricks][] = [
    ['for another address', { origin: 'https://evil.example' }],
    ['for a name below ours', { origin: 'http://desk.localhost:4310' }],
    ['for another shop', { rpId: 'evil.example' }],
    ['as one makes a passkey', { type: 'webauthn.create' }],
    ['without knowing its owner', { verified: false }],
    ['as somebody else', { userHandle: Buffer.from(randomUUID().replaceAll('-', ''), 'hex').toString('base64url') }],
    ['as nobody', { userHandle: null }],
  ];
  test.each(strange)('is refused where it was signed %s, as an unknown passkey is', async (_what, tricks) => {
    const device = await deviceOf();
    const unknown = new Authenticator();
    unknown.make({ challenge: '', user: { id: Buffer.alloc(16).toString('base64url') } });
    const [strangers, theirs] = [await logIn(unknown), await logIn(device, tricks)];
    expect([theirs.status, await theirs.text(), theirs.headers.getSetCookie()]).toEqual([
      401,
      await strangers.text(),
      strangers.headers.getSetCookie(),
    ]);
    expect(await passkeysOf()).toMatchObject([{ counter: '0' }]);
    expect(await who(await logIn(device))).toBe(ann.id);
  });

  test('is refused with another’s signature', async () => {
    const [hers, his] = [await deviceOf(), await deviceOf(await person())];
    const { options, cookie } = await begin();
    const [good, other] = [hers.sign(options), his.sign(options)];
    expect(
      (await send({ ...good, response: { ...good.response, signature: other.response.signature } }, cookie)).status,
    ).toBe(401);
    const again = await begin();
    const mine = his.sign(again.options);
    expect((await send({ ...mine, id: hers.credentialId, rawId: hers.credentialId }, again.cookie)).status).toBe(401);
  });

  test('takes each challenge once, in the browser that asked, for logging in', async () => {
    const device = await deviceOf();
    const { options, cookie } = await begin();
    const signed = device.sign(options);
    const statuses = [];
    for (const from of ['', (await begin()).cookie, cookie, cookie]) statuses.push((await send(signed, from)).status);
    expect(statuses).toEqual([410, 410, 200, 410]);
    const { said } = await act('account/confirm-begin', {});
    expect((await send(device.sign(said), cookie)).status).toBe(410);
  });

  test('two windows of one browser may both be asked, and each comes in once', async () => {
    const device = await deviceOf();
    const first = await begin();
    const second = await begin(first.cookie);
    const signed = [device.sign(first.options), device.sign(second.options)];
    const came = [];
    let cookie = second.cookie;
    for (const credential of signed) {
      const answer = await send(credential, cookie);
      came.push(await who(answer));
      const gone = answer.headers.getSetCookie().some((set) => set.startsWith('passkey=;'));
      cookie = gone ? '' : cookie;
    }
    expect([came, cookie]).toEqual([[ann.id, ann.id], '']);
    expect((await send(signed[0] ?? {}, second.cookie)).status).toBe(410);
  });

  test('a browser that asks for ever has four challenges at most, the newest', async () => {
    const device = await deviceOf();
    const { options, cookie } = await begin();
    const newer = [];
    for (let n = 0; n < 4; n++) newer.push((await begin(cookie)).options);
    expect((await send(device.sign(options), cookie)).status).toBe(410);
    for (const one of newer) expect(await who(await send(device.sign(one), cookie))).toBe(ann.id);
  });

  test('is used up by a wrong try too', async () => {
    const device = await deviceOf();
    const { options, cookie } = await begin();
    expect((await send(device.sign(options, { verified: false }), cookie)).status).toBe(401);
    expect((await send(device.sign(options), cookie)).status).toBe(410);
  });

  test('comes too late after five minutes', async () => {
    const device = await deviceOf();
    const { options, cookie } = await begin();
    await (await db()).execute(sql`update staff_challenges set expires_at = now()`);
    expect((await send(device.sign(options), cookie)).status).toBe(410);
    await forgetOldRecords();
    const { rows } = await (await db()).execute(sql`select 1 from staff_challenges`);
    expect(rows).toEqual([]);
  });

  test('of the same signature sent twice at a time one comes in', async () => {
    const device = await deviceOf();
    const { options, cookie } = await begin();
    const signed = device.sign(options);
    const came = await Promise.all([send(signed, cookie), send(signed, cookie)]);
    expect(came.map(({ status }) => status).toSorted()).toEqual([200, 410]);
  });

  test.each([
    ['nothing', {}],
    ['what is no signature', { id: 'a', rawId: 'a', type: 'public-key', response: {} }],
    ['a number', 7],
  ])('%s is refused', async (_what, credential) => {
    const { cookie } = await begin();
    const request = writeFromElsewhere('/api/staff/login/passkey', { credential }, cookie);
    expect((await postPasskey(request, at)).status).toBe(422);
  });

  test('whatever a field holds, the answer is ours', async () => {
    const device = await deviceOf();
    const nul = Buffer.from('{"challenge":"\\u0000"}').toString('base64url');
    for (const field of ['clientDataJSON', 'authenticatorData', 'signature', 'userHandle'])
      for (const value of ['AAAA', '____', 'e30', 'bnVsbA', 'x'.repeat(3999), nul]) {
        const { options, cookie } = await begin();
        const signed = device.sign(options);
        const { status } = await send({ ...signed, response: { ...signed.response, [field]: value } }, cookie);
        expect([field, value, [401, 410, 422].includes(status)]).toEqual([field, value, true]);
      }
  });

  test('is begun sixty times by an address, and besides by a browser that has logged in before', async () => {
    const device = await deviceOf();
    const cookie = cookieOf(await logIn(device), 'device');
    const ask = async (from?: string) => {
      const request = write('/api/staff/login/passkey/begin', {}, from);
      request.headers.set('x-client-address', '203.0.113.78');
      return (await postBegin(request, at)).status;
    };
    const times = async (many: number, from?: string) => {
      for (let n = 0; n < many; n++) expect(await ask(from)).toBe(200);
    };
    await times(60);
    expect(await ask()).toBe(429);
    expect(await ask(`device=${'x'.repeat(43)}`)).toBe(429);
    await times(60, cookie);
    expect(await ask(cookie)).toBe(429);
  });

  test('is limited by address with passwords, but not where somebody has logged in before', async () => {
    const device = await deviceOf();
    const from = (request: Request, address: string) => {
      request.headers.set('x-client-address', address);
      return request;
    };
    const tries = [];
    for (let n = 0; n < 20; n++) {
      const typed = { email: 'nobody@example.com', password: 'wrong' };
      await postLogin(from(write('/api/staff/login', typed), '203.0.113.77'), at);
    }
    for (const known of ['', cookieOf(await logIn(device), 'device')]) {
      const { options, cookie } = await begin(known);
      const request = write('/api/staff/login/passkey', { credential: device.sign(options) }, cookie);
      tries.push((await postPasskey(from(request, '203.0.113.77'), at)).status);
    }
    expect(tries).toEqual([429, 200]);
  });
});

describe('a challenge is good for what it was asked for, and nothing else', () => {
  const purposes = ['login', 'add', 'confirm'] as const;
  test.each(purposes.flatMap((asked) => purposes.map((taken) => [asked, taken] as const)))(
    'asked for to %s and taken to %s',
    async (asked, taken) => {
      const boundTo = randomUUID();
      const challenge = await beginChallenge({ purpose: asked, boundTo });
      const take = (purpose: typeof asked) => transaction((tx) => takeChallenge(tx, challenge, { purpose, boundTo }));
      expect(await take(taken)).toBe(asked === taken);
      expect(await take(asked)).toBe(asked !== taken);
    },
  );

  test('a signature to log in adds no passkey, and one to add logs nobody in', async () => {
    const [device, other] = [await deviceOf(), new Authenticator()];
    const { options, cookie } = await begin(ann.cookie);
    const made = other.make({ ...options, user: { id: Buffer.alloc(16).toString('base64url') } });
    expect((await act('account/passkey-add', { name: 'One', credential: made }, cookie)).status).toBe(410);
    for (const name of ['account/passkey-begin', 'account/confirm-begin']) {
      const { said } = await act(name, { ...(name.endsWith('passkey-begin') ? { name: 'One' } : {}) });
      expect((await send(device.sign(said), cookie)).status).toBe(410);
    }
    const { said: confirming } = await act('account/confirm-begin', {});
    const again = other.make({ ...confirming, user: { id: Buffer.alloc(16).toString('base64url') } });
    expect((await act('account/passkey-add', { name: 'One', credential: again })).status).toBe(410);
    expect(await passkeysOf()).toHaveLength(1);
  });
});

describe('a device that may have been copied', () => {
  test.each([
    ['goes back', 4],
    ['stands still', 5],
    ['forgets that it counts', 0],
  ])('one whose count %s is refused, and its owner hears of it', async (_what, counter) => {
    const device = await deviceOf();
    expect(await who(await logIn(device, { counter: 5 }))).toBe(ann.id);
    expect((await logIn(device, { counter })).status).toBe(401);
    expect(await subjects()).toContain('A passkey was refused');
    expect(await recorded('passkey-copied')).toContainEqual({ staff_id: ann.id, subject: ann.id });
    expect(await who(await logIn(device, { counter: 6 }))).toBe(ann.id);
  });

  test('nobody makes its owner hear of it who has not the passkey', async () => {
    const device = await deviceOf();
    expect(await who(await logIn(device, { counter: 5 }))).toBe(ann.id);
    const { options, cookie } = await begin();
    const forged = device.sign(options, { counter: 3 });
    const signature = new Authenticator().sign(options).response.signature;
    expect((await send({ ...forged, response: { ...forged.response, signature } }, cookie)).status).toBe(401);
    expect(await subjects()).not.toContain('A passkey was refused');
  });

  test('one that counts far goes on', async () => {
    const device = await deviceOf();
    for (const counter of [2 ** 31, 2 ** 32 - 1]) expect(await who(await logIn(device, { counter }))).toBe(ann.id);
  });

  test('one that never counts goes on', async () => {
    const device = await deviceOf();
    for (const _time of ['first', 'second']) expect(await who(await logIn(device, { counter: 0 }))).toBe(ann.id);
  });
});

describe('it opens nothing any more', () => {
  test('once it is removed, by its owner and nobody else', async () => {
    const device = await deviceOf();
    const [{ id } = { id: '' }] = await passkeysOf();
    expect((await act('account/passkey-remove', { passkey: id }, (await person('owner')).cookie)).status).toBe(404);
    expect((await act('account/passkey-remove', { passkey: id })).status).toBe(200);
    expect((await logIn(device)).status).toBe(401);
    expect(await subjects()).toContain('A passkey was removed');
    expect(await recorded('passkey-removed')).toContainEqual({ staff_id: ann.id, subject: ann.id });
  });

  test('and its removal asks for the password again', async () => {
    await deviceOf();
    const [{ id } = { id: '' }] = await passkeysOf();
    clock.set('2026-11-24T10:10:00Z');
    expect((await act('account/passkey-remove', { passkey: id })).said.problem.code).toBe('confirm');
    expect(await passkeysOf()).toHaveLength(1);
  });

  test('once its owner was disabled, whatever becomes of them', async () => {
    const device = await deviceOf();
    const owner = await member('owner');
    await changeMember({ id: owner.id, role: 'owner' }, ann.id, 'disabled');
    expect((await logIn(device)).status).toBe(401);
    await changeMember({ id: owner.id, role: 'owner' }, ann.id, 'agent');
    expect((await logIn(device)).status).toBe(401);
  });

  test('with the person', async () => {
    await deviceOf();
    for (const table of ['staff_sessions', 'staff_devices', 'staff_presence'])
      await (await db()).execute(sql`delete from ${sql.identifier(table)} where staff_id = ${ann.id}`);
    await (await db()).execute(sql`delete from staff where id = ${ann.id}`);
    expect(await passkeysOf()).toEqual([]);
  });
});

describe('what ends sessions ends those that a passkey began', () => {
  test.each<[string, (cookie: string) => Promise<unknown>]>([
    ['a changed role', async () => changeMember({ id: (await member('owner')).id, role: 'owner' }, ann.id, 'lead')],
    ['logging out elsewhere', (cookie) => act('account/log-out-elsewhere', {}, cookie)],
    [
      'a changed password',
      (cookie) =>
        act('account/password', { presentPassword: password, password: 'the ferry to Mull was late' }, cookie),
    ],
  ])('%s; the passkey itself stays', async (_what, change) => {
    const device = await deviceOf();
    const came = await logIn(device);
    expect(await who(came)).toBe(ann.id);
    await change(ann.cookie);
    expect(await who(came)).toBe(200);
    expect(await who(await logIn(device))).toBe(ann.id);
  });

  test('a forgotten password too', async () => {
    const device = await deviceOf();
    const came = await logIn(device);
    const owner = await member('owner');
    await act('people/invite', { id: randomUUID(), email: ann.email, role: 'agent' }, owner.cookie);
    expect((await claim(await linkOf(ann.email), 'the ferry to Mull was late')).status).toBe(200);
    expect([await who(came), await who(await logIn(device))]).toEqual([200, ann.id]);
  });
});

describe('who it is, asked again', () => {
  const late = () => clock.set('2026-11-24T10:10:00Z');
  const remove = async () => (await act('account/passkey-remove', { passkey: randomUUID() })).status;
  const prove = async (device: Authenticator, tricks: Tricks = {}, cookie = ann.cookie) => {
    const { said } = await act('account/confirm-begin', {}, cookie);
    return (await act('account/confirm-passkey', { credential: device.sign(said, tricks) }, cookie)).status;
  };

  test('is answered by a passkey of one’s own', async () => {
    const device = await deviceOf();
    late();
    expect(await remove()).toBe(403);
    expect([await prove(device), await remove()]).toEqual([200, 404]);
  });

  test('and by no other, none without its owner, and none that was signed for something else', async () => {
    const [device, other] = [await deviceOf(), await person('owner')];
    const theirs = await deviceOf(other);
    late();
    expect(await prove(theirs)).toBe(422);
    expect(await prove(device, { verified: false })).toBe(422);
    expect(await prove(device, { origin: 'https://evil.example' })).toBe(422);
    const { options } = await begin();
    expect((await act('account/confirm-passkey', { credential: device.sign(options) })).status).toBe(410);
    const { said } = await act('account/confirm-begin', {});
    const credential = device.sign(said);
    expect((await act('account/confirm-passkey', { credential }, other.cookie)).status).toBe(410);
    expect(await remove()).toBe(403);
    expect((await act('account/confirm-passkey', { credential })).status).toBe(200);
    expect((await act('account/confirm-passkey', { credential })).status).toBe(410);
  });

  test('names the passkeys of who asks and of nobody else', async () => {
    const [mine] = [await deviceOf(), await deviceOf(await person())];
    const { said } = await act('account/confirm-begin', {});
    expect(said.allowCredentials).toEqual([{ id: mine.credentialId, transports: ['internal'], type: 'public-key' }]);
    expect((await act('account/confirm-begin', {}, (await person()).cookie)).status).toBe(409);
    const { options } = await begin();
    expect(options.allowCredentials ?? []).toEqual([]);
  });

  test('is limited as passwords are', async () => {
    const device = await deviceOf();
    for (let n = 0; n < 10; n++) await prove(device, { verified: false });
    expect(await prove(device)).toBe(429);
  });
});

test('a passkey holds at the public address and nowhere else', async () => {
  const device = await deviceOf();
  jest.replaceProperty(env(), 'publicUrl', 'https://shop.example');
  const { options } = await begin();
  expect(options.rpId).toBe('shop.example');
  jest.restoreAllMocks();
  expect((await logIn(device, { origin: 'https://shop.example', rpId: 'shop.example' })).status).toBe(401);
});

test.each([
  ['https://shop.example', true],
  ['http://localhost:4310', true],
  ['http://shop.example', false],
  ['https://192.0.2.7', false],
  ['https://[2001:db8::1]:8443', false],
])('a browser makes passkeys for %s: %s', (publicUrl, makes) => {
  jest.replaceProperty(env(), 'publicUrl', publicUrl);
  expect(hasPasskeys()).toBe(makes);
  jest.restoreAllMocks();
});

test('a copy of what we hold of somebody names their passkeys, without what makes them work', async () => {
  const device = await deviceOf();
  const text = JSON.stringify(await copyOf(ann.email));
  expect(text).toContain('My telephone');
  expect(text).not.toContain(device.credentialId);
});
