import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { POST as postMessage } from '@/app/api/chat/messages/route';
import { GET as getInbox } from '@/app/api/staff/inbox/route';
import { db } from '@/lib/db/connection';
import { deskThread } from '@/lib/desk/inbox/thread-store';
import { setCookieHeader } from '@/lib/http/cookies';
import { record } from '@/lib/staff/audit-store';
import { forgetOldRecords } from '@/lib/staff/jobs-store';
import { startSession } from '@/lib/staff/session-store';
import { clockAt } from '../fixtures/clock';
import { begin } from '../fixtures/conversation';
import { employ } from '../fixtures/desk';
import { emptyRecord } from '../fixtures/record';
import { perform } from '../fixtures/staff';

const clock = clockAt('2026-11-24T10:00:00Z');
const canary = 'canary-my-rash-is-worse';
const said: string[] = [];
let ann: string;
let cookie: string;
beforeAll(async () => {
  ann = await employ('Ann Smith', 'lead');
  cookie = setCookieHeader(await startSession(ann, new Map())).split(';')[0] ?? '';
});
beforeEach(() => {
  clock.set('2026-11-24T10:00:00Z');
  said.length = 0;
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const)
    jest.spyOn(console, level).mockImplementation((...words: unknown[]) => {
      said.push(words.map((word) => (word instanceof Error ? `${word.stack}` : JSON.stringify(word))).join(' '));
    });
});
afterEach(() => {
  jest.restoreAllMocks();
});

const send = (body: object) =>
  new Request('http://localhost:4310/api', {
    method: 'POST',
    headers: { cookie, origin: 'http://localhost:4310', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const context = { params: Promise.resolve({}) };

describe('nothing of a conversation is in the log', () => {
  test('when all goes well, and when it is refused', async () => {
    const { id } = await begin(canary);
    const reply = { conversation: id, id: randomUUID(), kind: 'message', text: canary };
    expect((await perform('reply', send(reply))).status).toBe(200);
    expect((await perform('reply', send({ ...reply, text: `${canary} {order}`, id: randomUUID() }))).status).toBe(422);
    expect((await perform('tags', send({ conversation: id, tags: canary.repeat(3) }))).status).toBe(422);
    expect(said.join()).not.toContain('canary');
  });

  test('when the database fails in the middle of it', async () => {
    const { id } = await begin();
    await (await db()).execute(sql`alter table chat_events rename to chat_events_away`);
    const visitor = { id: randomUUID(), text: canary, name: canary, email: `${canary}@example.com` };
    const reply = { conversation: id, id: randomUUID(), kind: 'message', text: canary };
    const answers = [
      await perform('reply', send(reply)),
      await postMessage(send(visitor), context),
      await getInbox(
        new Request(`http://localhost:4310/api/staff/inbox?find=${canary}`, { headers: { cookie } }),
        context,
      ),
    ];
    await (await db()).execute(sql`alter table chat_events_away rename to chat_events`);
    expect(answers.map(({ status }) => status)).toEqual([500, 500, 500]);
    expect(JSON.stringify(await Promise.all(answers.map((answer) => answer.json())))).not.toContain('canary');
    expect(said.length).toBeGreaterThan(2);
    expect(said.join()).not.toContain('canary');
  });
});

describe('the record', () => {
  const rows = async () =>
    (await (await db()).execute<{ action: string }>(sql`select action from audit order by at`)).rows.map(
      ({ action }) => action,
    );

  test('has who read what; looking again within the hour is not another time, later is', async () => {
    await emptyRecord();
    const { id } = await begin();
    await deskThread(id, ann);
    clock.set('2026-11-24T10:59:59Z');
    await deskThread(id, ann);
    clock.set('2026-11-24T11:00:01Z');
    await deskThread(id, ann);
    expect(await rows()).toEqual(['conversation-read', 'conversation-read']);
  });

  test('is kept for two years and no longer', async () => {
    await emptyRecord();
    clock.set('2022-11-24T10:00:00Z');
    await record(await db(), ann, { action: 'login' });
    clock.set('2024-11-23T09:59:00Z');
    await forgetOldRecords();
    expect(await rows()).toEqual(['login']);
    clock.set('2024-11-23T10:01:00Z');
    await forgetOldRecords();
    expect(await rows()).toEqual([]);
  });
});
