/** '4 min', '1 h 5 min', 'under a minute'; a dash for what is not known. */
export function minutesWords(minutes: number | null): string {
  if (minutes === null) return '–';
  if (minutes < 1) return 'under a minute';
  const whole = Math.round(minutes);
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  return [hours > 0 ? `${hours} h` : '', rest > 0 || hours === 0 ? `${rest} min` : ''].filter(Boolean).join(' ');
}

/** '93%' of what came to an end; a dash of nothing. */
export function keptWords({ kept, missed }: { kept: number; missed: number }): string {
  return kept + missed === 0 ? '–' : `${Math.round((100 * kept) / (kept + missed))}%`;
}
