import { formatPence } from '@/lib/money/pence';
import type { NetQuantity } from './schema/product';

export type UnitPrice = { pence: number; per: 'litre' | 'kg' | 'item'; says: string };

/** Price Marking Order: the price of one litre, one kilogram or one item, to the nearest penny. */
export function unitPrice(pricePence: number, { value, unit }: NetQuantity): UnitPrice {
  const per = unit === 'ml' ? 'litre' : unit === 'g' ? 'kg' : 'item';
  const pence = Math.round((pricePence * (unit === 'item' ? 1 : 1000)) / value);
  return { pence, per, says: `${formatPence(pence)} per ${per}` };
}
