import { ProductCard } from '@/components/catalogue/product-card';
import type { Product } from '@/lib/content/graph';

export function Shelf({ products, heading = 'h2' }: { products: readonly Product[]; heading?: 'h2' | 'h3' }) {
  return (
    <ul className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3 desk:grid-cols-4">
      {products.map((product) => (
        <ProductCard key={product.slug} product={product} heading={heading} />
      ))}
    </ul>
  );
}
