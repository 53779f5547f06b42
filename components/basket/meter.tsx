import { MeterIsland } from '@/components/basket/meter-island';
import { content } from '@/lib/content/content';
import { freeOffer } from '@/lib/delivery/rule-words';

/** The way to free delivery: the rule at first, the shopper's own figures once the basket is known. */
export function Meter() {
  return <MeterIsland rule={freeOffer(content().delivery)} />;
}
