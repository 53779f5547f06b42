import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { sql } from 'drizzle-orm';
import { POST as postLogin } from '@/app/api/staff/login/route';
import { db } from '@/lib/db/connection';
import { parseCookies } from '@/lib/http/cookies';
import { hasFactor } from '@/lib/staff/factor/factor-store';
import { watcherFrom } from '@/lib/staff/session-store';
import { accountLetters, claim, cookiesOf, withFactor, withPasskey, writeFromElsewhere } from '../fixtures/accounts';
import { clockAt } from '../fixtures/clock';
import { employ } from '../fixtures/desk';
import { member } from '../fixtures/staff';

clockAt('2026-11-24T10:00:00Z');

/** The command as an operator runs it, beside the shop, in a process of its own. */
function command(...words: string[]): { status: number | null; said: string } {
  const args = ['--conditions=react-server', '--import', 'tsx', 'lib/desk/account/cli.ts', ...words];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    env: { ...process.env, NODE_OPTIONS: '' },
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

test('prints a link for a new password, which works once; it is on record, and told to whose it is', async () => {
  const id = await employ('Sole Owner', 'owner');
  const { status, said } = command('Sole.Owner@example.com');
  const token = /\/staff\/setup\/([\w-]+)/.exec(said)?.[1] ?? '';
  expect([status, token !== '']).toEqual([0, true]);
  const password = 'four slow goats cross the yard';
  expect([(await claim(token, password)).status, (await claim(token, password)).status]).toEqual([200, 410]);
  const { rows } = await (await db()).execute(sql`select subject from audit where action = 'reset-by-command'`);
  expect(rows).toEqual([{ subject: id }]);
  expect((await accountLetters('sole.owner@example.com')).map(({ subject }) => subject)).toContainEqual(
    expect.stringContaining('A way in was made for you'),
  );
});

test('ends at once whatever else opened the account, so that nobody stays in it who had it', async () => {
  const owner = await member('owner');
  const password = 'four slow goats cross the yard';
  const database = await db();
  const passwordHash = await hash(password);
  await database.execute(sql`update staff set password_hash = ${passwordHash} where id = ${owner.id}`);
  const logIn = () =>
    postLogin(writeFromElsewhere('/api/staff/login', { email: `${owner.id}@example.com`, password }), {
      params: Promise.resolve({}),
    });
  const theirs = cookiesOf(await logIn()).join('; ');
  expect(command(`${owner.id}@example.com`).status).toBe(0);
  expect([(await logIn()).status, await watcherFrom(parseCookies(theirs))]).toEqual([401, null]);
  const { rows } = await database.execute(sql`select 1 from staff_devices where staff_id = ${owner.id}`);
  expect(rows).toEqual([]);
});

test('leaves a second factor on, unless it is told to take it off', async () => {
  const owner = await member('owner');
  await withFactor(owner.id);
  command(`${owner.id}@example.com`);
  expect(await hasFactor(owner.id)).toBe(true);
  command(`${owner.id}@example.com`, '--factor');
  expect(await hasFactor(owner.id)).toBe(false);
});

test('removes the passkeys of whose account it is, and of nobody else', async () => {
  const [owner, other] = [await member('owner'), await member('owner')];
  for (const one of [owner, other]) await withPasskey(one);
  expect(command(`${owner.id}@example.com`).status).toBe(0);
  const { rows } = await (await db()).execute(sql`select staff_id from staff_passkeys`);
  expect(rows).toEqual([{ staff_id: other.id }]);
});

test('says whose there are when it is told nobody, or somebody who may not come in', async () => {
  await employ('Other Owner', 'owner');
  for (const words of [[], ['nobody@example.com']]) {
    const { status, said } = command(...words);
    expect([status, said]).toEqual([1, expect.stringContaining('other.owner@example.com')]);
    expect(said).not.toContain('/staff/setup/');
  }
});
