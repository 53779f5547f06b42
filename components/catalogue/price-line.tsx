import type { Variant } from '@/lib/content/schema/product';
import { unitPrice } from '@/lib/content/unit-price';
import { formatPence } from '@/lib/money/pence';

/** The price of a size, with what the law wants beside it: the price per unit (Price Marking Order 2004). */
export function PriceLine({ variant: { pricePence, label, netQuantity } }: { variant: Variant }) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-2">
      <span className="price font-semibold">{formatPence(pricePence)}</span>
      <span className="text-ink-soft text-xs">
        {[label, unitPrice(pricePence, netQuantity).beside].filter(Boolean).join(' · ')}
      </span>
    </p>
  );
}
