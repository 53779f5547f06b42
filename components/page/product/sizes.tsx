import { Picture } from '@/components/catalogue/picture';
import { variantHref } from '@/lib/catalogue/find';
import type { Product } from '@/lib/content/graph';
import { pictureOf } from '@/lib/content/pictures/pictures';
import type { Variant } from '@/lib/content/schema/product';
import { priceWords, unitPrice } from '@/lib/content/unit-price';
import { formatPence } from '@/lib/money/pence';

/** The sizes as links, each with its price per unit. */
export function SizeChoice({ product, variant }: { product: Product; variant: Variant }) {
  const { variants, status } = product;
  if (variants.length === 1 || status !== 'published') return <p>{variants.map(({ label }) => label).join(', ')}</p>;
  return (
    <nav aria-label="Sizes">
      <ul className="flex flex-wrap gap-2">
        {variants.map((other) => (
          <li key={other.sku}>
            <a
              href={variantHref(product, other)}
              aria-current={other.sku === variant.sku ? 'page' : undefined}
              className="prerender inline-block rounded-lg border border-ink-soft px-3 py-2 leading-tight aria-[current]:border-clover aria-[current]:bg-clover aria-[current]:text-on-clover"
            >
              {other.label}
              <span className="sr-only"> {priceWords(other)}</span>
              <span aria-hidden="true" className="price block text-sm">
                {formatPence(other.pricePence)}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const tallestPixels = 112;

/** The sizes next to each other, as tall as they are to one another, with what each costs for what is in it. */
export function SizesCompared({ product }: { product: Product }) {
  const variants = product.variants.toSorted((a, b) => a.netQuantity.value - b.netQuantity.value);
  const largest = variants.at(-1);
  const first = variants[0];
  if (!first || !largest || variants.length === 1) return null;
  const dearest = Math.max(...variants.map(({ pricePence, netQuantity }) => unitPrice(pricePence, netQuantity).pence));
  const less = ({ pricePence, netQuantity }: Variant) =>
    Math.round(100 - (100 * unitPrice(pricePence, netQuantity).pence) / dearest);
  // Pictures of the sizes themselves are taken at one scale; one picture for all is made larger and smaller.
  const toScale = variants.slice(1).every(({ slug }) => product.views.some(({ size }) => size === slug));
  const scaled = ({ netQuantity }: Variant) =>
    Math.round(tallestPixels * Math.cbrt(netQuantity.value / largest.netQuantity.value));
  return (
    <section aria-labelledby="sizes">
      <h2 id="sizes" className="mb-3 text-2xl">
        The sizes side by side
      </h2>
      <ul className="grid auto-cols-fr grid-flow-col gap-x-3 text-center text-sm">
        {variants.map((variant) => (
          <li key={variant.sku} className="grid content-start justify-items-center gap-1">
            <span className="flex h-28 items-end *:shrink-0 [&_img]:max-w-none">
              <Picture
                image={pictureOf(product, variant)}
                decorative
                lazy
                width={toScale ? tallestPixels : scaled(variant)}
              />
            </span>
            <span className="w-full border-line border-t pt-2 font-semibold leading-tight">{variant.label}</span>
            <span className="price">{formatPence(variant.pricePence)}</span>
            <span className="text-ink-soft text-xs">
              {unitPrice(variant.pricePence, variant.netQuantity).says}
              {less(variant) > 0 ? `, ${less(variant)}% less for the same` : ''}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
