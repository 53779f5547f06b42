import { expect, test } from '@jest/globals';
import { asks, standingAfter } from '@/lib/chat/log/after';
import { isAnswer, isQuestion } from '@/lib/chat/log/answers';

const promised = new Date('2026-11-24T12:00:00Z');
const earlier = new Date('2026-11-24T11:00:00Z');
const tomorrow = '2026-11-25T08:00:00.000Z';
const idle = { status: 'open', answerBy: null, snoozedUntil: null } as const;
const waits = { ...idle, answerBy: earlier };
const says = { kind: 'message', body: { text: 'Hello' } } as const;
const resolves = { kind: 'status', body: { status: 'resolved', text: '' } } as const;
const snoozes = { kind: 'status', body: { status: 'snoozed', text: '', until: tomorrow } } as const;

test('a question starts the clock once; a second one leaves the first promise standing', () => {
  expect(standingAfter(idle, { ...says, author: 'visitor' }, promised)).toMatchObject({
    answerBy: promised,
    promise: 'begun',
  });
  expect(standingAfter(waits, { ...says, author: 'visitor' }, promised)).toMatchObject({
    answerBy: earlier,
    promise: null,
  });
});

test('a second one that has less to wait brings the promise forward, and none puts it off', () => {
  const until = (before: Date, promised: Date | null) => {
    const { answerBy, promise } = standingAfter(
      { ...idle, answerBy: before },
      { ...says, author: 'visitor' },
      promised,
    );
    return [answerBy, promise];
  };
  expect(until(promised, earlier)).toEqual([earlier, 'sooner']);
  expect(until(earlier, promised)).toEqual([earlier, null]);
  expect(until(earlier, earlier)).toEqual([earlier, null]);
  expect(until(earlier, null)).toEqual([earlier, null]);
});

test('an answer from staff keeps the promise; a word from the shop itself does not', () => {
  expect(standingAfter(waits, { ...says, author: 'staff' }, promised)).toMatchObject({
    answerBy: null,
    promise: 'kept',
  });
  const notice = { kind: 'hours_notice', body: { text: 'We have closed.' }, author: 'shop' } as const;
  expect(standingAfter(waits, notice, promised)).toMatchObject({ answerBy: earlier, promise: null });
  expect(standingAfter(waits, { ...says, author: 'shop' }, promised)).toEqual({ ...waits, promise: null });
});

test('what only staff see changes nothing for the visitor', () => {
  const note = { kind: 'note', body: { text: 'Careful' }, author: 'staff' } as const;
  expect(standingAfter(waits, note, promised)).toEqual({ ...waits, promise: null });
});

test('resolving closes the promise, and a visitor who writes opens it again, snoozed or not', () => {
  const resolved = standingAfter(waits, { ...resolves, author: 'staff' }, promised);
  expect(resolved).toMatchObject({ status: 'resolved', answerBy: null, promise: 'closed' });
  expect(standingAfter({ ...idle, status: 'resolved' }, { ...says, author: 'visitor' }, promised)).toMatchObject({
    status: 'open',
    promise: 'begun',
  });
  const snoozed = standingAfter(waits, { ...snoozes, author: 'staff' }, promised);
  expect(snoozed).toMatchObject({ status: 'open', answerBy: earlier, snoozedUntil: new Date(tomorrow) });
  expect(standingAfter(snoozed, { ...says, author: 'visitor' }, promised).snoozedUntil).toBeNull();
});

test('a rating opens nothing again', () => {
  const rating = { kind: 'rating', body: { score: 5, text: '' }, author: 'visitor' } as const;
  expect(standingAfter({ ...idle, status: 'resolved' }, rating, promised)).toMatchObject({ status: 'resolved' });
});

test('a visitor asks with a message, and with nothing else', () => {
  expect(asks({ ...says, author: 'visitor' })).toBe(true);
  expect(asks({ ...says, author: 'staff' })).toBe(false);
  expect(asks({ kind: 'rating', body: { score: 5, text: '' }, author: 'visitor' })).toBe(false);
});

test('each event leaves a whole standing', () => {
  const snoozed = { ...waits, snoozedUntil: new Date(tomorrow) };
  const then = (before: Parameters<typeof standingAfter>[0], event: Parameters<typeof standingAfter>[1]) =>
    standingAfter(before, event, promised);
  expect(then(snoozed, { ...says, author: 'visitor' })).toEqual({ ...waits, promise: null });
  expect(then(snoozed, { ...says, author: 'staff' })).toEqual({ ...idle, promise: 'kept' });
  expect(then(idle, { ...says, author: 'staff' })).toEqual({ ...idle, promise: null });
  expect(then({ ...snoozed, status: 'resolved' }, { ...says, author: 'staff' })).toEqual({ ...idle, promise: 'kept' });
  expect(then(snoozed, { ...resolves, author: 'staff' })).toEqual({ ...idle, status: 'resolved', promise: 'closed' });
  expect(then(idle, { ...resolves, author: 'staff' })).toEqual({ ...idle, status: 'resolved', promise: null });
  const opens = { kind: 'status', body: { status: 'open', text: '' }, author: 'staff' } as const;
  expect(then({ ...snoozed, status: 'resolved' }, opens)).toEqual({ ...waits, promise: null });
  expect(then(waits, { ...snoozes, author: 'staff' })).toEqual({ ...snoozed, promise: null });
  const again = { kind: 'status', body: { status: 'snoozed', text: '' }, author: 'staff' } as const;
  expect(then(snoozed, again)).toEqual({ ...snoozed, promise: null });
});

test('what answers a visitor, and what asks', () => {
  const answers = ['message', 'image', 'product_card', 'basket_offer', 'fact_card', 'order_link'];
  const kinds = [...answers, 'note', 'status', 'rating', 'hours_notice'].map((kind) => ({ kind }));
  expect(kinds.filter(isAnswer).map(({ kind }) => kind)).toEqual(answers);
  expect(kinds.filter(isQuestion).map(({ kind }) => kind)).toEqual(['message', 'image']);
});
