import { type Pence, toPence } from '@/lib/money/pence';
import type { Discount } from './schema/discount';

/** Stripe takes no payment smaller than this. */
export const leastPaymentPence = 30;

type Terms = Pick<Discount, 'percent' | 'amountPence' | 'maximumPence' | 'freeDelivery'>;

/**
 * What a code takes off goods, of which some are what it is for. Rounded half up. The last few pence, too few for Stripe to
 * take, are let go with the rest.
 */
export function takenOff(
  { percent, amountPence, maximumPence, freeDelivery }: Terms,
  eligible: Pence,
  goods: Pence,
): Pence {
  const most = Math.min(eligible, maximumPence ?? eligible);
  const asked = percent === undefined ? (amountPence ?? 0) : Math.round((eligible * percent) / 100);
  const pence = Math.min(asked, most);
  const left = goods - pence;
  const tooFew = freeDelivery && pence > 0 && left < leastPaymentPence;
  return toPence(tooFew ? Math.min(pence + left, most) : pence);
}

/** Whether a code is for a product; for everything, where it names neither products nor categories. */
export function isForProduct(
  { products, categories }: Pick<Discount, 'products' | 'categories'>,
  { slug, category }: { slug: string; category: string | undefined },
): boolean {
  if (products.length === 0 && categories.length === 0) return true;
  return products.includes(slug) || categories.some((id) => id === category);
}
