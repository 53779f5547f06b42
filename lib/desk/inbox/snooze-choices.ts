export const snoozeChoices = ['hour', 'evening', 'tomorrow', 'monday', 'week'] as const;
export type SnoozeChoice = (typeof snoozeChoices)[number];

export const snoozeNames: Record<SnoozeChoice, string> = {
  hour: 'for an hour',
  evening: 'until 5pm, or 5pm tomorrow',
  tomorrow: 'until tomorrow, 8am',
  monday: 'until Monday, 8am',
  week: 'for a week, until 8am',
};
