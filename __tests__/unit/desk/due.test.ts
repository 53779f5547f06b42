import { expect, test } from '@jest/globals';
import { dueAt, waitedAt } from '@/lib/desk/inbox/due';

const now = new Date('2026-11-24T10:00:00Z');

test.each([
  ['2026-11-24T12:00:00Z', 'ahead', 'in 2 h'],
  ['2026-11-24T10:15:01Z', 'ahead', 'in 15 min'],
  ['2026-11-24T10:15:00Z', 'soon', 'in 15 min'],
  ['2026-11-24T10:00:00Z', 'soon', 'in 0 min'],
  ['2026-11-24T09:59:59Z', 'late', 'late'],
  ['2026-11-24T08:50:00Z', 'late', 'late by 1 h 10 min'],
  ['2026-11-24T09:59:00.001Z', 'late', 'late'],
  ['2026-11-24T09:59:00.000Z', 'late', 'late by 1 min'],
  // Twelve hours are still counted, more are told by day and hour.
  ['2026-11-24T22:00:00Z', 'ahead', 'in 12 h'],
  ['2026-11-24T22:00:01Z', 'ahead', 'by Tue 24 Nov, 10pm'],
  ['2026-11-23T22:00:00Z', 'late', 'late by 12 h'],
  ['2026-11-23T21:59:59Z', 'late', 'late since Mon 23 Nov, 9:59pm'],
  ['2026-11-25T09:00:00Z', 'ahead', 'by Wed 25 Nov, 9am'],
  ['2026-11-23T09:00:00Z', 'late', 'late since Mon 23 Nov, 9am'],
])('promised for %s: %s, %s', (answerBy, state, says) => {
  expect(dueAt(new Date(answerBy), now)).toEqual({ state, says });
});

test.each([
  ['2026-11-24T09:56:00Z', '2026-11-24T09:58:00Z', 'late', 'waiting 4 min'],
  ['2026-11-24T09:58:00Z', '2026-11-24T10:00:00Z', 'soon', 'waiting 2 min'],
  ['2026-11-24T09:59:50Z', '2026-11-24T10:01:50Z', 'soon', 'waiting 0 min'],
  ['2026-11-24T00:14:00Z', null, 'ahead', 'waiting 9 h 46 min'],
])('asked at %s with an answer aimed at by %s: %s, %s', (asked, aim, state, says) => {
  expect(waitedAt(new Date(asked), aim ? new Date(aim) : null, now)).toEqual({ state, says });
});
