import { ArticleBody } from '@/components/article/body';
import { AddButton } from '@/components/basket/add-form';
import { RecentlyViewed, StockNote } from '@/components/catalogue/islands/islands';
import { Picture } from '@/components/catalogue/picture';
import { Shelf } from '@/components/catalogue/product-card';
import { PromiseLine } from '@/components/delivery/promise-line';
import { Breadcrumbs } from '@/components/layout/breadcrumbs';
import { DraftNotice } from '@/components/layout/draft-notice';
import { publicOrigin } from '@/components/layout/site-metadata';
import { StructuredData } from '@/components/layout/structured-data';
import { variantHref } from '@/lib/catalogue/find';
import { content } from '@/lib/content/content';
import type { Product } from '@/lib/content/graph';
import type { Variant } from '@/lib/content/schema/product';
import { priceWords, unitPrice } from '@/lib/content/unit-price';
import { freeOffer, ruleSentence } from '@/lib/delivery/rule-words';
import { formatPence } from '@/lib/money/pence';
import { productData } from '@/lib/publish/json-ld/product';
import { AuthorisedClaims } from './authorised-claims';
import { ProductExtras } from './product-extras';
import { Labels } from './product-label';

/** One variant of a product. Each has an address of its own, so the choice of size needs no script. */
export function ProductPage({ product, variant }: { product: Product; variant: Variant }) {
  const { site, delivery, products, articles } = content();
  const category = site.categories.find(({ id }) => id === product.category);
  const published = product.status === 'published';
  const related = products.filter(({ slug }) => product.related.includes(slug));
  return (
    <div className="page pt-6">
      <DraftNotice document={product} />
      <Breadcrumbs
        trail={[
          { name: 'Shop', href: '/shop' },
          ...(category ? [{ name: category.name, href: `/shop/${category.id}` }] : []),
        ]}
        here={product.title}
      />
      <div className="mt-4 grid gap-8 lg:grid-cols-2 lg:gap-14">
        <div className="self-start rounded-card bg-meadow p-6 lg:sticky lg:top-4">
          <Picture
            image={product.image}
            width={480}
            sizes="(min-width: 28rem) 24rem, 85vw"
            className="mx-auto h-auto w-full max-w-96 rounded-lg"
          />
        </div>
        <div className="grid content-start gap-5">
          <h1 className="text-4xl">{product.title}</h1>
          <p className="text-lg">{product.summary}</p>
          <p className="flex flex-wrap items-baseline gap-x-3">
            <span className="price font-semibold text-3xl">{formatPence(variant.pricePence)}</span>
            <span className="price text-ink-soft">{unitPrice(variant.pricePence, variant.netQuantity).beside}</span>
            <span className="text-ink-soft text-sm">VAT included</span>
          </p>
          {product.variants.length > 1 && published ? (
            <nav aria-label="Sizes">
              <ul className="flex flex-wrap gap-2">
                {product.variants.map((other) => (
                  <li key={other.sku}>
                    <a
                      href={variantHref(product, other)}
                      aria-current={other.sku === variant.sku ? 'page' : undefined}
                      className="prerender inline-block rounded-lg border border-ink-soft px-4 py-2 aria-[current]:border-clover aria-[current]:bg-clover aria-[current]:text-on-clover"
                    >
                      {other.label} <span className="price text-sm">{priceWords(other)}</span>
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          ) : (
            <p>{product.variants.map(({ label }) => label).join(', ')}</p>
          )}
          {published ? (
            <>
              <StockNote sku={variant.sku} />
              <AddButton sku={variant.sku} name={product.title} />
            </>
          ) : null}
          <PromiseLine
            rule={`${ruleSentence(delivery, product.storage)} ${freeOffer(delivery)}`}
            variant={variant.sku}
          />
          <div className="prose">
            <ArticleBody body={product.body} />
          </div>
          <AuthorisedClaims product={product} variant={variant} />
          <section aria-labelledby="label">
            <h2 id="label" className="mb-3 text-2xl">
              On the label
            </h2>
            <Labels product={product} site={site} />
          </section>
          <ProductExtras product={product} />
        </div>
      </div>
      {related.length > 0 ? (
        <section aria-labelledby="related" className="no-print mt-14">
          <h2 id="related" className="mb-4 text-2xl">
            Goes well with it
          </h2>
          <Shelf products={related} heading="h3" />
        </section>
      ) : null}
      {published ? (
        <>
          <RecentlyViewed slug={product.slug} title={product.title} image={product.thumbnail} />
          <StructuredData data={productData({ product, variant, site, delivery, articles, origin: publicOrigin() })} />
        </>
      ) : null}
    </div>
  );
}
