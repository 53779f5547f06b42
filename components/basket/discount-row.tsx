import type { BasketDiscount } from '@/lib/basket/priced';
import { formatPence } from '@/lib/money/pence';

/** What the code takes off, as a row between goods and delivery. */
export function DiscountRow({ discount }: { discount: BasketDiscount | null }) {
  if (discount?.state !== 'applied' || discount.pence === 0) return null;
  return (
    <>
      <dt>Discount, {discount.code}</dt>
      <dd>−{formatPence(discount.pence)}</dd>
    </>
  );
}
