import type { DeliveryRules, Zone } from '@/lib/content/schema/delivery';
import { formatPence, formatPounds, type Pence } from '@/lib/money/pence';
import { formatClock, formatWeekdays } from '@/lib/time/london';
import { missingForFree } from './threshold';
import { notServedWords, zoneElsewhere } from './zones';

/** 'over £25', or '£25 or more' when the rule includes the threshold itself. */
export function thresholdWords({ free }: Pick<DeliveryRules, 'free'>): string {
  return free.inclusive ? `${formatPounds(free.thresholdPence)} or more` : `over ${formatPounds(free.thresholdPence)}`;
}

/** 'Mainland UK', 'Mainland UK and Isle of Wight': where delivery can be free. */
function freeZoneNames({ free, zones }: Pick<DeliveryRules, 'free' | 'zones'>): string {
  const names = free.zones.flatMap((id) => zones.find((zone) => zone.id === id)?.name ?? []);
  return new Intl.ListFormat('en-GB').format(names);
}

/** The rule that stands on a page before any postcode is known. */
export function ruleSentence(rules: DeliveryRules, storage: 'chilled' | 'ambient'): string {
  const days = rules.dispatchDays[storage];
  const times = [...new Set(rules.cutOff.filter(({ day }) => days.includes(day)).map(({ time }) => formatClock(time)))];
  const zone = zoneElsewhere(rules);
  if (!zone.service) return notServedWords(zone);
  return `${zone.name}: order by ${times.join(' or ')}, ${formatWeekdays(days)}, for the ${zone.service.says}.`;
}

/** What the meter says. At the threshold itself it asks for a penny more; it never says 'unlocked'. */
export function meterWords(goods: Pence, rules: DeliveryRules): string {
  if (goods === 0) return `Free next-day delivery on orders ${thresholdWords(rules)} (${freeZoneNames(rules)}).`;
  const missing = missingForFree(goods, rules);
  if (missing === 0) return freeWords(rules);
  return `Spend ${missing < 100 ? `${missing}p` : formatPence(missing)} more for free next-day delivery (${freeZoneNames(rules)}).`;
}

/** What delivery to a zone costs whose delivery no sum makes free. */
export function zoneMeterWords(zone: Zone, pence: Pence | null): string {
  return pence === null ? notServedWords(zone) : `${zone.name}: delivery is ${formatPence(pence)}.`;
}

export function freeWords(rules: DeliveryRules): string {
  return `Your next-day delivery is free (${freeZoneNames(rules)}).`;
}

/** Why something does not go to a zone that is served. */
export const notChilledWords = ({ name }: Pick<Zone, 'name'>): string =>
  `Chilled food would not stay cold on its way to ${name}, so we can’t send it there.`;
export const notThereWords = (title: string, { name }: Pick<Zone, 'name'>): string =>
  `We can’t send ${title} to ${name}.`;
