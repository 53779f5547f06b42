import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { erasedAddress, forgetBefore, isErased } from '@/lib/orders/retention/retention';

const kept = { keepYears: 6, keepUnpaidDays: 90 };
const edges = (instant: string) => forgetBefore(Temporal.Instant.from(instant), kept);

describe('six years after the year of the order, by London’s calendar', () => {
  test.each([
    ['the last moment of 2026 keeps 2020', '2026-12-31T23:59:59.999Z', '2020-01-01T00:00:00Z'],
    ['2027 lets go of 2020', '2027-01-01T00:00:00Z', '2021-01-01T00:00:00Z'],
    ['an order of July 2020 is kept all that time', '2026-07-14T09:00:00Z', '2020-01-01T00:00:00Z'],
  ])('%s', (_, instant, placed) => {
    expect(edges(instant).placed.toString()).toBe(placed);
  });

  test('an order given up unpaid, ninety days', () => {
    expect(edges('2026-11-24T10:00:00Z').givenUp.toString()).toBe('2026-08-26T10:00:00Z');
  });
});

test('a buyer who has been taken out is told by their address, and nobody else is', () => {
  expect(erasedAddress('o-1')).toBe('erased-o-1@erased.invalid');
  expect(isErased({ email: erasedAddress('o-1') })).toBe(true);
  for (const email of ['ada@example.com', 'erased@example.com', 'x@erased.invalid.example.com'])
    expect(isErased({ email })).toBe(false);
});
