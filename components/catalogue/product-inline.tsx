import { AddButton } from '@/components/basket/add-form';
import { Picture } from '@/components/catalogue/picture';
import { PriceLine } from '@/components/catalogue/price-line';
import { productHref } from '@/lib/catalogue/find';
import type { Product } from '@/lib/content/graph';

/** A product card between an article's paragraphs. */
export function ProductInline({ product }: { product: Product }) {
  const variant = product.variants[0];
  if (!variant) return null;
  return (
    <aside
      aria-label={product.title}
      className="no-print my-8 grid grid-cols-[6rem_1fr] gap-4 rounded-card bg-paper p-4 shadow-card sm:grid-cols-[8rem_1fr]"
    >
      <Picture image={product.image} width={128} lazy className="rounded-lg bg-meadow p-2" />
      <div className="grid content-center gap-2">
        <p className="font-serif text-lg leading-tight">
          <a href={productHref(product.slug)} className="prerender hover:underline">
            {product.title}
          </a>
        </p>
        <p className="text-ink-soft text-sm">{product.summary}</p>
        <PriceLine variant={variant} />
        <AddButton sku={variant.sku} name={product.title} compact />
      </div>
    </aside>
  );
}
