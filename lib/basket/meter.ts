import type { DeliveryRules } from '@/lib/content/schema/delivery';
import { freeWords, meterWords } from '@/lib/delivery/rule-words';
import { missingForFree } from '@/lib/delivery/threshold';
import { type Pence, zeroPence } from '@/lib/money/pence';
import type { BasketMeter } from './priced';

/** How far the goods, after discount, are from free delivery. Just short of it the bar never looks full. */
export function meterOf(goods: Pence, rules: DeliveryRules, given: boolean): BasketMeter {
  if (given) return { state: 'free', missingPence: zeroPence, percent: 100, says: freeWords(rules) };
  const missingPence = missingForFree(goods, rules);
  const state = goods === 0 ? 'empty' : missingPence > 0 ? 'below' : 'free';
  const percent = state === 'free' ? 100 : Math.min(98, Math.floor((goods * 100) / rules.free.thresholdPence));
  return { state, missingPence, percent, says: meterWords(goods, rules) };
}
