import type { Temporal } from 'temporal-polyfill';
import type { DeliveryRules, Zone } from '@/lib/content/schema/delivery';
import { londonInstant, toLondon, weekdayOf } from '@/lib/time/london';
import { addCarrierDays, horizonDays, isDispatchDay, type Storage } from './calendar';
import { notChilledWords } from './rule-words';
import { notServedWords } from './zones';

export type DeliveryPromise =
  | { state: 'promised'; cutOffAt: Temporal.Instant; dispatchOn: Temporal.PlainDate; deliverOn: Temporal.PlainDate }
  | { state: 'not-served'; says: string };

type Ask = { instant: Temporal.Instant; zone: Zone; storage: Storage; maxTransitHours: number; rules: DeliveryRules };

/**
 * When a parcel ordered now arrives: the first dispatch day whose cut-off is still ahead, then the zone's number of
 * carrier days in the destination's own calendar. A chilled parcel that would be under way for longer than its coldest
 * line allows waits for a later dispatch. The cut-off is an instant, so clock changes can't bend the countdown.
 */
export function deliveryPromise({ instant, zone, storage, maxTransitHours, rules }: Ask): DeliveryPromise {
  const { service } = zone;
  if (!service) return { state: 'not-served', says: notServedWords(zone) };
  if (storage === 'chilled' && zone.notOffered.includes('chilled'))
    return { state: 'not-served', says: notChilledWords(zone) };
  let date = toLondon(instant).toPlainDate();
  for (let step = 0; step < horizonDays; step++, date = date.add({ days: 1 })) {
    const cutOff = rules.cutOff.find(({ day }) => day === weekdayOf(date));
    if (!cutOff || !isDispatchDay(date, storage, rules)) continue;
    const cutOffAt = londonInstant(date, cutOff.time);
    if (cutOffAt.epochMilliseconds <= instant.epochMilliseconds) continue;
    const deliverOn = addCarrierDays(date, service.workingDays, zone.region, rules);
    if (storage === 'chilled' && date.until(deliverOn).days * 24 > maxTransitHours) continue;
    return { state: 'promised', cutOffAt, dispatchOn: date, deliverOn };
  }
  return {
    state: 'not-served',
    says: `We can’t promise a delivery date for ${zone.name} at the moment. Please ask us.`,
  };
}
