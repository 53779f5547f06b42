import type { Temporal } from 'temporal-polyfill';
import type { DeliveryRules, Region } from '@/lib/content/schema/delivery';
import { weekdayOf } from '@/lib/time/london';

export type Storage = 'chilled' | 'ambient';

/** A year and a bit: past that, the calendar itself has run out. */
export const horizonDays = 400;

/** Does the warehouse send parcels of this kind on this day? */
export function isDispatchDay(date: Temporal.PlainDate, storage: Storage, rules: DeliveryRules): boolean {
  return (
    rules.dispatchDays[storage].includes(weekdayOf(date)) &&
    !rules.warehouseClosures.some((closure) => closure.date === date.toString())
  );
}

/** Does the carrier deliver in this region on this day? Its days off are a list of their own, not the bank holidays. */
export function isCarrierDay(date: Temporal.PlainDate, region: Region, rules: DeliveryRules): boolean {
  const off = rules.carrierClosures.some(
    (closure) => closure.date === date.toString() && closure.regions.includes(region),
  );
  return rules.carrierDays.includes(weekdayOf(date)) && !off;
}

/** The first day after `from` that is the carrier's nth working day. */
export function addCarrierDays(
  from: Temporal.PlainDate,
  days: number,
  region: Region,
  rules: DeliveryRules,
): Temporal.PlainDate {
  let date = from;
  let left = days;
  for (let step = 0; left > 0 && step < horizonDays; step++) {
    date = date.add({ days: 1 });
    if (isCarrierDay(date, region, rules)) left -= 1;
  }
  return date;
}
