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
