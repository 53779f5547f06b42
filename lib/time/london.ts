import { Temporal } from 'temporal-polyfill';
import { type Weekday, weekdays } from './format';

export const london = 'Europe/London';

export const instantOf = (date: Date): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(date.getTime());

export function toLondon(instant: Temporal.Instant): Temporal.ZonedDateTime {
  return instant.toZonedDateTimeISO(london);
}

/** The instant at which a London clock shows a time such as '14:00' on a date, by the zone's rules for that date. */
export function londonInstant(date: Temporal.PlainDate, time: string): Temporal.Instant {
  return date.toZonedDateTime({ timeZone: london, plainTime: Temporal.PlainTime.from(time) }).toInstant();
}

export function weekdayOf(date: Temporal.PlainDate): Weekday {
  return weekdays[date.dayOfWeek - 1] ?? 'monday';
}

const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });

/** 'Tue 24 Nov' */
export function formatDay(date: Temporal.PlainDate): string {
  return day.format(new Date(`${date.toString()}T00:00:00Z`)).replace(',', '');
}

/** '8am', '2pm', '2.30pm', 'noon' of '08:00', '14:00', '14:30', '12:00'. */
export function formatClock(time: string): string {
  const { hour, minute } = Temporal.PlainTime.from(time);
  if (hour === 12 && minute === 0) return 'noon';
  const minutes = minute === 0 ? '' : `.${String(minute).padStart(2, '0')}`;
  return `${hour % 12 || 12}${minutes}${hour < 12 ? 'am' : 'pm'}`;
}

/** 'Mon–Thu' of days in a row, 'Mon, Wed' of others. */
export function formatWeekdays(days: readonly Weekday[]): string {
  const numbers = days.map((one) => weekdays.indexOf(one)).toSorted((a, b) => a - b);
  const short = (number: number) =>
    `${weekdays[number]?.[0]?.toUpperCase() ?? ''}${weekdays[number]?.slice(1, 3) ?? ''}`;
  const [first = 0] = numbers;
  const last = numbers.at(-1) ?? 0;
  const inARow = numbers.length > 2 && last - first === numbers.length - 1;
  return inARow ? `${short(first)}–${short(last)}` : numbers.map(short).join(', ');
}
