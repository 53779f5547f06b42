import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { chatFor } from '@/lib/chat/hours/state-store';
import { eraseOld, handOver } from '@/lib/chat/jobs-store';
import { keepAddress } from '@/lib/chat/visitor/address-store';
import { conversationOf, eventsAfter, say } from '@/lib/chat/visitor/conversation-store';
import { hashSecret, newVisitorSecret, visitorOf, visitorOfOrder } from '@/lib/chat/visitor/visitor-store';
import { db } from '@/lib/db/connection';
import { factsOf } from '@/lib/desk/inbox/thread-store';
import { claimLink, firstOwnerLink } from '@/lib/desk/people/setup-store';
import { orderToken } from '@/lib/orders/store';
import { keepHere, leaveDesk } from '@/lib/staff/presence-store';
import { endSession, startSession } from '@/lib/staff/session-store';
import { clockAt } from '../fixtures/clock';
import { deskThread, queue, reopen, reply, resolve } from '../fixtures/desk';
import { place, setStock } from '../fixtures/shopping';

const clock = clockAt('2026-11-24T10:00:00Z');
let ann: string;
beforeAll(async () => {
  const token = (await firstOwnerLink())?.split('/').at(-1) ?? '';
  ann = (await claimLink({ token, name: 'Ann Smith', email: 'ann@example.com', password: 'a long password' })) ?? '';
});
beforeEach(() => clock.set('2026-11-24T10:00:00Z'));
afterEach(async () => {
  await (await db()).execute(sql`delete from chat_events`);
  await (await db()).execute(sql`delete from conversations`);
});

const message = (text: string, id: string = randomUUID()) => ({ id, text, name: '', email: '' });
const somebody = () => ({ hash: hashSecret(newVisitorSecret()), orderId: null });
const conversations = async () => Number((await (await db()).execute(sql`select 1 from conversations`)).rowCount);
async function begin(text = 'Hello') {
  const visitor = somebody();
  await say(visitor, message(text));
  const conversation = await conversationOf(visitor);
  if (!conversation) throw new Error('no conversation');
  return { visitor, id: conversation.id };
}

describe('a message', () => {
  test('sent five times at once, and again later, is stored once in one conversation', async () => {
    const visitor = somebody();
    const first = message('Is it fizzy?');
    const answers = await Promise.all(Array.from({ length: 5 }, () => say(visitor, first)));
    expect(new Set(answers.map(({ seq }) => seq))).toEqual(new Set([1]));
    const { id } = (await conversationOf(visitor)) ?? { id: '' };
    await resolve(id, 1);
    expect((await say(visitor, first)).seq).toBe(1);
    expect(await conversations()).toBe(1);
    expect((await deskThread(id))?.status).toBe('resolved');
  });

  test('twenty at once get twenty numbers without a hole', async () => {
    const { visitor, id } = await begin();
    await Promise.all(Array.from({ length: 19 }, (_, index) => say(visitor, message(`${index}`))));
    expect((await eventsAfter(id, 0)).map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect((await eventsAfter(id, 17)).map(({ seq }) => seq)).toEqual([18, 19, 20]);
  });

  test('after resolving opens the same conversation again, with a new promise', async () => {
    const { visitor, id } = await begin();
    await reply(id, ann, randomUUID(), 'Hello!');
    await resolve(id, 2);
    expect(await queue()).toEqual([]);
    clock.set('2026-11-24T15:00:00Z');
    await say(visitor, message('One more thing'));
    expect((await queue()).map((row) => [row.id, row.answerBy])).toEqual([[id, '2026-11-24T17:00:00.000Z']]);
  });
});

describe('where the answer may go', () => {
  test('an address is kept with the conversation of whoever has its secret, and with no other', async () => {
    const [mine, other] = [await begin(), await begin()];
    expect(await keepAddress(mine.visitor, 'ada@example.com')).toBe(true);
    expect(await keepAddress(mine.visitor, 'ada@example.com')).toBe(true);
    expect((await chatFor(mine.visitor)).thread?.email).toBe('ada@example.com');
    expect((await chatFor(other.visitor)).thread?.email).toBeNull();
    for (const nobody of [null, somebody()]) expect(await keepAddress(nobody, 'eve@example.com')).toBe(false);
  });

  test('whoever comes while it is closed is told by when a question is answered', async () => {
    clock.set('2026-11-24T21:00:00Z');
    const { greeting } = (await chatFor(null)).state;
    expect(greeting).toContain('Whoever asks now has an answer by Wed 25 Nov, 10am (UK time).');
    clock.set('2026-11-24T10:00:00Z');
    expect((await chatFor(null)).state.greeting).not.toContain('Whoever asks now');
  });

  test('somebody who asks is told what we aim at, and whoever was answered and resolved may yet hear more', async () => {
    clock.set('2026-11-24T10:00:00Z');
    const { visitor, id } = await begin();
    expect((await chatFor(visitor)).thread?.aim).toEqual({ minutes: 2, until: '2026-11-24T10:02:00Z' });
    await reply(id, ann, randomUUID(), 'Hello!');
    await resolve(id, 2);
    expect((await chatFor(visitor)).thread).toMatchObject({ aim: null, live: false, recent: true });
    clock.set('2026-11-24T10:31:00Z');
    expect((await chatFor(visitor)).thread?.recent).toBe(false);
  });
});

describe('whose it is', () => {
  test('another secret, a forged order link and no secret at all find nothing', async () => {
    await begin();
    expect(await conversationOf(somebody())).toBeNull();
    expect(await visitorOf(new Map(), 'forged')).toBeNull();
    expect((await chatFor(null)).thread).toBeNull();
  });

  test('an order has a conversation of its own, found by its link', async () => {
    await setStock(5);
    const order = await place();
    const visitor = await visitorOfOrder(orderToken(order));
    if (!visitor) throw new Error('no visitor');
    await say(visitor, { ...message('Where is it?'), name: 'Ada' });
    const [row] = await queue();
    expect(row?.order).toMatch(/^LK-/);
    expect(await factsOf(row?.id ?? '')).toMatchObject({ name: 'Ada', order: row?.order, orderId: order });
  });
});

describe('the desk', () => {
  test('an answer ends the wait, is signed with a first name, and is stored once', async () => {
    const { visitor, id } = await begin();
    const clientId = randomUUID();
    await reply(id, ann, clientId, 'Hello!');
    await reply(id, ann, clientId, 'Hello!');
    const { thread } = await chatFor(visitor);
    expect(thread?.events.map(({ author, name, text }) => [author, name, text])).toEqual([
      ['visitor', null, 'Hello'],
      ['staff', 'Ann', 'Hello!'],
    ]);
    expect(thread?.answerBy).toBeNull();
  });

  test('resolving closes over nothing that came meanwhile', async () => {
    const { visitor, id } = await begin();
    await say(visitor, message('And another'));
    expect(await resolve(id, 1)).toBe('moved');
    expect(await resolve(id, 2)).toBe('done');
    await reopen(id);
    expect((await deskThread(id))?.status).toBe('open');
  });

  test('whoever was promised first is on top', async () => {
    const late = await begin('second');
    clock.set('2026-11-24T09:00:00Z');
    const early = await begin('first');
    const answered = await begin('answered');
    await reply(answered.id, ann, randomUUID(), 'Done');
    expect((await queue()).map(({ id }) => id)).toEqual([early.id, late.id, answered.id]);
  });

  test('here, busy and closed', async () => {
    const mode = async () => (await chatFor(null)).state.mode;
    const { name, value } = await startSession(ann, new Map());
    expect(await mode()).toBe('busy');
    await keepHere(ann);
    expect(await mode()).toBe('here');
    clock.set('2026-11-24T10:00:41Z');
    expect(await mode()).toBe('busy');
    clock.set('2026-11-24T20:00:00Z');
    await keepHere(ann);
    expect(await mode()).toBe('closed');
    clock.set('2026-11-24T12:00:00Z');
    await endSession(new Map([[name, value]]));
    await leaveDesk(ann);
    await keepHere(ann);
    expect(await mode()).toBe('busy');
  });
});

describe('closing time', () => {
  test('who waits is told once, on two servers too; who was answered or wrote after it is not', async () => {
    clock.set('2026-11-24T19:50:00Z');
    const waiting = await begin('waiting');
    const answered = await begin('answered');
    await reply(answered.id, ann, randomUUID(), 'Done');
    expect(await handOver()).toBe(0);
    clock.set('2026-11-24T20:00:00Z');
    const late = await begin('late');
    await Promise.all([handOver(), handOver()]);
    await handOver();
    const texts = async (id: string) => (await eventsAfter(id, 0)).map(({ text }) => text);
    expect(await texts(waiting.id)).toEqual([
      'waiting',
      'We have closed for today. Your question is with us, and a person answers you here by Wed 25 Nov, 9:50am (UK time).',
    ]);
    expect(await texts(answered.id)).toEqual(['answered', 'Done']);
    expect(await texts(late.id)).toEqual(['late']);
  });
});

test('a conversation is erased a year after its last word, and not before', async () => {
  const { visitor } = await begin();
  clock.set('2027-11-24T09:59:59Z');
  expect(await eraseOld()).toBe(0);
  clock.set('2027-11-24T10:00:01Z');
  expect(await eraseOld()).toBe(1);
  expect(await conversationOf(visitor)).toBeNull();
});
