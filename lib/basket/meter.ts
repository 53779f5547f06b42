import type { DeliveryRules, Zone } from '@/lib/content/schema/delivery';
import { deliveryWords } from '@/lib/delivery/rule-words';
import { missingForFree } from '@/lib/delivery/threshold';
import { type Pence, zeroPence } from '@/lib/money/pence';
import type { BasketMeter } from './priced';

/**
 * How far the goods, after discount, are from free delivery. Just short of it the bar never looks full. `zone` is where
 * the basket goes, once that is known: where no sum makes delivery free, what it costs there is said, and nothing else.
 */
export function meterOf(goods: Pence, rules: DeliveryRules, given: boolean, zone: Zone | null = null): BasketMeter {
  const says = deliveryWords({ goods, zone, given, rules });
  if (zone && !rules.free.zones.includes(zone.id)) return { state: 'never', missingPence: zeroPence, percent: 0, says };
  if (given) return { state: 'free', missingPence: zeroPence, percent: 100, says };
  const missingPence = missingForFree(goods, rules);
  const state = goods === 0 ? 'empty' : missingPence > 0 ? 'below' : 'free';
  const percent = state === 'free' ? 100 : Math.min(98, Math.floor((goods * 100) / rules.free.thresholdPence));
  return { state, missingPence, percent, says };
}
