import type { Temporal } from 'temporal-polyfill';
import { londonInstant } from '@/lib/time/london';

export type Day = { day: string; orders: number; takenPence: number; givenBackPence: number };
export type ToPackDay = { day: string; onTime: number; atRisk: number; late: number };
const overviewDays = 28;

/** The London days that an overview looks at, the last of them today, and the instant at which the first begins. */
export function overviewRange(today: Temporal.PlainDate): { days: string[]; from: Temporal.Instant } {
  const first = today.subtract({ days: overviewDays - 1 });
  const days = Array.from({ length: overviewDays }, (_, index) => first.add({ days: index }).toString());
  return { days, from: londonInstant(first, '00:00') };
}

/** Every day in a row, those without anything too. */
export function everyDay(
  days: readonly string[],
  taken: readonly { day: string; orders: number; pence: number }[],
  givenBack: readonly { day: string; pence: number }[],
): Day[] {
  return days.map((day) => {
    const came = taken.find((one) => one.day === day);
    return {
      day,
      orders: came?.orders ?? 0,
      takenPence: came?.pence ?? 0,
      givenBackPence: givenBack.find((one) => one.day === day)?.pence ?? 0,
    };
  });
}

/** Of each day the mean of the seven days up to it; null before there are seven. */
export function weekMean(values: readonly number[]): (number | null)[] {
  return values.map((_, index) => {
    if (index < 6) return null;
    return values.slice(index - 6, index + 1).reduce((sum, value) => sum + value, 0) / 7;
  });
}

/** What waits to be packed, by the day that was promised; orders promised longest ago first. */
export function byPromise(
  parcels: readonly { day: string | null; risk: 'late' | 'at-risk' | 'on-time'; count: number }[],
): ToPackDay[] {
  const days = new Map<string, ToPackDay>();
  for (const { day, risk, count } of parcels) {
    const key = day ?? '';
    const sum = days.get(key) ?? { day: key, onTime: 0, atRisk: 0, late: 0 };
    const part = risk === 'late' ? 'late' : risk === 'at-risk' ? 'atRisk' : 'onTime';
    days.set(key, { ...sum, [part]: sum[part] + count });
  }
  return [...days.values()].toSorted((a, b) => a.day.localeCompare(b.day, 'en'));
}

export function sumOf<Key extends string>(rows: readonly Record<Key, number>[], key: Key): number {
  return rows.reduce((sum, row) => sum + row[key], 0);
}
