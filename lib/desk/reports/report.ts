import { Temporal } from 'temporal-polyfill';
import { openBetween, type Rules } from '@/lib/chat/hours/hours';
import { instantOf, london, toLondon } from '@/lib/time/london';

/** The value below which a share of the values lies, between two neighbours if need be; null of nothing. 0.5 is the median. */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below === undefined || above === undefined ? null : below + (above - below) * (place - Math.floor(place));
}

/** What a report is made from: instants only, no word of anybody's. */
export type ReportFacts = {
  conversations: { startedAt: Date; answeredAt: Date | null }[];
  promises: { dueAt: Date; keptAt: Date | null }[];
  ratings: number[];
  resolved: number;
};
export type Period = { from: string; to: string };
export type Report = {
  conversations: number;
  answered: number;
  /** Opening time from the first message to the first answer; null when nobody has been answered. */
  firstAnswer: { medianMinutes: number | null; p90Minutes: number | null };
  /** By the hour of London's clock at which they began: 24 counts. */
  byHour: number[];
  byDay: { date: string; conversations: number; medianMinutes: number | null }[];
  promises: { kept: number; missed: number; waiting: number };
  /** How often each number of stars, from one to five. */
  ratings: { stars: number; count: number }[];
  averageRating: number | null;
  resolved: number;
};

/** The instants at which a run of London days begins and ends, however long its days are. */
export function periodSpan({ from, to }: Period): { start: Date; end: Date } {
  const midnight = (date: Temporal.PlainDate) => new Date(date.toZonedDateTime(london).epochMilliseconds);
  return {
    start: midnight(Temporal.PlainDate.from(from)),
    end: midnight(Temporal.PlainDate.from(to).add({ days: 1 })),
  };
}

/** So many whole London days up to and including the one that an instant falls in. */
export function lastDays(instant: Temporal.Instant, days: number): Period {
  const to = toLondon(instant).toPlainDate();
  return { from: to.subtract({ days: days - 1 }).toString(), to: to.toString() };
}

function datesOf({ from, to }: Period): string[] {
  const first = Temporal.PlainDate.from(from);
  const days = first.until(Temporal.PlainDate.from(to)).days;
  return Array.from({ length: days + 1 }, (_, index) => first.add({ days: index }).toString());
}

/** A promise is kept by an answer up to its very instant; one still ahead is neither kept nor missed. */
function promisesOf(promises: ReportFacts['promises'], instant: Temporal.Instant): Report['promises'] {
  const kept = promises.filter(({ dueAt, keptAt }) => keptAt && keptAt <= dueAt).length;
  const waiting = promises.filter(({ dueAt, keptAt }) => !keptAt && dueAt.getTime() > instant.epochMilliseconds).length;
  return { kept, waiting, missed: promises.length - kept - waiting };
}

export function reportOf(facts: ReportFacts, period: Period, rules: Rules, instant: Temporal.Instant): Report {
  const begun = facts.conversations.map(({ startedAt, answeredAt }) => {
    const local = toLondon(instantOf(startedAt));
    const open = answeredAt && openBetween(instantOf(startedAt), instantOf(answeredAt), rules);
    return { date: local.toPlainDate().toString(), hour: local.hour, minutes: open === null ? null : open / 60_000 };
  });
  const waits = (of: typeof begun) => of.flatMap(({ minutes }) => (minutes === null ? [] : [minutes]));
  const { ratings } = facts;
  return {
    conversations: begun.length,
    answered: waits(begun).length,
    firstAnswer: { medianMinutes: quantile(waits(begun), 0.5), p90Minutes: quantile(waits(begun), 0.9) },
    byHour: Array.from({ length: 24 }, (_, hour) => begun.filter((one) => one.hour === hour).length),
    byDay: datesOf(period).map((date) => {
      const that = begun.filter((one) => one.date === date);
      return { date, conversations: that.length, medianMinutes: quantile(waits(that), 0.5) };
    }),
    promises: promisesOf(facts.promises, instant),
    ratings: [1, 2, 3, 4, 5].map((stars) => ({ stars, count: ratings.filter((one) => one === stars).length })),
    averageRating: ratings.length === 0 ? null : ratings.reduce((sum, stars) => sum + stars, 0) / ratings.length,
    resolved: facts.resolved,
  };
}
