import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { byPromise, everyDay, overviewRange, weekMean } from '@/lib/desk/reports/overview';
import { overviewFile } from '@/lib/desk/reports/overview-csv';

describe('the overview’s days', () => {
  test('28 of them, the last today; the first begins at London’s midnight, in summer too', () => {
    const winter = overviewRange(Temporal.PlainDate.from('2026-11-24'));
    expect([winter.days.length, winter.days[0], winter.days.at(-1)]).toEqual([28, '2026-10-28', '2026-11-24']);
    expect(winter.from.toString()).toBe('2026-10-28T00:00:00Z');
    expect(overviewRange(Temporal.PlainDate.from('2026-11-20')).from.toString()).toBe('2026-10-23T23:00:00Z');
  });

  test('a day without anything is there too', () => {
    const days = everyDay(
      ['2026-11-23', '2026-11-24'],
      [{ day: '2026-11-24', orders: 2, pence: 5000 }],
      [{ day: '2026-11-23', pence: 300 }],
    );
    expect(days).toEqual([
      { day: '2026-11-23', orders: 0, takenPence: 0, givenBackPence: 300 },
      { day: '2026-11-24', orders: 2, takenPence: 5000, givenBackPence: 0 },
    ]);
    expect(overviewFile(days)).toBe(
      '\uFEFFday,orders,taken_gbp,given_back_gbp,left_gbp\r\n2026-11-23,0,0.00,3.00,-3.00\r\n2026-11-24,2,50.00,0.00,50.00\r\n',
    );
  });

  test('the week’s mean begins when there is a week', () => {
    expect(weekMean([7, 0, 0, 0, 0, 0, 0, 7])).toEqual([null, null, null, null, null, null, 1, 1]);
  });

  test('parcels of one promised day are one bar of three parts, the oldest promise first', () => {
    expect(
      byPromise([
        { day: '2026-11-25', risk: 'on-time', count: 3 },
        { day: '2026-11-24', risk: 'late', count: 1 },
        { day: '2026-11-25', risk: 'at-risk', count: 2 },
        { day: '2026-11-25', risk: 'on-time', count: 1 },
      ]),
    ).toEqual([
      { day: '2026-11-24', onTime: 0, atRisk: 0, late: 1 },
      { day: '2026-11-25', onTime: 4, atRisk: 2, late: 0 },
    ]);
  });
});
