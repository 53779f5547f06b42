import { MeterIsland } from '@/components/basket/meter-island';
import { content } from '@/lib/content/content';
import { meterWords } from '@/lib/delivery/rule-words';
import { zeroPence } from '@/lib/money/pence';

/** The way to free delivery: the rule at first, the shopper's own figures once the basket is known. */
export function Meter() {
  return <MeterIsland rule={meterWords(zeroPence, content().delivery)} />;
}
