import type { Temporal } from 'temporal-polyfill';
import { londonInstant, toLondon } from '@/lib/time/london';

export const snoozeChoices = ['hour', 'evening', 'tomorrow', 'monday', 'week'] as const;
export type SnoozeChoice = (typeof snoozeChoices)[number];

export const snoozeNames: Record<SnoozeChoice, string> = {
  hour: 'for an hour',
  evening: 'until 5pm, or 5pm tomorrow',
  tomorrow: 'until tomorrow, 8am',
  monday: 'until Monday, 8am',
  week: 'for a week, until 8am',
};

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
