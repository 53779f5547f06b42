import { MeterBar } from '@/components/basket/meter-bar';
import { useBasket } from '@/lib/basket/client';

export function MeterLive({ rule }: { rule: string }) {
  const basket = useBasket();
  return <MeterBar meter={basket?.meter ?? { percent: 0, says: rule, state: 'empty' }} />;
}
