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

/** What a code does: '10% off skincare', '£5 off and free delivery'. */
export function discountWords({ percent, amountPence, freeDelivery }: Discount, scope: string): string {
  const amount = percent === undefined ? amountPence && formatPounds(amountPence) : `${percent}%`;
  const off = amount ? `${amount} off${scope ? ` ${scope}` : ''}` : '';
  return [off, freeDelivery ? 'free delivery' : ''].filter(Boolean).join(' and ');
}
