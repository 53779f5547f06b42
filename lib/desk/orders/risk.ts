import { Temporal } from 'temporal-polyfill';
import type { DeliveryRules, Zone } from '@/lib/content/schema/delivery';
import type { OrderRules } from '@/lib/content/schema/orders';
import { addCarrierDays, isDispatchDay, type Storage } from '@/lib/delivery/calendar';
import { among, notArrived, type ParcelState } from '@/lib/orders/life';
import { londonInstant, toLondon } from '@/lib/time/london';

export type Risk = 'late' | 'at-risk' | 'on-time';
export type Parcel = { status: ParcelState; promisedDate: string | null; storage: Storage; zone: string };
type Rules = { delivery: DeliveryRules; orders: Pick<OrderRules, 'collection' | 'atRiskMinutes'> };

const furthestBack = 21;

/** The last day on which a parcel can leave and still arrive on the promised day; null if there is none. */
export function lastDispatchDay(
  { promisedDate, storage }: { promisedDate: string; storage: Storage },
  zone: Zone,
  rules: DeliveryRules,
): Temporal.PlainDate | null {
  const promised = Temporal.PlainDate.from(promisedDate);
  const days = zone.service?.workingDays ?? 1;
  for (let back = 1; back <= furthestBack; back++) {
    const date = promised.subtract({ days: back });
    if (!isDispatchDay(date, storage, rules)) continue;
    if (Temporal.PlainDate.compare(addCarrierDays(date, days, zone.region, rules), promised) <= 0) return date;
  }
  return null;
}

/**
 * Whether a parcel keeps its promise. Not yet sent, it is late once the last collection that would do has gone, and at
 * risk shortly before; on its way, it is late after the promised day.
 */
export function riskOf(parcel: Parcel, instant: Temporal.Instant, { delivery, orders }: Rules): Risk {
  const { status, promisedDate, storage } = parcel;
  if (!promisedDate || !among(notArrived, status)) return 'on-time';
  if (status === 'dispatched') {
    const today = toLondon(instant).toPlainDate();
    return Temporal.PlainDate.compare(today, Temporal.PlainDate.from(promisedDate)) > 0 ? 'late' : 'on-time';
  }
  const zone = delivery.zones.find(({ id }) => id === parcel.zone);
  const day = zone ? lastDispatchDay({ promisedDate, storage }, zone, delivery) : null;
  if (!day) return 'late';
  const left = londonInstant(day, orders.collection).epochMilliseconds - instant.epochMilliseconds;
  if (left <= 0) return 'late';
  return left <= orders.atRiskMinutes * 60_000 ? 'at-risk' : 'on-time';
}
