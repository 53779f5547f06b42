import { Meter } from '@/components/basket/meter';
import { RailItem } from '@/components/catalogue/rail-item';
import { content } from '@/lib/content/content';
import type { Product } from '@/lib/content/graph';

/**
 * Products of the catalogue in a column that scrolls by itself. Its filter is a set of radio buttons that the style sheet
 * reads (globals.css, 'rail'), so it works at once and without script.
 */
export function CatalogueRail({ products }: { products: readonly Product[] }) {
  const categories = content().site.categories.filter(({ id }) => products.some(({ category }) => category === id));
  return (
    <aside
      id="shop"
      aria-label="Catalogue"
      className="rail no-print mt-10 scroll-mt-4 md:sticky md:top-4 md:mt-6 md:flex md:max-h-[calc(100dvh-2rem)] md:flex-col md:self-start"
    >
      <div className="pb-3">
        <h2 className="text-2xl">The shop</h2>
        <fieldset className="mt-3">
          <legend className="sr-only">Show</legend>
          <div className="flex flex-wrap gap-1.5 text-sm">
            {[{ id: 'all', name: 'Everything' }, ...categories].map(({ id, name }) => (
              <label
                key={id}
                className="rounded-full border border-line px-3 py-1 has-checked:border-clover has-checked:bg-clover has-checked:text-on-clover has-focus-visible:outline-3 has-focus-visible:outline-clover has-focus-visible:outline-offset-2"
              >
                <input type="radio" name="rail" value={id} defaultChecked={id === 'all'} className="sr-only" />
                {name}
              </label>
            ))}
          </div>
        </fieldset>
        <Meter />
      </div>
      <ul className="overflow-hidden rounded-card bg-paper px-4 shadow-card md:min-h-0 md:overflow-y-auto">
        {products.map((product) => (
          <RailItem key={product.slug} product={product} />
        ))}
      </ul>
      <p className="pt-3 text-sm">
        <a href="/shop" className="link">
          See everything, with filters
        </a>
      </p>
    </aside>
  );
}
