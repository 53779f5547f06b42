import { AddButton } from '@/components/basket/add-form';
import { Picture } from '@/components/catalogue/picture';
import { PriceLine } from '@/components/catalogue/price-line';
import { productHref } from '@/lib/catalogue/find';
import type { Product } from '@/lib/content/graph';

/** A product card between an article's paragraphs. */
export function ProductInline({ product, className = '' }: { product: Product; className?: string }) {
  const variant = product.variants[0];
  if (!variant) return null;
  return (
    <aside
      aria-label={product.title}
      className={`no-print my-6 grid grid-cols-[7rem_1fr] gap-4 rounded-card bg-paper p-3 shadow-card ${className}`}
    >
      <Picture image={product.image} width={112} lazy className="aspect-4/5 rounded-lg bg-meadow object-contain" />
      <div className="grid content-center gap-2">
        <p className="font-serif text-lg leading-tight">
          <a href={productHref(product.slug)} className="prerender hover:underline">
            {product.title}
          </a>
        </p>
        <p className="text-ink-soft text-sm max-sm:hidden">{product.summary}</p>
        <PriceLine variant={variant} />
        <AddButton sku={variant.sku} name={product.title} compact />
      </div>
    </aside>
  );
}
