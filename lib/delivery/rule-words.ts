import type { DeliveryRules, Zone } from '@/lib/content/schema/delivery';
import { formatPence, formatPounds, formatSmall, type Pence } from '@/lib/money/pence';
import { formatClock, formatWeekdays } from '@/lib/time/london';
import { type Goods, notOfferedAs } from './not-offered';
import { deliveryPrice, missingForFree } from './threshold';
import { notServedWords, zoneElsewhere } from './zones';

/** 'over £25', or '£25 or more' when the rule includes the threshold itself. */
export function thresholdWords({ free }: Pick<DeliveryRules, 'free'>): string {
  return free.inclusive ? `${formatPounds(free.thresholdPence)} or more` : `over ${formatPounds(free.thresholdPence)}`;
}

type FreeRule = Pick<DeliveryRules, 'free' | 'zones'>;

/** Where delivery can be free: 'Mainland UK', 'Mainland UK and Isle of Wight'. Of a zone that is known, that one alone. */
function whereFree({ free, zones }: FreeRule, known: Zone | null): { names: string; speed: string } {
  const all = known ? [known] : free.zones.flatMap((id) => zones.find((zone) => zone.id === id) ?? []);
  const nextDay = all.every(({ service }) => service?.workingDays === 1);
  return {
    names: new Intl.ListFormat('en-GB').format(all.map(({ name }) => name)),
    speed: nextDay ? 'next-day ' : '',
  };
}

/** The rule that stands on a page before any postcode is known. */
export function ruleSentence(rules: DeliveryRules, storage: 'chilled' | 'ambient'): string {
  const days = rules.dispatchDays[storage];
  const times = [...new Set(rules.cutOff.filter(({ day }) => days.includes(day)).map(({ time }) => formatClock(time)))];
  const zone = zoneElsewhere(rules);
  if (!zone.service) return notServedWords(zone);
  return `${zone.name}: order by ${times.join(' or ')}, ${formatWeekdays(days)}, for the ${zone.service.says}.`;
}

/** The offer, before anything is known of a basket. */
export function freeOffer(rules: FreeRule): string {
  const { names, speed } = whereFree(rules, null);
  return `Free ${speed}delivery on orders ${thresholdWords(rules)} (${names}).`;
}

type Said = {
  /** After discounts. */
  goods: Pence;
  /** Where it goes; null before a postcode is known. */
  zone: Zone | null;
  /** A discount gives what the goods don't earn. */
  given: boolean;
  rules: FreeRule;
};

/**
 * What delivery costs a basket, or what is missing until it is free: the one sentence of every surface. At the threshold
 * itself it asks for a penny more. Where no sum makes it free it says the price, and nothing of anywhere else.
 */
export function deliveryWords({ goods, zone, given, rules }: Said): string {
  const pence = zone && deliveryPrice(goods, zone, rules, given);
  if (zone && pence === null) return notServedWords(zone);
  if (zone && pence !== null && !rules.free.zones.includes(zone.id))
    return `${zone.name}: delivery is ${formatPence(pence)}.`;
  const { names, speed } = whereFree(rules, zone);
  const missing = missingForFree(goods, rules);
  if (given || missing === 0) return `Your ${speed}delivery is free (${names}).`;
  if (goods === 0) return freeOffer(zone ? { ...rules, free: { ...rules.free, zones: [zone.id] } } : rules);
  return `Spend ${formatSmall(missing)} more for free ${speed}delivery (${names}).`;
}

/** What stands in the place of the offer where nothing makes delivery free; null where the offer holds. */
export function zoneOffer(zone: Zone, rules: FreeRule): string | null {
  if (rules.free.zones.includes(zone.id)) return null;
  return zone.service ? `Delivery to ${zone.name}: ${formatPence(zone.service.pricePence)}` : notServedWords(zone);
}

/** What delivery to a zone costs: '£4.95, free on orders over £25'. */
export function zonePriceWords(
  { id, service }: Pick<Zone, 'id' | 'service'>,
  rules: Pick<DeliveryRules, 'free'>,
): string {
  if (!service) return '–';
  const free = rules.free.zones.includes(id) ? `, free on orders ${thresholdWords(rules)}` : '';
  return `${formatPence(service.pricePence)}${free}`;
}

/** 'Mainland UK, next working day' */
export const serviceWords = ({ name, service }: Pick<Zone, 'name' | 'service'>): string =>
  service ? `${name}, ${service.says}` : name;

/** Why a thing does not go to a zone; null where it does. */
export function notTaken(goods: Goods & { title: string }, zone: Zone): string | null {
  if (!zone.service) return notServedWords(zone);
  const kind = notOfferedAs(goods, zone);
  if (kind === 'chilled') return notChilledWords(zone);
  return kind && `We can’t send ${goods.title} to ${zone.name}.`;
}

export const notChilledWords = ({ name }: Pick<Zone, 'name'>): string =>
  `Chilled food would not stay cold on its way to ${name}, so we can’t send it there.`;
