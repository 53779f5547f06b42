import { expect, test } from '@jest/globals';
import { dueNext } from '@/lib/complaints/clock';

const at = (text: string) => new Date(text);
const steps = (receivedAt: string, acknowledgedAt: string | null = null, closedAt: string | null = null) => ({
  receivedAt: at(receivedAt),
  acknowledgedAt: acknowledgedAt === null ? null : at(acknowledgedAt),
  closedAt: closedAt === null ? null : at(closedAt),
});

test.each([
  ['the day it came is the first of the thirty', '2026-11-01T09:00:00Z', '2026-11-30'],
  ['late in the evening is still that day', '2026-11-01T23:59:00Z', '2026-11-30'],
  ['by London’s clock, not by the server’s', '2026-06-30T23:30:00Z', '2026-07-30'],
  ['over the end of a year', '2026-12-20T10:00:00Z', '2027-01-18'],
])('acknowledged within thirty days: %s', (_why, received, by) => {
  expect(dueNext(steps(received), at(received))).toEqual({ what: 'acknowledge', by, overdue: false });
});

test.each([
  ['2026-11-30T23:59:00Z', false],
  ['2026-12-01T00:00:00Z', true],
])('overdue once the last day is over: at %s %s', (now, overdue) => {
  expect(dueNext(steps('2026-11-01T09:00:00Z'), at(now))).toMatchObject({ overdue });
});

test('an acknowledged one waits for its answer, an answered one for nothing', () => {
  expect(dueNext(steps('2026-11-01T09:00:00Z', '2026-11-02T09:00:00Z'), at('2026-12-01T09:00:00Z'))).toEqual({
    what: 'answer',
    by: '2027-01-29',
    overdue: false,
  });
  const closed = steps('2026-11-01T09:00:00Z', '2026-11-02T09:00:00Z', '2026-11-03T09:00:00Z');
  expect(dueNext(closed, at('2028-01-01T09:00:00Z'))).toBeNull();
});
