import type { DeliveryRules } from '@/lib/content/schema/delivery';
import { weekdays } from '@/lib/time/format';
import type { Storage } from './calendar';

type Rules = Pick<DeliveryRules, 'dispatchDays'>;
const isBusiness = (day: number) => day % 7 < 5;

/** In business days (Monday to Friday), how soon and how late a parcel leaves that is ordered before or after the cut-off. */
export function handlingDays(storage: Storage, { dispatchDays }: Rules): { least: number; most: number } {
  const leaves = (day: number) => dispatchDays[storage].some((name) => name === weekdays[day % 7]);
  const waits = weekdays.map((_, ordered) => {
    let days = 0;
    for (let day = ordered + 1; day <= ordered + 7; day += 1) {
      if (isBusiness(day)) days += 1;
      if (leaves(day)) return days;
    }
    return days;
  });
  return { least: 0, most: Math.max(...waits) };
}
