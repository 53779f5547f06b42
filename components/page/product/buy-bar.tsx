import { buttonClass } from '@/components/ui/button';
import type { Product } from '@/lib/content/graph';
import type { Variant } from '@/lib/content/schema/product';
import { formatPence } from '@/lib/money/pence';

/**
 * Price and button at the foot of the window from where the page's own button has left it. The button sends that one's
 * form, so it needs no script and buys as many as are chosen there.
 */
export function BuyBar({ product, variant, form }: { product: Product; variant: Variant; form: string }) {
  return (
    <div className="buy-reach no-print">
      <div className="buy-bar">
        <p className="mr-auto grid leading-tight">
          <span className="font-semibold max-sm:sr-only">{product.title}</span>
          <span className="price font-semibold">{formatPence(variant.pricePence)}</span>
          <span className="text-ink-soft text-xs">{variant.label}</span>
        </p>
        <button type="submit" form={form} className={buttonClass()}>
          Add to basket
        </button>
      </div>
    </div>
  );
}
