import type { DeliveryRules, Zone } from '@/lib/content/schema/delivery';
import { type Pence, toPence, zeroPence } from '@/lib/money/pence';

type Free = Pick<DeliveryRules, 'free'>;

/** Whether goods after discounts earn free delivery. 'Over' is strict: the threshold itself does not. */
export function earnsFreeDelivery(goods: Pence, { free }: Free): boolean {
  return free.inclusive ? goods >= free.thresholdPence : goods > free.thresholdPence;
}

/** What more to spend until delivery is free; nothing once it is. */
export function missingForFree(goods: Pence, { free }: Free): Pence {
  const goal = free.inclusive ? free.thresholdPence : free.thresholdPence + 1;
  return toPence(Math.max(0, goal - goods));
}

/** What delivery to a zone costs for these goods; null where the zone is not served. A discount may give what they don't earn. */
export function deliveryPrice(goods: Pence, zone: Zone, rules: Free, given = false): Pence | null {
  if (!zone.service) return null;
  const free = rules.free.zones.includes(zone.id) && (given || earnsFreeDelivery(goods, rules));
  return free ? zeroPence : toPence(zone.service.pricePence);
}
