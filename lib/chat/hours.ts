import { Temporal } from 'temporal-polyfill';
import type { ChatRules } from '@/lib/content/schema/chat';
import { formatClock, formatDay, londonInstant, toLondon, weekdayOf } from '@/lib/time/london';

export type ChatState = { open: boolean; changesAt: Temporal.Instant | null; nextOpenAt: Temporal.Instant | null };
type Rules = Pick<ChatRules, 'hours' | 'exceptions' | 'override'>;
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

const before = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0;

/** Open from the first instant of opening up to, not including, the closing one. An override holds until it expires. */
export function chatState(instant: Temporal.Instant, rules: Rules): ChatState {
  const today = toLondon(instant).toPlainDate();
  const spans = Array.from({ length: daysAhead }, (_, index) => spanOf(today.add({ days: index }), rules)).filter(
    (span) => span !== null,
  );
  const current = spans.find(({ from, to }) => !before(instant, from) && before(instant, to));
  const next = spans.find(({ from }) => before(instant, from));
  const { override } = rules;
  const until = override ? Temporal.Instant.from(override.until) : null;
  if (override && until && before(instant, until)) {
    const open = override.state === 'open';
    return { open, changesAt: until, nextOpenAt: open ? null : until };
  }
  if (current) return { open: true, changesAt: current.to, nextOpenAt: null };
  return { open: false, changesAt: next?.from ?? null, nextOpenAt: next?.from ?? null };
}

/** 'Open now until 8pm (UK time).', 'Closed. Opens today at 8am (UK time).' */
export function stateWords(instant: Temporal.Instant, { open, changesAt, nextOpenAt }: ChatState): string {
  const at = open ? changesAt : nextOpenAt;
  if (!at) return open ? 'Open now.' : 'Closed for now.';
  const local = toLondon(at);
  const clock = formatClock(local.toPlainTime().toString({ smallestUnit: 'minute' }));
  if (open) return `Open now until ${clock} (UK time).`;
  const days = toLondon(instant).toPlainDate().until(local.toPlainDate()).days;
  const day = days === 0 ? 'today' : days === 1 ? 'tomorrow' : `on ${formatDay(local.toPlainDate())}`;
  return `Closed. Opens ${day} at ${clock} (UK time).`;
}

/** When a message must be answered: so many minutes of opening time after it came. */
export function answerBy(instant: Temporal.Instant, rules: Rules, minutes: number): Temporal.Instant {
  const { open, nextOpenAt } = chatState(instant, rules);
  const from = open ? instant : (nextOpenAt ?? instant);
  const today = toLondon(from).toPlainDate();
  let left = minutes * 60_000;
  for (let index = 0; index < daysAhead; index++) {
    const span = spanOf(today.add({ days: index }), rules);
    if (!span) continue;
    const start = Math.max(span.from.epochMilliseconds, from.epochMilliseconds);
    const room = span.to.epochMilliseconds - start;
    if (room <= 0) continue;
    if (left <= room) return Temporal.Instant.fromEpochMilliseconds(start + left);
    left -= room;
  }
  return from;
}
