import type { DeliveryRules, Zone } from '@/lib/content/schema/delivery';
import { freeWords, meterWords, zoneMeterWords } from '@/lib/delivery/rule-words';
import { deliveryPrice, missingForFree } from '@/lib/delivery/threshold';
import { type Pence, zeroPence } from '@/lib/money/pence';
import type { BasketMeter } from './priced';

/**
 * How far the goods, after discount, are from free delivery. Just short of it the bar never looks full. `zone` is where
 * the basket goes, once that is known: where no sum makes delivery free, what it costs there is said, and nothing else.
 */
export function meterOf(goods: Pence, rules: DeliveryRules, given: boolean, zone: Zone | null = null): BasketMeter {
  if (zone && !rules.free.zones.includes(zone.id)) {
    const pence = deliveryPrice(goods, zone, rules, given);
    return { state: 'never', missingPence: zeroPence, percent: 0, says: zoneMeterWords(zone, pence) };
  }
  if (given) return { state: 'free', missingPence: zeroPence, percent: 100, says: freeWords(rules) };
  const missingPence = missingForFree(goods, rules);
  const state = goods === 0 ? 'empty' : missingPence > 0 ? 'below' : 'free';
  const percent = state === 'free' ? 100 : Math.min(98, Math.floor((goods * 100) / rules.free.thresholdPence));
  return { state, missingPence, percent, says: meterWords(goods, rules) };
}
