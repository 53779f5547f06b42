const when = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h12',
  timeZone: 'Europe/London',
});

/** 'Tue 24 Nov, 8:05 am', by London's clock. */
export function formatWhen(instant: Date): string {
  return when.format(instant);
}

const date = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Europe/London' });

/** The calendar date that London has at an instant: '2026-11-24'. */
export function dateInLondon(instant: Date): string {
  return date.format(instant);
}
