import type { DeliveryRules, Zone } from '@/lib/content/schema/delivery';
import type { Site } from '@/lib/content/schema/site';
import { thresholdWords } from '@/lib/delivery/rule-words';
import { formatPence } from '@/lib/money/pence';
import { formatLongDate } from '@/lib/time/format';
import { formatClock, formatWeekdays } from '@/lib/time/london';
import { type Change, gainsAndLosses, list, same } from './change';
import { reworded } from './reworded';

const spokenOf = [
  'free',
  'zones',
  'cutOff',
  'dispatchDays',
  'warehouseClosures',
  'carrierClosures',
  'calendarEnds',
  'choiceDays',
] as const satisfies (keyof DeliveryRules)[];

/** What follows from a change of the delivery rules, wherever the shop says or does it. */
export function deliveryChanges(before: DeliveryRules, after: DeliveryRules, site: Site | undefined): Change[] {
  const says = [
    ...threshold(before, after, site),
    ...zones(before, after),
    ...cutOffs(before, after),
    ...dispatch(before, after),
    ...closures(before, after),
    ...(before.calendarEnds === after.calendarEnds
      ? []
      : [`The calendar of closed days now reaches to ${formatLongDate(after.calendarEnds)}.`]),
    ...(before.choiceDays === after.choiceDays
      ? []
      : [`Buyers choose their day among ${after.choiceDays} days (it was ${before.choiceDays}).`]),
    ...reworded(before, after, { except: spokenOf }).map((one) => `In delivery.yaml, ${one}`),
  ];
  return says.map((line) => ({ heading: 'Delivery', says: line }));
}

/** Everywhere that speaks the rule by itself. */
function freeDeliveryPlaces(site: Site | undefined): string[] {
  const strip = site?.strip.some(({ label }) => label.includes('{free}')) ? ['strip'] : [];
  return [...strip, 'basket meter', 'product pages', 'basket and checkout', 'llms.txt'];
}

function threshold(before: DeliveryRules, after: DeliveryRules, site: Site | undefined): string[] {
  const [old, now] = [thresholdWords(before), thresholdWords(after)];
  const names = ({ free, zones: all }: DeliveryRules) =>
    list(all.filter(({ id }) => free.zones.includes(id)).map(({ name }) => name));
  return [
    ...(old === now ? [] : [`Free delivery now ${now} (it was ${old}): ${freeDeliveryPlaces(site).join(', ')}.`]),
    ...(same(before.free.zones, after.free.zones)
      ? []
      : [`Free delivery is for ${names(after)}; it was for ${names(before)}.`]),
  ];
}

const service = ({ service: offered }: Zone) =>
  offered ? `${formatPence(offered.pricePence)}, ${offered.says}` : 'not served';

function zones(before: DeliveryRules, after: DeliveryRules): string[] {
  const { gained, lost } = gainsAndLosses(before.zones, after.zones, ({ id }) => id);
  const kept = after.zones.flatMap((zone) => {
    const was = before.zones.find(({ id }) => id === zone.id);
    if (!was) return [];
    return [
      ...(service(was) === service(zone) ? [] : [`${zone.name}: ${service(was)} → ${service(zone)}.`]),
      ...(same(was.outward, zone.outward)
        ? []
        : [`${zone.name}: its postcodes are ${orRest(zone)}; they were ${orRest(was)}.`]),
      ...(same(was.notOffered, zone.notOffered)
        ? []
        : [
            `${zone.name}: ${zone.notOffered.length > 0 ? `no ${list(zone.notOffered)} from now on` : 'everything is offered from now on'}.`,
          ]),
      ...zoneWords(was, zone).map((one) => `${zone.name}, ${one}`),
    ];
  });
  return [
    ...gained.map((zone) => `A new zone, ${zone.name} (${orRest(zone)}): ${service(zone)}.`),
    ...lost.map(({ name }) => `The zone ${name} is gone.`),
    ...kept,
  ];
}

function zoneWords(was: Zone, zone: Zone): string[] {
  const spoken = service(was) === service(zone) ? [] : ['service'];
  return [
    ...reworded(was, zone, { except: ['outward', 'notOffered', ...spoken] }),
    // A promise reckons with the days, whatever it says of them.
    ...(spoken.length > 0 && was.service && zone.service
      ? reworded(was.service, zone.service, { except: ['pricePence', 'says'] })
      : []),
  ];
}

const orRest = ({ outward }: Zone) => (outward.length > 0 ? outward.join(', ') : 'all others');

function cutOffs(before: DeliveryRules, after: DeliveryRules): string[] {
  const days = new Set([...before.cutOff, ...after.cutOff].map(({ day }) => day));
  return [...days].flatMap((day) => {
    const time = ({ cutOff }: DeliveryRules) => cutOff.find((one) => one.day === day)?.time;
    const [old, now] = [time(before), time(after)];
    return old === now
      ? []
      : [
          `Order by ${now ? formatClock(now) : 'no time at all'} on ${formatWeekdays([day])} (it was ${old ? formatClock(old) : 'none'}).`,
        ];
  });
}

function dispatch(before: DeliveryRules, after: DeliveryRules): string[] {
  return (['chilled', 'ambient'] as const).flatMap((storage) => {
    const [old, now] = [before.dispatchDays[storage], after.dispatchDays[storage]];
    return same(old, now)
      ? []
      : [`Parcels that travel ${storage} leave ${formatWeekdays(now)}; they left ${formatWeekdays(old)}.`];
  });
}

function closures(before: DeliveryRules, after: DeliveryRules): string[] {
  const farm = gainsAndLosses(before.warehouseClosures, after.warehouseClosures, ({ date }) => date);
  const carrier = gainsAndLosses(
    before.carrierClosures,
    after.carrierClosures,
    ({ date, regions }) => `${date} ${regions.join(' ')}`,
  );
  const day = ({ date, note }: { date: string; note: string }) => `${formatLongDate(date)} (${note})`;
  return [
    ...farm.gained.map((one) => `Nothing leaves the farm on ${day(one)}.`),
    ...farm.lost.map((one) => `Parcels leave the farm on ${day(one)} after all.`),
    ...carrier.gained.map((one) => `Nothing is delivered on ${day(one)} in ${list(one.regions)}.`),
    ...carrier.lost.map((one) => `Parcels are delivered on ${day(one)} in ${list(one.regions)} after all.`),
    ...renoted(before.warehouseClosures, after.warehouseClosures),
    ...renoted(before.carrierClosures, after.carrierClosures),
  ];
}

type Closure = { date: string; note: string };

function renoted(before: readonly Closure[], after: readonly Closure[]): string[] {
  return after.flatMap(({ date, note }) => {
    const was = before.find((one) => one.date === date);
    return was ? reworded({ note: was.note }, { note }).map((one) => `${formatLongDate(date)}, ${one}`) : [];
  });
}
