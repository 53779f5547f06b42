import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import { emptyBasket } from '@/lib/basket/cookie';
import { chatFor, stateNow } from '@/lib/chat/hours/state-store';
import { handOver } from '@/lib/chat/jobs-store';
import type { EventContent } from '@/lib/chat/log/event-body';
import { eraseConversations, redact } from '@/lib/chat/log/redact-store';
import { eventsAfter, markSeen, say } from '@/lib/chat/visitor/conversation-store';
import { rate } from '@/lib/chat/visitor/rating-store';
import { takeOffer } from '@/lib/chat/visitor/take-store';
import { content } from '@/lib/content/content';
import { db, transaction } from '@/lib/db/connection';
import { chatEvents, chatPromises } from '@/lib/db/schema/chat';
import { chatExceptions, chatOverrides } from '@/lib/db/schema/chat-hours';
import { endOverride, overrideNow, setOverride } from '@/lib/desk/hours/hours-store';
import { reportFor } from '@/lib/desk/reports/report-store';
import { openAlerts, settleAlert } from '@/lib/orders/alerts/alerts-store';
import { clockAt } from '../fixtures/clock';
import { begin, doAs, forgetConversations, hireAnn, message, somebody } from '../fixtures/conversation';
import { setStock, sku } from '../fixtures/shopping';

const clock = clockAt('2026-11-24T10:00:00Z');
let ann: string;
beforeAll(async () => {
  ann = await hireAnn();
});
beforeEach(() => clock.set('2026-11-24T10:00:00Z'));
afterEach(forgetConversations);

const note = (text: string) => ({ kind: 'note', body: { text } }) as const;
const says = (text: string) => ({ kind: 'message', body: { text } }) as const;
const resolves = { kind: 'status', body: { status: 'resolved', text: 'Finished.' } } as const;
const offer: EventContent = {
  kind: 'basket_offer',
  body: { lines: [{ variant: sku, quantity: 3 }], text: 'For a week' },
};
const rowsOf = async (id: string) =>
  (await db()).select().from(chatEvents).where(eq(chatEvents.conversationId, id)).orderBy(chatEvents.position);

describe('what only staff see', () => {
  test('has numbers of its own, so that the visitor’s have no hole, and one order with everything else', async () => {
    const { id, visitor } = await begin('one');
    await doAs(ann, id, note('a regular'));
    await doAs(ann, id, { kind: 'assign', body: { assigneeId: ann } });
    await say(visitor, message('two'));
    await doAs(ann, id, note('still a regular'));
    expect((await eventsAfter(id, 0)).map(({ seq, text }) => [seq, text])).toEqual([
      [1, 'one'],
      [2, 'two'],
    ]);
    expect((await rowsOf(id)).map(({ position, visibility, seq, kind }) => [position, visibility, seq, kind])).toEqual([
      [1, 'all', 1, 'message'],
      [2, 'staff', 1, 'note'],
      [3, 'staff', 2, 'assign'],
      [4, 'all', 2, 'message'],
      [5, 'staff', 3, 'note'],
    ]);
    expect(JSON.stringify(await chatFor(visitor))).not.toContain('regular');
  });

  test('notes and messages at the same moment get every number once', async () => {
    const { id, visitor } = await begin('0');
    await Promise.all(
      Array.from({ length: 10 }, (_, index) => [
        doAs(ann, id, note(`note ${index}`)),
        say(visitor, message(`message ${index}`)),
      ]).flat(),
    );
    const rows = await rowsOf(id);
    expect(rows.map(({ position }) => position)).toEqual(Array.from({ length: 21 }, (_, i) => i + 1));
    const seqs = (wanted: string) => rows.filter(({ visibility }) => visibility === wanted).map(({ seq }) => seq);
    expect(seqs('all')).toEqual(Array.from({ length: 11 }, (_, i) => i + 1));
    expect(seqs('staff')).toEqual(Array.from({ length: 10 }, (_, i) => i + 1));
  });
});

test('an id that another conversation has used is a message of its own here', async () => {
  const id = randomUUID();
  const [one, other] = [await begin('one'), await begin('other')];
  await say(one.visitor, message('said here', id));
  await say(other.visitor, message('said there', id));
  expect((await eventsAfter(other.id, 1)).map(({ text }) => text)).toEqual(['said there']);
});

describe('redaction', () => {
  test('takes the words out of the database, says so in the log, and twice is once', async () => {
    const { id, visitor } = await begin('My rash is secret');
    const target = { visibility: 'all', seq: 1 } as const;
    for (let times = 0; times < 2; times++) expect(await transaction((tx) => redact(tx, id, target, ann))).toBe(true);
    const events = await eventsAfter(id, 0);
    expect(events.map(({ kind, redacted, text }) => [kind, redacted, text])).toEqual([
      ['message', true, ''],
      ['redact', false, ''],
    ]);
    const { rows } = await (await db()).execute(sql`select body::text from chat_events`);
    expect(JSON.stringify(rows)).not.toContain('secret');
    expect(JSON.stringify(await chatFor(visitor))).not.toContain('secret');
  });

  test('touches no other conversation', async () => {
    const [one, other] = [await begin('spoken here'), await begin('spoken there')];
    await transaction((tx) => redact(tx, one.id, { visibility: 'all', seq: 1 }, ann));
    expect((await eventsAfter(other.id, 0)).map(({ text }) => text)).toEqual(['spoken there']);
  });

  test('of a note stays among staff; of nothing is nothing', async () => {
    const { id } = await begin();
    await doAs(ann, id, note('too frank'));
    expect(await transaction((tx) => redact(tx, id, { visibility: 'staff', seq: 1 }, ann))).toBe(true);
    expect(await eventsAfter(id, 0)).toHaveLength(1);
    expect(await transaction((tx) => redact(tx, id, { visibility: 'all', seq: 9 }, ann))).toBe(false);
    expect(await transaction((tx) => redact(tx, randomUUID(), { visibility: 'all', seq: 1 }, ann))).toBe(false);
  });
});

test('every promise is on account: kept by whom and when, or closed because no answer was needed', async () => {
  const { id, visitor } = await begin();
  clock.set('2026-11-24T10:20:00Z');
  await doAs(ann, id, says('Hello!'));
  await say(visitor, message('Thanks'));
  await doAs(ann, id, resolves);
  const promises = await (await db()).select().from(chatPromises).orderBy(chatPromises.askedSeq);
  expect(promises).toMatchObject([
    {
      askedSeq: 1,
      askedAt: new Date('2026-11-24T10:00:00Z'),
      answerBy: new Date('2026-11-24T12:00:00Z'),
      answeredAt: new Date('2026-11-24T10:20:00Z'),
      answeredBy: ann,
      closedAt: null,
    },
    { askedSeq: 3, answeredAt: null, closedAt: new Date('2026-11-24T10:20:00Z') },
  ]);
});

describe('a rating that somebody should read', () => {
  const calls = async (subject: string) => (await openAlerts()).filter((one) => one.subject === subject);

  test.each<[number, string, number]>([
    [1, 'Rude', 1],
    [2, '', 1],
    [3, 'Slow', 1],
    [3, '', 0],
    [4, 'Quick', 0],
    [5, '', 0],
  ])('%i of 5, “%s”: %i calls', async (score, text, count) => {
    const { id, visitor } = await begin();
    await doAs(ann, id, resolves);
    for (let times = 0; times < 2; times++) await rate(visitor, { score, text });
    const found = await calls(id);
    expect(found).toHaveLength(count);
    expect(JSON.stringify(found)).not.toContain(text || 'Rude');
  });

  test('is called about once, and no more once its conversation is erased', async () => {
    const { id, visitor } = await begin();
    await doAs(ann, id, resolves);
    await rate(visitor, { score: 1, text: 'Rude' });
    const [call] = await calls(id);
    await settleAlert({ id: call?.id ?? '', staffId: ann, how: 'Wrote to them' });
    await rate(visitor, { score: 1, text: 'Rude' });
    expect(await calls(id)).toEqual([]);
    const again = await begin();
    await doAs(ann, again.id, resolves);
    await rate(again.visitor, { score: 1, text: '' });
    await transaction((tx) => eraseConversations(tx, [again.id]));
    expect(await calls(again.id)).toEqual([]);
  });
});

describe('a promise that is running', () => {
  const account = async () =>
    (await db()).select({ askedSeq: chatPromises.askedSeq, answerBy: chatPromises.answerBy }).from(chatPromises);

  test('is brought forward by a message that tells of a reaction, and put off by none', async () => {
    const { chat } = content();
    const sooner = { ...chat.answerSooner, reactionMinutes: 30 };
    const short = jest.replaceProperty(chat, 'answerSooner', sooner);
    const { visitor, read } = await begin('Where is my parcel?');
    clock.set('2026-11-24T10:10:00Z');
    await say(visitor, message('And the lotion gave me a rash'));
    const by = new Date('2026-11-24T10:40:00Z');
    expect((await read()).answerBy).toEqual(by);
    clock.set('2026-11-24T10:20:00Z');
    await say(visitor, message('Is anybody there?'));
    await say(visitor, message('The rash is worse'));
    expect([(await read()).answerBy, await account()]).toEqual([by, [{ askedSeq: 1, answerBy: by }]]);
    short.restore();
  });

  test('is brought forward for whoever writes again once the shop is open by hand', async () => {
    clock.set('2026-11-24T23:00:00Z');
    const { visitor, read } = await begin();
    const until = new Date('2026-11-25T03:00:00Z');
    await setOverride({ id: randomUUID(), state: 'open', until, note: 'Late', staffId: ann });
    await say(visitor, message('Hello?'));
    const by = new Date('2026-11-25T01:00:00Z');
    expect([(await read()).answerBy, await account()]).toEqual([by, [{ askedSeq: 1, answerBy: by }]]);
    await endOverride();
    await (await db()).delete(chatOverrides);
  });
});

test('how it was is said once for each time it was resolved, and opens nothing again', async () => {
  const { id, visitor, read } = await begin();
  expect(await rate(visitor, { score: 5, text: '' })).toBeNull();
  await doAs(ann, id, resolves);
  await rate(visitor, { score: 4, text: 'Quick' });
  await rate(visitor, { score: 1, text: 'Changed my mind' });
  const ratings = () => eventsAfter(id, 0).then((events) => events.filter(({ kind }) => kind === 'rating'));
  expect((await ratings()).map(({ card }) => card)).toEqual([{ type: 'rating', score: 4 }]);
  expect((await read()).status).toBe('resolved');
  expect(await rate(somebody(), { score: 5, text: '' })).toBeNull();
});

describe('an offer', () => {
  test('is put into the basket as far as there is stock; twice is once', async () => {
    await setStock(2);
    const { id, visitor } = await begin();
    const { seq } = await doAs(ann, id, offer);
    const first = await takeOffer(visitor, seq, emptyBasket);
    expect(first).toMatchObject({ basket: { lines: [{ variant: sku, quantity: 2 }] }, missing: [sku] });
    const again = await takeOffer(visitor, seq, first?.basket ?? emptyBasket);
    expect(again?.basket).toEqual(first?.basket);
    expect((await eventsAfter(id, 0)).map(({ kind }) => kind)).toEqual(['message', 'basket_offer', 'basket_taken']);
  });

  test('is nobody else’s, and nothing else is an offer', async () => {
    const { id, visitor } = await begin();
    const { seq } = await doAs(ann, id, offer);
    expect(await takeOffer(somebody(), seq, emptyBasket)).toBeNull();
    expect(await takeOffer((await begin()).visitor, seq, emptyBasket)).toBeNull();
    expect(await takeOffer(visitor, 1, emptyBasket)).toBeNull();
  });
});

test('seen goes forward only, and no further than there is', async () => {
  const { id, visitor, read } = await begin();
  await doAs(ann, id, says('Hello!'));
  expect(await markSeen(visitor, 99)).toBe(true);
  expect((await read()).visitorSeenSeq).toBe(2);
  await markSeen(visitor, 1);
  await doAs(ann, id, { kind: 'read', body: { seq: 2 } });
  expect(await read()).toMatchObject({ visitorSeenSeq: 2, staffSeenSeq: 2 });
  expect(await markSeen(somebody(), 1)).toBe(false);
});

describe('hours that a lead has set', () => {
  afterEach(async () => {
    await (await db()).delete(chatOverrides);
    await (await db()).delete(chatExceptions);
  });

  test('an override holds until it expires or is ended', async () => {
    const row = { state: 'closed', until: new Date('2026-11-24T12:00:00Z'), note: 'Training', setBy: ann } as const;
    const setAt = new Date('2026-11-24T09:00:00Z');
    await (await db()).insert(chatOverrides).values({ id: randomUUID(), ...row, setAt });
    expect(await stateNow()).toMatchObject({ mode: 'closed', says: 'Closed. Opens today at noon (UK time).' });
    clock.set('2026-11-24T12:00:00Z');
    expect((await stateNow()).mode).toBe('busy');
    clock.set('2026-11-24T10:00:00Z');
    await (await db()).update(chatOverrides).set({ endedAt: new Date('2026-11-24T10:00:00Z') });
    expect((await stateNow()).mode).toBe('busy');
  });

  test('a new one ends the one before, and the same one sent again does not come back', async () => {
    const set = (id: string, state: 'open' | 'closed', hour: string) =>
      setOverride({ id, state, until: new Date(`2026-11-24T${hour}:00:00Z`), note: state, staffId: ann });
    const first = randomUUID();
    await set(first, 'closed', '18');
    await set(randomUUID(), 'open', '12');
    expect(await overrideNow()).toMatchObject({ state: 'open' });
    await set(first, 'closed', '18');
    expect(await overrideNow()).toMatchObject({ state: 'open' });
    await endOverride();
    expect([await overrideNow(), (await stateNow()).mode]).toEqual([null, 'busy']);
  });

  test('open by hand at night is opening time: for the promise, the report, and who still waits when it ends', async () => {
    clock.set('2026-11-24T23:00:00Z');
    const until = new Date('2026-11-25T00:36:00Z');
    await setOverride({ id: randomUUID(), state: 'open', until, note: 'Late', staffId: ann });
    const [answered, waits] = [await begin(), await begin()];
    expect((await waits.read()).answerBy?.toISOString()).toBe('2026-11-25T08:24:00.000Z');
    clock.set('2026-11-24T23:06:00Z');
    await doAs(ann, answered.id, says('Hello'));
    clock.set('2026-11-25T00:36:00Z');
    expect(await handOver()).toBe(1);
    const notice = (await eventsAfter(waits.id, 0)).at(-1);
    expect(notice).toMatchObject({ kind: 'hours_notice', text: expect.stringContaining('We have closed for now.') });
    clock.set('2026-11-26T10:00:00Z');
    const { firstAnswer } = await reportFor({ from: '2026-11-24', to: '2026-11-25' });
    expect(firstAnswer.medianMinutes).toBe(6);
  });

  test('a day of its own goes before the usual hours and before content', async () => {
    const day = { note: 'Stocktaking', setBy: ann };
    await (await db()).insert(chatExceptions).values([
      { ...day, date: '2026-11-24', opens: '11:00', closes: '16:00' },
      { ...day, date: '2026-12-25', opens: '10:00', closes: '12:00' },
    ]);
    expect((await stateNow()).says).toBe('Closed. Opens today at 11am (UK time).');
    clock.set('2026-12-25T10:30:00Z');
    expect((await stateNow()).says).toBe('Open now until noon (UK time).');
  });
});

test('at closing time a conversation that is going goes on, and is handed over once it has fallen silent', async () => {
  clock.set('2026-11-24T19:40:00Z');
  const { id, visitor } = await begin();
  await doAs(ann, id, says('Hello!'));
  clock.set('2026-11-24T19:58:00Z');
  await say(visitor, message('And the lids?'));
  clock.set('2026-11-24T20:00:00Z');
  expect(await handOver()).toBe(0);
  expect((await chatFor(visitor)).thread?.live).toBe(true);
  clock.set('2026-11-24T20:28:00Z');
  expect(await handOver()).toBe(1);
  expect(await handOver()).toBe(0);
  const notices = (await eventsAfter(id, 0)).filter(({ kind }) => kind === 'hours_notice');
  expect(notices).toHaveLength(1);
  expect((await chatFor(visitor)).thread?.live).toBe(false);
});
