import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { GET } from '@/app/api/staff/stream/route';
import { notify } from '@/lib/db/bus';
import { db, transaction } from '@/lib/db/connection';
import { claimLink, firstOwnerLink, usableLink } from '@/lib/desk/people/setup-store';
import { setCookieHeader } from '@/lib/http/cookies';
import { beginShutdown } from '@/lib/shutdown';
import { addressHash } from '@/lib/staff/audit-store';
import { logIn } from '@/lib/staff/login-store';
import { colleagues } from '@/lib/staff/presence-store';
import { endSession, memberFrom, startSession, watcherFrom } from '@/lib/staff/session-store';
import { clockAt } from '../fixtures/clock';
import { listenTo } from '../fixtures/listening';

const clock = clockAt('2026-11-24T10:00:00Z');
const owner = { name: 'Ann', email: 'Ann@Example.com', password: 'four slow goats cross the yard' };
const home = { address: '203.0.113.7', device: undefined };
const link = async () => (await firstOwnerLink())?.split('/').at(-1) ?? '';
let ann: string;

beforeAll(async () => {
  const tokens = [await link(), await link(), await link()];
  const twice = [...tokens, tokens.at(-1) ?? ''];
  const claims = await Promise.all(twice.map((token, n) => claimLink({ ...owner, email: `${n}@example.com`, token })));
  const made = claims.filter((id) => id !== null);
  expect(made).toHaveLength(1);
  ann = made[0] ?? '';
  await (await db()).execute(sql`update staff set email = 'ann@example.com' where id = ${ann}`);
  for (const token of tokens) expect(await usableLink(token)).toBeNull();
  expect(await firstOwnerLink()).toBeNull();
});

afterAll(beginShutdown);
beforeEach(() => clock.set('2026-11-24T10:00:00Z'));

const session = async (cookies = new Map<string, string>()) => {
  const { name, value } = await startSession(ann, cookies);
  return new Map([[name, value]]);
};
const audit = async (action: string) =>
  (await (await db()).execute(sql`select staff_id, subject from audit where action = ${action}`)).rows;

describe('logging in', () => {
  test('five failures from one network close an account there, whoever it is said to be; each is on record with the account', async () => {
    const tries = await Promise.all(Array.from({ length: 6 }, () => logIn('nobody@example.com', 'wrong', home)));
    expect(tries.filter((one) => !one.ok && one.retryAfterSeconds)).toHaveLength(1);
    expect(await audit('login-failed')).toHaveLength(5);
    expect(await audit('login-refused')).toEqual([{ staff_id: null, subject: addressHash('nobody@example.com') }]);
  });

  test('somebody who logs in often is not shut out, and a success forgives earlier slips', async () => {
    for (let round = 0; round < 4; round++) {
      expect(await logIn('ann@example.com', 'wrong', home)).toEqual({ ok: false });
      expect(await logIn('ANN@example.com', owner.password, home)).toEqual({
        ok: true,
        staffId: ann,
        unsure: false,
        stands: expect.any(String),
      });
    }
  });

  test('a long password counts to its last character', async () => {
    expect(await logIn('ann@example.com', `${owner.password}x`, home)).toEqual({ ok: false });
  });
});

describe('sessions', () => {
  test('half an hour of doing nothing ends one; watching keeps none awake', async () => {
    const cookies = await session();
    clock.set('2026-11-24T10:29:00Z');
    expect(await memberFrom(cookies)).toMatchObject({ id: ann, role: 'owner' });
    clock.set('2026-11-24T10:58:00Z');
    expect(await watcherFrom(cookies)).not.toBeNull();
    clock.set('2026-11-24T11:00:00Z');
    expect([await watcherFrom(cookies), await memberFrom(cookies)]).toEqual([null, null]);
  });

  test('a page of the desk that listens keeps one and its presence, up to the twelve hours and no longer', async () => {
    const cookies = await session();
    const [[name, value] = ['', '']] = cookies;
    const cookie = setCookieHeader({ name, value, maxAgeSeconds: 60, sameSite: 'Strict' }).split(';')[0] ?? '';
    const stream = listenTo(await GET(new Request('http://localhost/api/staff/stream', { headers: { cookie } })));
    await stream.ready();
    const beats = () => stream.of('beat').length;
    for (let minute = 25; minute < 720; minute += 25) {
      clock.set(new Date(Date.parse('2026-11-24T10:00:00Z') + minute * 60_000).toISOString());
      const before = beats();
      await transaction((tx) => notify(tx, 'staff', ann));
      await stream.until(() => beats() > before);
    }
    expect(await watcherFrom(cookies)).not.toBeNull();
    expect((await colleagues()).find(({ id }) => id === ann)?.presence).not.toBe('off');
    clock.set('2026-11-24T22:00:01Z');
    await transaction((tx) => notify(tx, 'staff', ann));
    await stream.ended();
    expect(await watcherFrom(cookies)).toBeNull();
  });

  test('twelve hours end one however busy it is', async () => {
    clock.set('2026-11-24T08:00:00Z');
    const cookies = await session();
    for (let minute = 20; minute < 720; minute += 20) {
      clock.set(new Date(Date.parse('2026-11-24T08:00:00Z') + minute * 60_000).toISOString());
      expect(await memberFrom(cookies)).not.toBeNull();
    }
    clock.set('2026-11-24T20:00:01Z');
    expect(await memberFrom(cookies)).toBeNull();
  });

  test('a new login, logging out and being disabled end the old token', async () => {
    const first = await session();
    const second = await session(first);
    expect([await memberFrom(first), (await memberFrom(second))?.id]).toEqual([null, ann]);
    await endSession(second);
    expect(await memberFrom(second)).toBeNull();
    const third = await session();
    await (await db()).execute(sql`update staff set disabled = true where id = ${ann}`);
    expect(await memberFrom(third)).toBeNull();
  });
});
