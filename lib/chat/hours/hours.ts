import { Temporal } from 'temporal-polyfill';
import type { ChatRules } from '@/lib/content/schema/chat';
import { formatClock, formatDay, londonInstant, toLondon, weekdayOf } from '@/lib/time/london';

export type ChatState = { open: boolean; changesAt: Temporal.Instant | null; nextOpenAt: Temporal.Instant | null };
export type Rules = Pick<ChatRules, 'hours' | 'exceptions' | 'override'>;
type Span = { from: Temporal.Instant; to: Temporal.Instant };

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

/** The openings of so many days, from a number of days after (or, below zero, before) an instant's own. */
function spansFrom(instant: Temporal.Instant, rules: Rules, firstDay: number, days: number): Span[] {
  const first = toLondon(instant).toPlainDate().add({ days: firstDay });
  return Array.from({ length: days }, (_, index) => spanOf(first.add({ days: index }), rules)).filter(
    (span) => span !== null,
  );
}

const before = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0;

function usualState(instant: Temporal.Instant, rules: Rules): ChatState {
  const spans = spansFrom(instant, rules, 0, daysAhead);
  const current = spans.find(({ from, to }) => !before(instant, from) && before(instant, to));
  if (current) return { open: true, changesAt: current.to, nextOpenAt: null };
  const next = spans.find(({ from }) => before(instant, from))?.from ?? null;
  return { open: false, changesAt: next, nextOpenAt: next };
}

function overrideOf({ override }: Rules): { state: 'open' | 'closed'; until: Temporal.Instant } | null {
  return override && { state: override.state, until: Temporal.Instant.from(override.until) };
}

/** Open from the first instant of opening up to, not including, the closing one. An override holds until it expires. */
export function chatState(instant: Temporal.Instant, rules: Rules): ChatState {
  const override = overrideOf(rules);
  if (!override || !before(instant, override.until)) return usualState(instant, rules);
  const { state, until } = override;
  const afterwards = usualState(until, rules);
  if (state === 'open')
    return { open: true, changesAt: afterwards.open ? afterwards.changesAt : until, nextOpenAt: null };
  const opens = afterwards.open ? until : afterwards.nextOpenAt;
  return { open: false, changesAt: opens, nextOpenAt: opens };
}

/** When the last opening ended; null while open, or if there was none in two weeks. */
export function closedSince(instant: Temporal.Instant, rules: Rules): Temporal.Instant | null {
  if (chatState(instant, rules).open) return null;
  const override = overrideOf(rules);
  const ended = spansFrom(instant, rules, -14, 15)
    .map(({ to }) => to)
    .concat(override?.state === 'open' ? override.until : [])
    .filter((to) => !before(instant, to));
  return ended.toSorted(Temporal.Instant.compare).at(-1) ?? null;
}

/** How much of the time between two instants the shop was open, in milliseconds, by its hours and their exceptions. */
export function openBetween(from: Temporal.Instant, to: Temporal.Instant, rules: Rules): number {
  const days = toLondon(from).toPlainDate().until(toLondon(to).toPlainDate()).days + 1;
  return spansFrom(from, rules, 0, days).reduce((sum, span) => {
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
  for (const span of spansFrom(from, rules, 0, daysAhead)) {
    const start = Math.max(span.from.epochMilliseconds, from.epochMilliseconds);
    const room = Math.max(0, span.to.epochMilliseconds - start);
    if (left <= room) return Temporal.Instant.fromEpochMilliseconds(start + left);
    left -= room;
  }
  return from;
}
