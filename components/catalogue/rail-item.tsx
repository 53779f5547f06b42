import { AddButton } from '@/components/basket/add-form';
import { Picture } from '@/components/catalogue/picture';
import { PriceLine } from '@/components/catalogue/price-line';
import { DraftBadge } from '@/components/layout/draft-notice';
import { productHref } from '@/lib/catalogue/find';
import type { Product } from '@/lib/content/graph';

/** A product in the narrow rail beside an article. */
export function RailItem({ product }: { product: Product }) {
  const variant = product.variants[0];
  if (!variant) return null;
  const href = productHref(product.slug);
  return (
    <li
      data-category={product.category}
      className="relative grid grid-cols-[4.5rem_1fr] gap-x-4 desk:grid-cols-[6rem_1fr] -mt-px border-line border-t py-4"
    >
      <Picture
        image={product.image}
        decorative
        width={96}
        lazy
        className="aspect-4/5 self-start rounded-lg bg-meadow object-contain"
      />
      <div className="grid content-center gap-1.5">
        <h3 className="font-sans font-semibold leading-snug">
          <DraftBadge status={product.status} />{' '}
          <a href={href} className="prerender after:absolute after:inset-0 hover:underline">
            {product.title}
          </a>
        </h3>
        <PriceLine variant={variant} />
        <AddButton sku={variant.sku} name={product.title} compact />
      </div>
    </li>
  );
}
