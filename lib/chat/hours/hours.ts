import { Temporal } from 'temporal-polyfill';
import type { ChatRules } from '@/lib/content/schema/chat';
import { formatClock, formatDay, londonInstant, toLondon, weekdayOf } from '@/lib/time/london';

export type ChatState = { open: boolean; changesAt: Temporal.Instant | null; nextOpenAt: Temporal.Instant | null };
/** Open or closed by hand between two instants, whatever the usual hours say; of two at once the later in the list holds. */
type Override = { state: 'open' | 'closed'; from: string; until: string };
/** `override` is content's: it says nothing of when it began, so it decides what is and comes, not what was. */
export type Rules = Pick<ChatRules, 'hours' | 'exceptions' | 'override'> & { overrides?: readonly Override[] };
type Span = { from: Temporal.Instant; to: Temporal.Instant };
type ByHand = Span & { state: Override['state'] };

const daysAhead = 60;

/** The opening of one London day as instants, by that day's own offset; null when it is closed. */
function spanOf(date: Temporal.PlainDate, { hours, exceptions }: Rules): Span | null {
  const exception = exceptions.find((one) => one.date === date.toString());
  const usual = hours.find(({ day }) => day === weekdayOf(date));
  if (exception?.closed) return null;
  const opens = exception?.opens ?? usual?.opens;
  const closes = exception?.closes ?? usual?.closes;
  return opens && closes ? { from: londonInstant(date, opens), to: londonInstant(date, closes) } : null;
}

/** The usual openings of so many days, from a number of days after (or, below zero, before) an instant's own. */
function usualSpans(instant: Temporal.Instant, rules: Rules, firstDay: number, days: number): Span[] {
  const first = toLondon(instant).toPlainDate().add({ days: firstDay });
  return Array.from({ length: days }, (_, index) => spanOf(first.add({ days: index }), rules)).filter(
    (span) => span !== null,
  );
}

const before = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0;
const holds = ({ from, to }: Span, instant: Temporal.Instant) => !before(instant, from) && before(instant, to);

const byHand = ({ overrides = [] }: Rules): ByHand[] =>
  overrides
    .map(({ state, from, until }) => ({ state, from: Temporal.Instant.from(from), to: Temporal.Instant.from(until) }))
    .filter(({ from, to }) => before(from, to));

/** The same with content's own, as if it began now. */
function byHandFrom(instant: Temporal.Instant, rules: Rules): ByHand[] {
  const to = rules.override && Temporal.Instant.from(rules.override.until);
  const content =
    rules.override && to && before(instant, to) ? [{ state: rules.override.state, from: instant, to }] : [];
  return [...content, ...byHand(rules)];
}

/** What of a span lies outside another. */
const without = ({ from, to }: Span, cut: Span): Span[] =>
  [
    { from, to: before(to, cut.from) ? to : cut.from },
    { from: before(cut.to, from) ? from : cut.to, to },
  ].filter((left) => before(left.from, left.to));

/** Usual openings with what was opened and closed by hand: in order, none touching the next. */
function withOverrides(usual: readonly Span[], overrides: readonly ByHand[]): Span[] {
  const spans = overrides.reduce<Span[]>(
    (open, cut) => [...open.flatMap((span) => without(span, cut)), ...(cut.state === 'open' ? [cut] : [])],
    [...usual],
  );
  const merged: Span[] = [];
  for (const { from, to } of spans.toSorted((a, b) => Temporal.Instant.compare(a.from, b.from))) {
    const last = merged.at(-1);
    if (!last || before(last.to, from)) merged.push({ from, to });
    else if (before(last.to, to)) last.to = to;
  }
  return merged;
}

/** The openings from an instant's own day on, and on from the end of what holds by hand then. */
function spansAhead(instant: Temporal.Instant, rules: Rules): Span[] {
  const overrides = byHandFrom(instant, rules);
  const afterwards = overrides.filter((one) => holds(one, instant)).map(({ to }) => to);
  const usual = [instant, ...afterwards].flatMap((from) => usualSpans(from, rules, 0, daysAhead));
  return withOverrides(usual, overrides);
}

/** Open from the first instant of opening up to, not including, the closing one. An override holds until it expires. */
export function chatState(instant: Temporal.Instant, rules: Rules): ChatState {
  const spans = spansAhead(instant, rules);
  const current = spans.find((span) => holds(span, instant));
  if (current) return { open: true, changesAt: current.to, nextOpenAt: null };
  const next = spans.find(({ from }) => before(instant, from))?.from ?? null;
  return { open: false, changesAt: next, nextOpenAt: next };
}

const daysBack = 14;

/** When the last opening ended; null while open, or if there was none in two weeks. */
export function closedSince(instant: Temporal.Instant, rules: Rules): Temporal.Instant | null {
  if (chatState(instant, rules).open) return null;
  const first = toLondon(instant).startOfDay().subtract({ days: daysBack }).toInstant();
  const { override } = rules;
  const ended = withOverrides(usualSpans(instant, rules, -daysBack, daysBack + 1), byHand(rules))
    .map(({ to }) => to)
    .concat(override?.state === 'open' ? Temporal.Instant.from(override.until) : [])
    .filter((to) => !before(instant, to) && !before(to, first));
  return ended.toSorted(Temporal.Instant.compare).at(-1) ?? null;
}

/** How much of the time between two instants the shop was open, in milliseconds. */
export function openBetween(from: Temporal.Instant, to: Temporal.Instant, rules: Rules): number {
  const days = toLondon(from).toPlainDate().until(toLondon(to).toPlainDate()).days + 1;
  return withOverrides(usualSpans(from, rules, 0, days), byHand(rules)).reduce((sum, span) => {
    const start = Math.max(span.from.epochMilliseconds, from.epochMilliseconds);
    const end = Math.min(span.to.epochMilliseconds, to.epochMilliseconds);
    return sum + Math.max(0, end - start);
  }, 0);
}

/** 'Open now until 8pm (UK time).', 'Closed. Opens today at 8am (UK time).' */
export function stateWords(instant: Temporal.Instant, { open, changesAt, nextOpenAt }: ChatState): string {
  const at = open ? changesAt : nextOpenAt;
  if (!at) return open ? 'Open now.' : 'Closed for now.';
  const local = toLondon(at);
  const clock = formatClock(local.toPlainTime().toString());
  if (open) return `Open now until ${clock} (UK time).`;
  const days = toLondon(instant).toPlainDate().until(local.toPlainDate()).days;
  const day = days === 0 ? 'today' : days === 1 ? 'tomorrow' : `on ${formatDay(local.toPlainDate())}`;
  return `Closed. Opens ${day} at ${clock} (UK time).`;
}

/** When a message must be answered: so many minutes of opening time after it came. */
export function answerBy(instant: Temporal.Instant, rules: Rules, minutes: number): Temporal.Instant {
  const { open, nextOpenAt } = chatState(instant, rules);
  const from = open ? instant : (nextOpenAt ?? instant);
  let left = minutes * 60_000;
  for (const span of spansAhead(from, rules)) {
    const start = Math.max(span.from.epochMilliseconds, from.epochMilliseconds);
    const room = Math.max(0, span.to.epochMilliseconds - start);
    if (left <= room) return Temporal.Instant.fromEpochMilliseconds(start + left);
    left -= room;
  }
  return from;
}
