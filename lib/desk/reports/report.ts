import { Temporal } from 'temporal-polyfill';
import type { Asking } from '@/lib/chat/hours/asking';
import { openBetween, type Rules } from '@/lib/chat/hours/hours';
import { instantOf, london, toLondon } from '@/lib/time/london';

/** The value below which a share of the values lies, between two neighbours if need be; null of nothing. 0.5 is the median. */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below === undefined || above === undefined ? null : below + (above - below) * (place - Math.floor(place));
}

/** What a report is made from: instants, kinds and the shop's own words, no word of anybody's. */
export type ReportFacts = {
  conversations: { startedAt: Date; answeredAt: Date | null }[];
  promises: {
    dueAt: Date;
    keptAt: Date | null;
    askedAt: Date;
    asking: Asking;
    by: string | null;
    tags: readonly string[];
  }[];
  /** Money back and goods sent again, each with the reason that was chosen. */
  putRight: { reason: string; pence: number; what: 'refund' | 'resend' }[];
  /** How long conversations took from the first question to being resolved, in opening time. */
  resolutions: { askedAt: Date; resolvedAt: Date }[];
  /** How many are open and wait now. */
  backlog: { open: number; waiting: number };
  ratings: number[];
  resolved: number;
};
export type Period = { from: string; to: string };
/** `minutes`: opening time until the answer, in the middle; null where none has come. */
export type WaitGroup = { name: string; waits: number; minutes: number | null; kept: number; missed: number };
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
  resolvedMinutes: number | null;
  backlog: { open: number; waiting: number };
  /** Waits for an answer, by who answered, by what was asked about, and by tag; the most first. */
  byAgent: WaitGroup[];
  byKind: WaitGroup[];
  byTag: WaitGroup[];
  byReason: { reason: string; refunds: number; pence: number; resends: number }[];
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

const askingNames: Record<Asking, string> = {
  reaction: 'A reaction to a product',
  'order-today': 'An order due today',
  usual: 'Everything else',
};

/** The same figures for each name that a wait goes by; one without a name is in none. */
function grouped(
  promises: ReportFacts['promises'],
  namesOf: (promise: ReportFacts['promises'][number]) => readonly string[],
  rules: Rules,
  instant: Temporal.Instant,
): WaitGroup[] {
  const names = new Set(promises.flatMap(namesOf));
  return Array.from(names, (name) => {
    const of = promises.filter((one) => namesOf(one).includes(name));
    const { kept, missed } = promisesOf(of, instant);
    return {
      name,
      waits: of.length,
      kept,
      missed,
      minutes: quantile(
        of.flatMap((one) => openMinutes(one, rules)),
        0.5,
      ),
    };
  }).toSorted((a, b) => b.waits - a.waits || a.name.localeCompare(b.name));
}

const openMinutes = ({ askedAt, keptAt }: { askedAt: Date; keptAt: Date | null }, rules: Rules): number[] =>
  keptAt ? [openBetween(instantOf(askedAt), instantOf(keptAt), rules) / 60_000] : [];

function reasonsOf(putRight: ReportFacts['putRight']): Report['byReason'] {
  return Array.from(new Set(putRight.map(({ reason }) => reason)), (reason) => {
    const of = putRight.filter((one) => one.reason === reason);
    const refunds = of.filter(({ what }) => what === 'refund');
    return {
      reason,
      refunds: refunds.length,
      pence: refunds.reduce((sum, { pence }) => sum + pence, 0),
      resends: of.length - refunds.length,
    };
  }).toSorted((a, b) => b.refunds + b.resends - a.refunds - a.resends || a.reason.localeCompare(b.reason));
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
    resolvedMinutes: quantile(
      facts.resolutions.flatMap(({ askedAt, resolvedAt }) => openMinutes({ askedAt, keptAt: resolvedAt }, rules)),
      0.5,
    ),
    backlog: facts.backlog,
    byAgent: grouped(facts.promises, ({ by }) => (by ? [by] : []), rules, instant),
    byKind: grouped(facts.promises, ({ asking }) => [askingNames[asking]], rules, instant),
    byTag: grouped(facts.promises, ({ tags }) => tags, rules, instant),
    byReason: reasonsOf(facts.putRight),
  };
}
