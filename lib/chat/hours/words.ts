import type { ChatRules } from '@/lib/content/schema/chat';
import { formatClock } from '@/lib/time/london';

/** '8am–8pm' when every day is alike; the widest span of the week otherwise. */
export function hoursWords({ hours }: Pick<ChatRules, 'hours'>): string {
  const opens = hours.map((day) => day.opens).toSorted()[0];
  const closes = hours
    .map((day) => day.closes)
    .toSorted()
    .at(-1);
  return opens && closes ? `${formatClock(opens)}–${formatClock(closes)}` : 'closed for now';
}
