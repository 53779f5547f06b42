import type { Temporal } from 'temporal-polyfill';
import type { DeliveryRules, Zone } from '@/lib/content/schema/delivery';
import { londonInstant, toLondon, weekdayOf } from '@/lib/time/london';
import { addCarrierDays, horizonDays, isDispatchDay, type Storage } from './calendar';
import { notChilledWords } from './rule-words';
import { notServedWords } from './zones';

/** A parcel that leaves before a cut-off, and when it arrives. */
export type Dispatch = { cutOffAt: Temporal.Instant; dispatchOn: Temporal.PlainDate; deliverOn: Temporal.PlainDate };
export type DeliveryPromise = ({ state: 'promised' } & Dispatch) | { state: 'not-served'; says: string };

export type PromiseAsk = {
  instant: Temporal.Instant;
  zone: Zone;
  storage: Storage;
  maxTransitHours: number;
  rules: DeliveryRules;
};

const notChilledThere = ({ zone, storage }: PromiseAsk): boolean =>
  storage === 'chilled' && zone.notOffered.includes('chilled');

/**
 * The dispatches that something ordered now may go with, soonest first: on each dispatch day whose cut-off is still ahead,
 * arriving after the zone's number of carrier days in the destination's own calendar. A chilled parcel that would be under
 * way for longer than its coldest line allows does not go with it. The cut-off is an instant, so clock changes can't bend
 * the countdown.
 */
export function* dispatches(ask: PromiseAsk): Generator<Dispatch> {
  const { instant, zone, storage, maxTransitHours, rules } = ask;
  if (!zone.service || notChilledThere(ask)) return;
  let date = toLondon(instant).toPlainDate();
  for (let step = 0; step < horizonDays; step++, date = date.add({ days: 1 })) {
    const cutOff = rules.cutOff.find(({ day }) => day === weekdayOf(date));
    if (!cutOff || !isDispatchDay(date, storage, rules)) continue;
    const cutOffAt = londonInstant(date, cutOff.time);
    if (cutOffAt.epochMilliseconds <= instant.epochMilliseconds) continue;
    const deliverOn = addCarrierDays(date, zone.service.workingDays, zone.region, rules);
    if (storage === 'chilled' && date.until(deliverOn).days * 24 > maxTransitHours) continue;
    yield { cutOffAt, dispatchOn: date, deliverOn };
  }
}

/** When a parcel ordered now arrives, or why it does not go there. */
export function deliveryPromise(ask: PromiseAsk): DeliveryPromise {
  const { zone } = ask;
  if (!zone.service) return { state: 'not-served', says: notServedWords(zone) };
  if (notChilledThere(ask)) return { state: 'not-served', says: notChilledWords(zone) };
  for (const dispatch of dispatches(ask)) return { state: 'promised', ...dispatch };
  return {
    state: 'not-served',
    says: `We can’t promise a delivery date for ${zone.name} at the moment. Please ask us.`,
  };
}
