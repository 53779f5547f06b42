import { AddButton } from '@/components/basket/add-form';
import { Picture } from '@/components/catalogue/picture';
import { DraftBadge } from '@/components/layout/draft-notice';
import { productHref } from '@/lib/catalogue/find';
import type { Product } from '@/lib/content/graph';
import { unitPrice } from '@/lib/content/unit-price';
import { formatPence } from '@/lib/money/pence';
import { StockNote } from './islands/islands';

type CardProps = { product: Product; heading: 'h2' | 'h3'; lazy: boolean };

/** One product on a shelf: picture, name, price with its unit price, and a way to buy the first size. */
function ProductCard({ product, heading: Heading, lazy }: CardProps) {
  const [variant, ...others] = product.variants;
  if (!variant) return null;
  return (
    <li data-category={product.category} className="shelf-card">
      <Picture
        image={product.image}
        decorative
        width={240}
        sizes="(min-width: 80rem) 19rem, (min-width: 48rem) 31vw, 46vw"
        lazy={lazy}
        className="aspect-4/5 w-full bg-meadow object-contain"
      />
      <div className="px-3 pt-3 sm:px-4">
        <Heading className="leading-tight sm:text-lg">
          <DraftBadge status={product.status} />{' '}
          <a href={productHref(product.slug)} className="prerender after:absolute after:inset-0 hover:underline">
            {product.title}
          </a>
        </Heading>
        <p className="mt-1 text-ink-soft text-sm max-sm:hidden">{product.summary}</p>
      </div>
      <div className="grid gap-1 p-3 sm:p-4">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="price font-semibold sm:text-lg">{formatPence(variant.pricePence)}</span>
          <span className="price text-ink-soft text-xs">
            {unitPrice(variant.pricePence, variant.netQuantity).beside}
          </span>
        </p>
        <p className="mb-1 text-ink-soft text-xs">
          {variant.label}
          {others.length > 0 ? ` · ${product.variants.length} sizes` : ''}
        </p>
        <StockNote sku={variant.sku} />
        <AddButton sku={variant.sku} name={product.title} compact />
      </div>
    </li>
  );
}

/** A phone's first row, and a desk's. */
const inFirstRow = 4;

export function Shelf({ products, heading = 'h2' }: { products: readonly Product[]; heading?: 'h2' | 'h3' }) {
  return (
    <ul className="shelf">
      {products.map((product, index) => (
        <ProductCard
          key={product.slug}
          product={product}
          heading={heading}
          lazy={heading === 'h3' || index >= inFirstRow}
        />
      ))}
    </ul>
  );
}

export const countWords = ({ length }: readonly unknown[]): string =>
  `${length} ${length === 1 ? 'product' : 'products'}`;
