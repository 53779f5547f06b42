import type { Temporal } from 'temporal-polyfill';
import { lastDays, type Period } from './report';

const periods = { week: 7, month: 28, quarter: 91 } as const;
export type PeriodName = keyof typeof periods;
export const periodNames: Record<PeriodName, string> = {
  week: 'Seven days',
  month: 'Four weeks',
  quarter: 'A quarter',
};

const isDate = (typed: string | undefined): typed is string =>
  /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(typed ?? '');
const mostDays = 400;

/** The days that a report is about: two dates that somebody chose, or so many up to today. */
export function readPeriod(
  asked: { from?: string | undefined; to?: string | undefined; last?: string | undefined },
  instant: Temporal.Instant,
): Period & { name: PeriodName | null } {
  const { from, to, last } = asked;
  if (isDate(from) && isDate(to) && from <= to) {
    const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
    if (days < mostDays && [from, to].every(exists)) return { from, to, name: null };
  }
  const name = last === 'week' || last === 'quarter' ? last : 'month';
  return { ...lastDays(instant, periods[name]), name };
}

/** 31 February has the shape of a date. */
const exists = (date: string) => new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
