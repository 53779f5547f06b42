import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { readPeriod } from '@/lib/desk/reports/report-period';

const now = Temporal.Instant.from('2026-11-24T12:00:00Z');

test.each([
  [{}, '2026-10-28', '2026-11-24', 'month'],
  [{ last: 'week' }, '2026-11-18', '2026-11-24', 'week'],
  [{ last: 'century' }, '2026-10-28', '2026-11-24', 'month'],
  [{ from: '2026-03-01', to: '2026-03-29' }, '2026-03-01', '2026-03-29', null],
  [{ from: '2026-03-29', to: '2026-03-01' }, '2026-10-28', '2026-11-24', 'month'],
  [{ from: '2026-02-31', to: '2026-03-05' }, '2026-10-28', '2026-11-24', 'month'],
  [{ from: '2020-01-01', to: '2026-01-01' }, '2026-10-28', '2026-11-24', 'month'],
  [{ from: "' or 1=1--", to: '2026-03-05' }, '2026-10-28', '2026-11-24', 'month'],
])('%j is from %s to %s', (asked, from, to, name) => {
  expect(readPeriod(asked, now)).toEqual({ from, to, name });
});
