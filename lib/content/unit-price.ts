import { formatPence, formatSmall } from '@/lib/money/pence';
import type { NetQuantity } from './schema/product';

export type UnitPrice = {
  pence: number;
  per: 'litre' | 'kg' | 'item';
  /** '£12.50 per litre', '33p per capsule'. */
  says: string;
  /** The same, to stand beside the price; nothing where it would say the price again. */
  beside: string;
};

/** Price Marking Order: the price of one litre, one kilogram or one item, to the nearest penny. */
export function unitPrice(pricePence: number, { value, unit, of: name }: NetQuantity): UnitPrice {
  const per = unit === 'ml' ? 'litre' : unit === 'g' ? 'kg' : 'item';
  const pence = Math.round((pricePence * (unit === 'item' ? 1 : 1000)) / value);
  const says = `${pence === 0 ? 'under 1p' : formatSmall(pence)} per ${per === 'item' ? (name ?? 'item') : per}`;
  return { pence, per, says, beside: pence === pricePence ? '' : says };
}

/** '£6.25, £12.50 per litre': a size's price in a sentence. */
export function priceWords({ pricePence, netQuantity }: { pricePence: number; netQuantity: NetQuantity }): string {
  const { beside } = unitPrice(pricePence, netQuantity);
  return [formatPence(pricePence), beside].filter(Boolean).join(', ');
}
