export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];

const long = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** '14 May 2026', of a calendar date such as 2026-05-14. */
export function formatLongDate(isoDate: string): string {
  return long.format(new Date(`${isoDate}T00:00:00Z`));
}

const when = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h12',
  timeZone: 'Europe/London',
});

/** 'Tue 24 Nov, 8:05am', 'Tue 24 Nov, 8am', by London's clock: as opening hours are written. */
export function formatWhen(instant: Date): string {
  return when
    .format(instant)
    .replace(/(:00)?\s([ap]m)$/, '$2')
    .replace(/\b12pm$/, 'noon');
}

const date = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Europe/London' });

/** The calendar date that London has at an instant: '2026-11-24'. */
export function dateInLondon(instant: Date): string {
  return date.format(instant);
}

/** '2 h 13 min', '13 min', '45 h' */
export function formatDuration(milliseconds: number): string {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? `${hours} h` : '', rest > 0 || hours === 0 ? `${rest} min` : ''].filter(Boolean).join(' ');
}
