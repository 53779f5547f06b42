import { expect, test } from '@jest/globals';
import { keptRows } from '@/lib/desk/people/kept-words';

test('what is kept is told by what it is for, with the numbers that the jobs go by', () => {
  const rows = keptRows({ orders: { keepYears: 6, keepUnpaidDays: 90 }, chat: { retentionDays: 365, auditDays: 730 } });
  const of = (table: string) => rows.filter(({ tables }) => tables.includes(table));
  expect(of('form_drafts').map(({ howLong }) => howLong)).toContain('2 hours');
  expect(of('rate_limits').map(({ howLong }) => howLong)).toEqual(['1 day']);
  expect(of('audit').map(({ howLong }) => howLong)).toEqual(['730 days']);
  expect(of('orders').map(({ howLong }) => howLong)).toContain(
    '6 years after the year of the order; 90 days if it was never paid',
  );
  expect(of('stock')).toEqual([]);
});
