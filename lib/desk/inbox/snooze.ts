import type { Temporal } from 'temporal-polyfill';
import { londonInstant, toLondon } from '@/lib/time/london';
import type { SnoozeChoice } from './view';

/** When a conversation wakes: always ahead, by London's clock, and by the zone's rules for that day. */
export function snoozeUntil(choice: SnoozeChoice, instant: Temporal.Instant): Date {
  const today = toLondon(instant).toPlainDate();
  const at = (days: number, time: string) => londonInstant(today.add({ days }), time);
  const evening = at(0, '17:00');
  const wakes = {
    hour: instant.add({ hours: 1 }),
    evening: evening.epochMilliseconds > instant.epochMilliseconds ? evening : at(1, '17:00'),
    tomorrow: at(1, '08:00'),
    monday: at(8 - today.dayOfWeek, '08:00'),
    week: at(7, '08:00'),
  }[choice];
  return new Date(wakes.epochMilliseconds);
}
