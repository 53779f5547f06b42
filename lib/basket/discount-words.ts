import type { Discount } from '@/lib/content/schema/discount';
import { formatPounds } from '@/lib/money/pence';

type Names = {
  products: readonly { slug: string; title: string }[];
  categories: readonly { id: string; name: string }[];
};

/** What a code is for: 'skincare', 'Oat Kefir or milk kefir'; empty where it is for everything. */
export function scopeOf({ products, categories }: Discount, names: Names): string {
  const titles = products.flatMap((slug) => names.products.find((product) => product.slug === slug)?.title ?? []);
  const groups = categories.flatMap((id) => {
    const name = names.categories.find((category) => category.id === id)?.name ?? id;
    return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  });
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format([...titles, ...groups]);
}

/**
 * What a code does: '10% off skincare', '£5 off and free delivery', '50% off (up to £20)'. Where delivery can't be free, it
 * does not say that it is.
 */
export function discountWords(
  { percent, amountPence, maximumPence, freeDelivery }: Discount,
  scope: string,
  neverFreeTo?: string,
): string {
  const amount = percent === undefined ? amountPence && formatPounds(amountPence) : `${percent}%`;
  const most = percent === undefined || maximumPence === undefined ? '' : ` (up to ${formatPounds(maximumPence)})`;
  const off = amount ? `${amount} off${scope ? ` ${scope}` : ''}${most}` : '';
  if (freeDelivery && neverFreeTo) return `${off}; delivery to ${neverFreeTo} is as usual`;
  return [off, freeDelivery ? 'free delivery' : ''].filter(Boolean).join(' and ');
}
