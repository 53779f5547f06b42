import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { db } from '@/lib/db/connection';
import { firstOwnerLink } from '@/lib/desk/people/setup-store';
import { accountLetters, claim, linkOf } from '../fixtures/accounts';
import { clockAt } from '../fixtures/clock';
import { member, perform, type TestMember, write } from '../fixtures/staff';

clockAt('2026-11-24T10:00:00Z');
const password = 'four slow goats cross the yard';
const run = async (query: ReturnType<typeof sql>) => (await (await db()).execute(query)).rows;

let owner: TestMember;
let lead: TestMember;
let agent: TestMember;
beforeEach(async () => {
  [owner, lead, agent] = [await member('owner'), await member('lead'), await member('agent')];
});
const addressOf = ({ id }: TestMember) => `${id}@example.com`;

const act = async (name: string, body: object, by: TestMember) => {
  const response = await perform(name, write(`/api/staff/${name}`, body, by.cookie));
  return { status: response.status, said: await response.text() };
};
const ask = (email: string, by: TestMember, role = 'agent') =>
  act('people/invite', { id: randomUUID(), email, role }, by);
const change = (person: TestMember, becomes: string, by = owner) =>
  act('people/change', { person: person.id, becomes }, by);
const audit = (action: string) =>
  run(sql`select staff_id, subject, detail from audit where action = ${action} order by at desc limit 1`);

describe('the first owner’s link', () => {
  test('of an earlier start is over when the shop starts again', async () => {
    await run(sql`truncate staff cascade`);
    const tokens = [await firstOwnerLink(), await firstOwnerLink()].map((path) => path?.split('/').at(-1) ?? '');
    const [first, second] = [await claim(tokens[0] ?? '', password), await claim(tokens[1] ?? '', password)];
    expect([first.status, second.status]).toEqual([410, 200]);
    expect(await firstOwnerLink()).toBeNull();
  });
});

describe('a link for a new password', () => {
  test.each(['a colleague', 'somebody new'])('is told to nobody but %s, by letter', async (who) => {
    const email = who === 'a colleague' ? addressOf(agent) : `${randomUUID()}@example.com`;
    const { status, said } = await ask(email, lead);
    const token = await linkOf(email);
    expect([status, token !== '']).toEqual([200, true]);
    expect(said).not.toContain(token);
    expect(said).not.toContain('/staff/setup');
  });

  test('works once; its subject is told, and the record says who asked for it', async () => {
    await ask(addressOf(agent), lead);
    const token = await linkOf(addressOf(agent));
    expect([(await claim(token, password)).status, (await claim(token, password)).status]).toEqual([200, 410]);
    expect((await accountLetters(addressOf(agent))).map(({ subject }) => subject)).toContainEqual(
      expect.stringContaining('Your password was changed'),
    );
    expect(await audit('password-by-link')).toEqual([
      { staff_id: agent.id, subject: agent.id, detail: { 'asked by': lead.id } },
    ]);
  });

  const changes: [string, () => Promise<unknown>][] = [
    ['another role', () => change(agent, 'owner')],
    ['another role and the old one again', async () => [await change(agent, 'lead'), await change(agent, 'agent')]],
    ['being disabled', () => change(agent, 'disabled')],
    [
      'another address',
      () => run(sql`update staff set email = ${`${randomUUID()}@example.com`} where id = ${agent.id}`),
    ],
    ['another password', () => run(sql`update staff set password_hash = 'other' where id = ${agent.id}`)],
    ['a newer link', () => ask(addressOf(agent), owner)],
    ['four hours', () => run(sql`update setup_links set expires_at = expires_at - interval '4 hours'`)],
  ];
  test.each(changes)('ends with %s', async (_what, becomesOver) => {
    await ask(addressOf(agent), lead);
    const token = await linkOf(addressOf(agent));
    await becomesOver();
    expect((await claim(token, password)).status).toBe(410);
    expect(await run(sql`select password_hash from staff where id = ${agent.id}`)).not.toEqual([
      { password_hash: expect.stringContaining('argon2') },
    ]);
  });

  test('is not even written out once it is over', async () => {
    await ask(addressOf(agent), lead);
    await change(agent, 'lead');
    expect((await accountLetters(addressOf(agent))).map(({ kind }) => kind)).not.toContain('password-link');
  });
});

describe('an invitation', () => {
  const changes: [string, (by: TestMember) => Promise<unknown>][] = [
    ['no longer works here', (by) => change(by, 'disabled')],
    ['may not give this role any more', (by) => change(by, 'agent')],
  ];
  test.each(changes)('is over when who has sent it %s', async (_what, becomesOver) => {
    const email = `${randomUUID()}@example.com`;
    await ask(email, lead);
    await becomesOver(lead);
    expect((await claim(await linkOf(email), password)).status).toBe(410);
  });

  test('does not set the password of whoever works here meanwhile', async () => {
    const email = `${randomUUID()}@example.com`;
    await ask(email, lead);
    await run(sql`update staff set email = ${email} where id = ${agent.id}`);
    expect((await claim(await linkOf(email), password)).status).toBe(410);
  });
});

describe('whoever’s account is changed by somebody else', () => {
  test.each([
    ['lead', 'Your role was changed', 'made you a lead'],
    ['disabled', 'Your account was disabled', 'The owner'],
  ])('hears of it by letter: %s', async (becomes, subject, words) => {
    await change(agent, becomes);
    const [letter] = await accountLetters(addressOf(agent));
    expect(letter?.subject).toContain(subject);
    expect(letter?.text).toContain(words);
    expect(letter?.text).toContain('10am');
  });
});

describe('a password that is soon guessed', () => {
  test.each([
    ['password1234567', 422],
    ['larkfieldkefir2026', 422],
    ['qwertyuiop12345', 422],
    ['letmeinletmein1', 422],
    ['Somebody-Somebody-1', 422],
    ['too short', 422],
    [password, 200],
  ])('%s is answered with %i and a sentence, and the link stays good', async (typed, status) => {
    const email = `somebody.${randomUUID()}@example.com`;
    await ask(email, lead);
    const token = await linkOf(email);
    const answer = await claim(token, typed);
    expect(answer.status).toBe(status);
    if (status === 200) return;
    const { problem } = await answer.json();
    expect(problem.fields.password).toMatch(/Please choose another|at least 15 characters/);
    expect((await claim(token, password)).status).toBe(200);
  });
});
