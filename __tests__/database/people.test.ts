import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { deskStream } from '@/lib/chat/stream/stream-store';
import { db, transaction } from '@/lib/db/connection';
import { changeMember, openInvitations } from '@/lib/desk/people/people-store';
import { claimLink, invite, usableLink } from '@/lib/desk/people/setup-store';
import { composeLetter } from '@/lib/mail/compose-store';
import { sendPasswordLink } from '@/lib/staff/links/password-link-store';
import { invitationPath } from '@/lib/staff/links/token-store';
import { logIn } from '@/lib/staff/login-store';
import { anybodyHere, colleagues, keepHere, noteActive, setPresence } from '@/lib/staff/presence-store';
import { startSession, watcherFrom } from '@/lib/staff/session-store';
import { clockAt } from '../fixtures/clock';
import { begin } from '../fixtures/conversation';
import { deskThread, employ, reply, resolve } from '../fixtures/desk';
import { listenTo } from '../fixtures/listening';
import { expectFixedInOutlook } from '../fixtures/outlook';

const clock = clockAt('2026-11-24T10:00:00Z');
let owner: string;
let lead: string;
beforeAll(async () => {
  owner = await employ('Olive Owner', 'owner');
  lead = await employ('Lea Lead', 'lead');
});
afterEach(() => clock.set('2026-11-24T10:00:00Z'));

const home = { address: '203.0.113.7', device: undefined };
const password = 'four slow goats cross the yard';
const session = async (id: string) => {
  const { name, value } = await startSession(id, new Map());
  return new Map([[name, value]]);
};
const tokenOf = (id: string) => invitationPath(id).split('/').at(-1) ?? '';
const invited = async (email: string, role: 'agent' | 'lead' | 'owner' = 'agent') => {
  const id = randomUUID();
  await invite({
    id,
    email,
    role,
    by: role === 'agent' ? { id: lead, name: 'Lea Lead' } : { id: owner, name: 'Olive Owner' },
  });
  return { id, token: tokenOf(id) };
};
const newPasswordLink = async (staffId: string) => {
  const id = randomUUID();
  const by = { id: lead, name: 'Lea Lead' };
  return (await transaction((tx) => sendPasswordLink(tx, { id, staffId, by }))) ? tokenOf(id) : '';
};
const claim = (token: string, name = 'Newcomer') => claimLink({ token, name, email: 'other@example.com', password });

describe('an invitation', () => {
  test('sent twice is one link and one letter; it makes one person, at the address it went to', async () => {
    const { id, token } = await invited('New@Example.com');
    await invite({ id, email: 'new@example.com', role: 'agent', by: { id: lead, name: 'Lea Lead' } });
    const letters = await (await db()).execute<{ payload: Record<string, unknown> }>(
      sql`select kind, subject_id, payload from outbox where subject_id = ${id}`,
    );
    expect(letters.rows).toHaveLength(1);
    expect(JSON.stringify(letters.rows)).not.toContain(token);
    const { payload = {} } = letters.rows[0] ?? {};
    const letter = await composeLetter({ kind: 'invitation', subjectId: id, orderId: null, payload });
    expectFixedInOutlook(letter?.html ?? '');
    expect(letter).toMatchObject({ to: 'new@example.com', text: expect.stringContaining(token) });
    const claims = await Promise.all([claim(token), claim(token), claim(token)]);
    expect(claims.filter((made) => made !== null)).toHaveLength(1);
    const { rows } = await (await db()).execute(sql`select email, role from staff where name = 'Newcomer'`);
    expect(rows).toEqual([{ email: 'new@example.com', role: 'agent' }]);
    expect(await usableLink(token)).toBeNull();
  });

  test('a newer link ends the older one, and three days end any', async () => {
    const older = await invited('twice@example.com');
    const newer = await invited('twice@example.com');
    expect(await usableLink(older.token)).toBeNull();
    expect(await usableLink(newer.token)).toEqual({ of: 'invitation', role: 'agent', email: 'twice@example.com' });
    expect(await openInvitations()).toMatchObject([{ email: 'twice@example.com' }]);
    await (await db()).execute(sql`update setup_links set expires_at = expires_at - interval '72 hours'`);
    expect([await usableLink(newer.token), await claim(newer.token)]).toEqual([null, null]);
  });

  test('can make another owner; a first owner’s link can’t, once there is one', async () => {
    const { token } = await invited('second@example.com', 'owner');
    const made = await claim(token, 'Second Owner');
    const { rows } = await (await db()).execute(sql`select role from staff where id = ${made}`);
    expect(rows).toEqual([{ role: 'owner' }]);
    await (await db()).execute(sql`update staff set role = 'agent' where id = ${made}`);
  });

  test('for a new password ends what was open', async () => {
    const id = await employ('Forgetful');
    const cookies = await session(id);
    const token = await newPasswordLink(id);
    expect(await claim(token, 'Another name')).toBe(id);
    expect(await watcherFrom(cookies)).toBeNull();
    const { rows } = await (await db()).execute(
      sql`select name, role, password_hash <> 'none' as renewed from staff where id = ${id}`,
    );
    expect(rows).toEqual([{ name: 'Forgetful', role: 'agent', renewed: true }]);
  });

  test('lets nobody back in who is disabled', async () => {
    const id = await employ('Banned');
    const token = await newPasswordLink(id);
    await changeMember({ id: lead, role: 'lead' }, id, 'disabled');
    expect([await claim(token), await newPasswordLink(id)]).toEqual([null, '']);
    expect(await claim((await invited('banned@example.com')).token)).toBeNull();
  });
});

describe('a changed role', () => {
  test('ends every session; a disabled agent’s stream ends at once, and what they had is anybody’s', async () => {
    const agent = await employ('Short Stay');
    const { id } = await begin();
    await reply(id, agent, randomUUID(), 'Hello');
    const finished = await begin();
    await reply(finished.id, agent, randomUUID(), 'Hello');
    await resolve(finished.id, 2);
    const cookies = await session(agent);
    const stream = listenTo(deskStream(async () => (await watcherFrom(cookies)) !== null, agent));
    const other = await session(lead);
    const leads = listenTo(deskStream(async () => (await watcherFrom(other)) !== null, lead));
    await Promise.all([stream.ready(), leads.ready()]);
    expect(await changeMember({ id: lead, role: 'lead' }, agent, 'disabled')).toEqual({ ok: true });
    await stream.ended();
    expect(await watcherFrom(cookies)).toBeNull();
    expect((await deskThread(id))?.assignee).toBeNull();
    expect((await deskThread(finished.id))?.assignee?.id).toBe(agent);
    await leads.until(() => leads.of('changed').length > 0);
    await leads.stop();
  });

  test('two owners can’t unmake each other in the same moment', async () => {
    const second = await employ('Orla Owner', 'owner');
    const results = await Promise.all([
      changeMember({ id: owner, role: 'owner' }, second, 'agent'),
      changeMember({ id: second, role: 'owner' }, owner, 'agent'),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const { rows } = await (await db()).execute(sql`select 1 from staff where role = 'owner'`);
    expect(rows).toHaveLength(1);
    await (await db()).execute(sql`update staff set role = 'owner' where id = ${owner}`);
    await (await db()).execute(sql`update staff set role = 'agent' where id = ${second}`);
  });

  test('nor shut each other out, whatever owners have left before', async () => {
    const [second, gone] = [await employ('Ona Owner', 'owner'), await employ('Otto Owner', 'owner')];
    await changeMember({ id: owner, role: 'owner' }, gone, 'disabled');
    const results = await Promise.all([
      changeMember({ id: owner, role: 'owner' }, second, 'disabled'),
      changeMember({ id: second, role: 'owner' }, owner, 'disabled'),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    await (await db()).execute(sql`update staff set disabled = false where id = ${owner}`);
    await (await db()).execute(sql`update staff set role = 'agent' where id in (${second}, ${gone})`);
  });

  test('whoever is shut out is not at their desk either, and their password opens nothing', async () => {
    const { token } = await invited('leaver@example.com');
    const leaver = (await claim(token)) ?? '';
    expect(await logIn('leaver@example.com', password, home)).toEqual({
      ok: true,
      staffId: leaver,
      unsure: false,
      stands: expect.any(String),
    });
    await session(leaver);
    await (await db()).execute(sql`delete from staff_presence`);
    await noteActive(leaver);
    expect(await anybodyHere()).toBe(true);
    await changeMember({ id: lead, role: 'lead' }, leaver, 'disabled');
    expect([await anybodyHere(), await logIn('leaver@example.com', password, home)]).toEqual([false, { ok: false }]);
  });
});

describe('presence', () => {
  const mine = async () => (await colleagues()).find(({ id }) => id === lead)?.presence;

  test('here while something is done; away by one’s word, or after ten minutes of nothing, though the console is open', async () => {
    await (await db()).execute(sql`delete from staff_presence`);
    await session(lead);
    expect([await mine(), await anybodyHere()]).toEqual(['off', false]);
    await noteActive(lead);
    expect([await mine(), await anybodyHere()]).toEqual(['here', true]);
    await setPresence(lead, 'away');
    expect([await mine(), await anybodyHere()]).toEqual(['away', false]);
    await setPresence(lead, 'here');
    clock.set('2026-11-24T10:09:59Z');
    await keepHere(lead);
    expect([await mine(), await anybodyHere()]).toEqual(['here', true]);
    clock.set('2026-11-24T10:10:00Z');
    await keepHere(lead);
    expect([await mine(), await anybodyHere()]).toEqual(['away', false]);
    await noteActive(lead);
    expect([await mine(), await anybodyHere()]).toEqual(['here', true]);
  });
});
