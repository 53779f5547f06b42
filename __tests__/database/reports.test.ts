import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import { say } from '@/lib/chat/visitor/conversation-store';
import { rate } from '@/lib/chat/visitor/rating-store';
import { db } from '@/lib/db/connection';
import { chatExceptions } from '@/lib/db/schema/chat-hours';
import { setException } from '@/lib/desk/hours/hours-store';
import { changeStatus } from '@/lib/desk/inbox/act-store';
import { setTags } from '@/lib/desk/inbox/tags-store';
import { commentsIn, reportFor, waitsIn } from '@/lib/desk/reports/report-store';
import { clockAt } from '../fixtures/clock';
import { begin, doAs, forgetConversations, message } from '../fixtures/conversation';
import { employ, reply } from '../fixtures/desk';

const clock = clockAt('2026-11-24T10:00:00Z');
let ann: string;
beforeAll(async () => {
  ann = await employ('Ann Smith', 'lead');
});
beforeEach(forgetConversations);

const day = { from: '2026-11-24', to: '2026-11-24' };
const at = (time: string) => clock.set(`2026-11-24T${time}:00Z`);
const resolve = (conversationId: string, seen: number) =>
  changeStatus({ conversationId, staffId: ann, id: randomUUID(), change: { status: 'resolved', seen } });

test('a day: first answers, promises, rating and what was resolved', async () => {
  at('10:00');
  const quick = await begin();
  at('10:04');
  await reply(quick.id, ann, randomUUID(), 'Hello');
  at('10:30');
  await say(quick.visitor, message('And?'));
  at('12:31');
  await reply(quick.id, ann, randomUUID(), 'Sorry, late');
  const needless = await begin('Thanks!');
  await resolve(needless.id, 1);
  at('13:00');
  await begin('Still waiting');
  await doAs(ann, quick.id, { kind: 'rating', body: { score: 4, text: '' } });
  at('14:00');
  const report = await reportFor(day);
  expect(report).toMatchObject({
    conversations: 3,
    answered: 1,
    firstAnswer: { medianMinutes: 4, p90Minutes: 4 },
    promises: { kept: 1, missed: 1, waiting: 1 },
    averageRating: 4,
    resolved: 1,
  });
  expect([report.byHour[10], report.byHour[12], report.byHour[13]]).toEqual([1, 1, 1]);
});

test('a visitor who comes back after it was resolved begins another conversation', async () => {
  at('10:00');
  const { visitor, id } = await begin();
  at('10:02');
  await reply(id, ann, randomUUID(), 'Hello');
  await resolve(id, 2);
  at('11:00');
  await say(visitor, message('Me again'));
  at('11:10');
  await reply(id, ann, randomUUID(), 'Welcome back');
  expect((await waitsIn(day)).map(({ isFirst }) => isFirst)).toEqual([true, true]);
  expect((await reportFor(day)).firstAnswer.medianMinutes).toBe(6);
});

test('by agent, kind, tag and reason, and what visitors said with their stars, the latest first', async () => {
  at('10:00');
  const { id, visitor } = await begin('The lotion gave me a rash');
  at('10:05');
  await say(visitor, message('It itches'));
  at('10:10');
  await reply(id, ann, randomUUID(), 'Please stop using it');
  await setTags(id, ['warm'], async () => undefined);
  at('10:40');
  await resolve(id, 3);
  await rate(visitor, { score: 2, text: 'Slow' });
  const other = await begin('Where is it?');
  at('10:45');
  await reply(other.id, ann, randomUUID(), 'On its way');
  await resolve(other.id, 2);
  await rate(other.visitor, { score: 5, text: '' });
  const report = await reportFor(day);
  expect(report.byAgent).toEqual([{ name: 'Ann Smith', waits: 2, minutes: 7.5, kept: 2, missed: 0 }]);
  expect(report.byKind.map(({ name, waits }) => [name, waits])).toEqual([
    ['A reaction to a product', 1],
    ['Everything else', 1],
  ]);
  expect(report.byTag.map(({ name, waits }) => [name, waits])).toEqual([['warm', 1]]);
  expect([report.resolved, report.resolvedMinutes]).toEqual([2, 22.5]);
  expect((await commentsIn(day)).map(({ conversation, score, text }) => [conversation, score, text])).toEqual([
    [id, 2, 'Slow'],
  ]);
});

test('only what began within the days asked for, by London’s midnight', async () => {
  for (const instant of [
    '2026-06-30T22:59:59Z',
    '2026-06-30T23:00:00Z',
    '2026-07-01T22:59:59Z',
    '2026-07-01T23:00:00Z',
  ]) {
    clock.set(instant);
    await begin();
  }
  expect((await reportFor({ from: '2026-07-01', to: '2026-07-01' })).conversations).toBe(2);
});

test('a day that was closed does not count as waiting, also long afterwards', async () => {
  clock.set('2026-06-01T18:50:00Z');
  const { id } = await begin();
  await setException({ date: '2026-06-02', note: 'Flood', closed: true, opens: null, closes: null }, ann);
  clock.set('2026-06-03T07:10:00Z');
  await reply(id, ann, randomUUID(), 'Sorry, we were flooded');
  clock.set('2026-11-24T10:00:00Z');
  expect((await reportFor({ from: '2026-06-01', to: '2026-06-01' })).firstAnswer.medianMinutes).toBe(20);
  await (await db()).delete(chatExceptions);
});
