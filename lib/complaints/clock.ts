import { Temporal } from 'temporal-polyfill';
import { dateInLondon } from '@/lib/time/format';

/** The Data Protection Act 2018, section 164A: thirty days beginning with the one on which it is received. */
export const acknowledgeDays = 30;
/** What the privacy page promises: the law says 'without undue delay'. */
export const answerDays = 90;

export type Steps = { receivedAt: Date; acknowledgedAt: Date | null; closedAt: Date | null };
export type Due = { what: 'acknowledge' | 'answer'; by: string; overdue: boolean };

const lastOf = (days: number, first: Date): string =>
  Temporal.PlainDate.from(dateInLondon(first))
    .add({ days: days - 1 })
    .toString();

/** What is due next, and on which day in London at the latest; null once it has been answered. */
export function dueNext({ receivedAt, acknowledgedAt, closedAt }: Steps, now: Date): Due | null {
  if (closedAt) return null;
  const [what, days] = acknowledgedAt ? (['answer', answerDays] as const) : (['acknowledge', acknowledgeDays] as const);
  const by = lastOf(days, receivedAt);
  return { what, by, overdue: dateInLondon(now) > by };
}
