import { ArticleBody } from '@/components/article/body';
import { AddButton } from '@/components/basket/add-form';
import { RecentlyViewed, StockNote } from '@/components/catalogue/islands/islands';
import { Picture } from '@/components/catalogue/picture';
import { Shelf } from '@/components/catalogue/product-card';
import { AskDay } from '@/components/delivery/ask-day';
import { PromiseLine } from '@/components/delivery/promise-line';
import { Breadcrumbs } from '@/components/layout/breadcrumbs';
import { DraftNotice } from '@/components/layout/draft-notice';
import { publicOrigin } from '@/components/layout/site-metadata';
import { StructuredData } from '@/components/layout/structured-data';
import { content } from '@/lib/content/content';
import type { Product } from '@/lib/content/graph';
import { pictureOf } from '@/lib/content/pictures/pictures';
import type { Variant } from '@/lib/content/schema/product';
import { unitPrice } from '@/lib/content/unit-price';
import { freeOffer, ruleSentence } from '@/lib/delivery/rule-words';
import { formatPence } from '@/lib/money/pence';
import { productData } from '@/lib/publish/json-ld/product';
import { AuthorisedClaims } from './authorised-claims';
import { BuyBar } from './buy-bar';
import { HowToUse, NotFor, ProductExtras } from './product-extras';
import { Labels } from './product-label';
import '@/components/delivery/day-line.css';
import './product.css';
import { SizeChoice, SizesCompared } from './sizes';
import { Taste } from './taste';

/** One variant of a product. Each has an address of its own, so the choice of size needs no script. */
export function ProductPage({ product, variant }: { product: Product; variant: Variant }) {
  const { site, delivery, products, articles } = content();
  const category = site.categories.find(({ id }) => id === product.category);
  const rule = `${ruleSentence(delivery, product.storage)} ${freeOffer(delivery)}`;
  const published = product.status === 'published';
  const related = products.filter(({ slug }) => product.related.includes(slug));
  return (
    <div className="page pt-2 sm:pt-6">
      <DraftNotice document={product} />
      <Breadcrumbs
        trail={[
          { name: 'Shop', href: '/shop' },
          ...(category ? [{ name: category.name, href: `/shop/${category.id}` }] : []),
        ]}
        here={product.title}
      />
      <div className="product mt-2 sm:mt-4">
        <Picture
          image={pictureOf(product, variant)}
          width={640}
          sizes="(min-width: 64rem) 40rem, 100vw"
          className="h-[40svh] max-h-[44rem] w-full rounded-card bg-meadow object-contain [grid-area:gallery] lg:aspect-4/5 lg:h-auto"
        />
        <div className="grid content-start gap-2 [grid-area:head] sm:gap-4">
          <h1 className="text-3xl sm:text-5xl">{product.title}</h1>
          <p className="max-sm:hidden sm:text-lg">{product.summary}</p>
          <p className="flex flex-wrap items-baseline gap-x-3">
            <span className="price font-semibold text-2xl sm:text-3xl">{formatPence(variant.pricePence)}</span>
            <span className="price text-ink-soft">{unitPrice(variant.pricePence, variant.netQuantity).beside}</span>
            <span className="text-ink-soft text-sm">VAT included</span>
          </p>
          <SizeChoice product={product} variant={variant} />
        </div>
        <div className="grid content-start gap-4 [grid-area:buy]">
          {published ? (
            <div className="grid gap-2">
              <StockNote sku={variant.sku} />
              <AddButton sku={variant.sku} name={product.title} formId="buy" />
            </div>
          ) : null}
          <p className="text-lg sm:hidden">{product.summary}</p>
          <PromiseLine rule={rule} variant={variant.sku}>
            <AskDay variant={variant.sku} rule={rule} />
          </PromiseLine>
          <Taste product={product} />
        </div>
        <div className="mt-4 grid items-start gap-x-14 gap-y-8 [grid-area:more] sm:mt-8 lg:grid-cols-2">
          <div className="grid gap-8">
            <div className="prose measure">
              <ArticleBody body={product.body} />
            </div>
            <AuthorisedClaims product={product} variant={variant} />
            <HowToUse product={product} />
            <ProductExtras product={product} />
          </div>
          <div className="grid gap-8">
            <SizesCompared product={product} />
            <section aria-labelledby="label" className="back-label">
              <h2 id="label" className="mb-3 text-2xl">
                On the label
              </h2>
              <Labels product={product} site={site} />
            </section>
            <NotFor product={product} />
          </div>
        </div>
        {published ? <BuyBar product={product} variant={variant} form="buy" /> : null}
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
