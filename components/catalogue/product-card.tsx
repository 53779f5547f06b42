import { AddButton } from '@/components/basket/add-form';
import { Picture } from '@/components/catalogue/picture';
import { DraftBadge } from '@/components/layout/draft-notice';
import { productHref } from '@/lib/catalogue/find';
import type { Product } from '@/lib/content/graph';
import { unitPrice } from '@/lib/content/unit-price';
import { formatPence } from '@/lib/money/pence';
import { StockNote } from './islands/islands';

/** One product on a shelf: picture, name, price with its unit price, and a way to buy the first size. */
function ProductCard({ product, heading: Heading = 'h3' }: { product: Product; heading?: 'h2' | 'h3' }) {
  const [variant, ...others] = product.variants;
  if (!variant) return null;
  const href = productHref(product.slug);
  return (
    <li
      data-category={product.category}
      className="relative grid grid-rows-[auto_1fr_auto] rounded-card bg-paper p-4 shadow-card"
    >
      <div className="block rounded-lg bg-meadow p-3">
        <Picture image={product.image} decorative width={240} lazy className="mx-auto h-40 w-auto" />
      </div>
      <div className="pt-3">
        <Heading className="text-lg">
          <DraftBadge status={product.status} />{' '}
          <a href={href} className="prerender after:absolute after:inset-0 hover:underline">
            {product.title}
          </a>
        </Heading>
        <p className="mt-1 text-ink-soft text-sm">{product.summary}</p>
      </div>
      <div className="grid gap-2 pt-3">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="price font-semibold text-lg">{formatPence(variant.pricePence)}</span>
          <span className="price text-ink-soft text-xs">
            {unitPrice(variant.pricePence, variant.netQuantity).beside}
          </span>
        </p>
        <p className="text-ink-soft text-xs">
          {variant.label}
          {others.length > 0 ? `, and ${others.length} more ${others.length === 1 ? 'size' : 'sizes'}` : ''}
        </p>
        <StockNote sku={variant.sku} />
        <AddButton sku={variant.sku} name={product.title} compact />
      </div>
    </li>
  );
}

export function Shelf({ products, heading = 'h2' }: { products: readonly Product[]; heading?: 'h2' | 'h3' }) {
  return (
    <ul className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3 desk:grid-cols-4">
      {products.map((product) => (
        <ProductCard key={product.slug} product={product} heading={heading} />
      ))}
    </ul>
  );
}
