import { postcodeAreas } from '../postcode';
import { type Problem, problemAt } from '../problem';
import type { DeliveryRules } from '../schema/delivery';
import type { Setting } from '../source';
import { didYouMean } from '../text/did-you-mean';
import { parseOutward, zoneOverlaps } from '../zone-overlaps';

const leastDays = 180;
const list = new Intl.ListFormat('en-GB');

type Delivery = Setting<DeliveryRules>;

export function checkDelivery(delivery: Delivery, today: string): Problem[] {
  return [
    ...overlaps(delivery),
    ...unknownAreas(delivery),
    ...gaps(delivery),
    ...freeZones(delivery),
    ...cutOffs(delivery),
    ...calendar(delivery, today),
  ];
}

function overlaps(delivery: Delivery): Problem[] {
  const { zones } = delivery.value;
  return zoneOverlaps(zones).map(({ zone, message }) =>
    problemAt(delivery, ['zones', zones.findIndex(({ id }) => id === zone)], `zone "${zone}": ${message}`),
  );
}

function unknownAreas(delivery: Delivery): Problem[] {
  return delivery.value.zones.flatMap(({ id, outward }, zone) =>
    outward.flatMap((written, index): Problem[] => {
      const { area } = parseOutward(written);
      if (postcodeAreas.has(area)) return [];
      const message = `zone "${id}": ${area} is not a postcode area of the United Kingdom.`;
      return [problemAt(delivery, ['zones', zone, 'outward', index], message)];
    }),
  );
}

/** Postcode areas that no zone takes: without an 'everywhere else' each one has to be listed. */
function gaps(delivery: Delivery): Problem[] {
  const { zones } = delivery.value;
  if (zones.some(({ outward }) => outward.length === 0)) return [];
  const listed = new Set(zones.flatMap(({ outward }) => outward.map((written) => parseOutward(written).area)));
  const missing = [...postcodeAreas].filter((area) => !listed.has(area));
  if (missing.length === 0) return [];
  const named = missing.length > 6 ? [...missing.slice(0, 5), `${missing.length - 5} more areas`] : missing;
  return [problemAt(delivery, ['zones'], `nobody serves ${list.format(named)}.`, { field: 'zones' })];
}

function freeZones(delivery: Delivery): Problem[] {
  const { free, zones } = delivery.value;
  const ids = zones.map(({ id }) => id);
  const field = 'free.zones';
  return free.zones.flatMap((id, index): Problem[] => {
    const path = ['free', 'zones', index];
    if (!ids.includes(id))
      return [problemAt(delivery, path, `"${id}" is not a zone.${didYouMean(id, ids)}`, { field })];
    const served = zones.some((zone) => zone.id === id && zone.service);
    return served
      ? []
      : [problemAt(delivery, path, `we don't deliver to "${id}", so it can't be free there.`, { field })];
  });
}

/** A day on which parcels leave has one cut-off; without one nothing would ever leave on it. */
function cutOffs(delivery: Delivery): Problem[] {
  const { cutOff, dispatchDays } = delivery.value;
  const times = cutOff.map(({ day }) => day);
  const twice = times.flatMap((day, index) =>
    times.indexOf(day) < index ? [problemAt(delivery, ['cutOff', index], `${day} has two cut-offs; keep one.`)] : [],
  );
  const without = [...new Set([...dispatchDays.chilled, ...dispatchDays.ambient])].filter(
    (day) => !times.includes(day),
  );
  const message = (day: string) => `parcels leave on ${day}, but it has no time under "cutOff".`;
  return [
    ...twice,
    ...without.map((day) => problemAt(delivery, ['dispatchDays'], message(day), { field: 'dispatchDays' })),
  ];
}

function calendar(delivery: Delivery, today: string): Problem[] {
  const { calendarEnds } = delivery.value;
  const left = Math.floor((Date.parse(calendarEnds) - Date.parse(today)) / 86_400_000);
  if (left >= leastDays) return [];
  const says = left < 0 ? `ended on ${calendarEnds}` : `ends in ${left} ${left === 1 ? 'day' : 'days'}`;
  const message = `the calendar of closed days ${says}; add the next year's.`;
  return [problemAt(delivery, ['calendarEnds'], message, { level: 'warning', field: 'calendarEnds' })];
}
