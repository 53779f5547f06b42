import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { addCarrierDays, horizonDays, isCarrierDay, isDispatchDay } from '@/lib/delivery/calendar';
import { shopContent } from '../../fixtures/content';

const rules = {
  ...shopContent().delivery,
  dispatchDays: { chilled: ['monday' as const], ambient: ['monday' as const, 'friday' as const] },
  warehouseClosures: [{ date: '2026-12-07', note: 'Stocktaking' }],
  carrierDays: ['monday' as const, 'tuesday' as const, 'friday' as const],
  carrierClosures: [{ date: '2026-11-30', note: 'St Andrew’s Day', regions: ['scotland' as const] }],
};
const date = (written: string) => Temporal.PlainDate.from(written);

describe('days', () => {
  test.each([
    ['2026-11-30', true, true],
    ['2026-12-04', false, true],
    ['2026-12-05', false, false],
    ['2026-12-07', false, false],
  ])('on %s chilled food leaves: %s, the rest: %s', (day, chilled, ambient) => {
    expect(isDispatchDay(date(day), 'chilled', rules)).toBe(chilled);
    expect(isDispatchDay(date(day), 'ambient', rules)).toBe(ambient);
  });

  test.each([
    ['2026-11-30', true, false],
    ['2026-12-01', true, true],
    ['2026-12-02', false, false],
    // The warehouse is closed, and the carrier is not.
    ['2026-12-07', true, true],
  ])('on %s the carrier works in England: %s, in Scotland: %s', (day, england, scotland) => {
    expect(isCarrierDay(date(day), 'england-and-wales', rules)).toBe(england);
    expect(isCarrierDay(date(day), 'scotland', rules)).toBe(scotland);
  });
});

describe('the carrier’s nth day', () => {
  test.each([
    ['the next one, not the day itself', '2026-12-01', 1, 'england-and-wales', '2026-12-04'],
    ['over a weekend', '2026-12-01', 2, 'england-and-wales', '2026-12-07'],
    ['over a day off there', '2026-11-27', 1, 'scotland', '2026-12-01'],
    ['which is none elsewhere', '2026-11-27', 1, 'england-and-wales', '2026-11-30'],
    ['none is the day itself', '2026-12-01', 0, 'scotland', '2026-12-01'],
  ] as const)('%s', (_name, from, days, region, expected) => {
    expect(addCarrierDays(date(from), days, region, rules).toString()).toBe(expected);
  });

  test('a carrier that never works is not waited for beyond the calendar', () => {
    const never = addCarrierDays(date('2026-12-01'), 1, 'scotland', { ...rules, carrierDays: [] });
    expect(date('2026-12-01').until(never).days).toBe(horizonDays);
  });
});
