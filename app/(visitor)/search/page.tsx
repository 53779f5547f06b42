import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { ArticleList } from '@/components/article/article-list';
import { Filters } from '@/components/catalogue/filters';
import { Shelf } from '@/components/catalogue/product-card';
import { Heading } from '@/components/layout/heading';
import { Notice } from '@/components/ui/notice';
import { filterProducts, findSchema } from '@/lib/catalogue/filter';
import { searchShop } from '@/lib/catalogue/shop-search';
import { content } from '@/lib/content/content';
import { withinLimit } from '@/lib/http/limit-store';
import { addressOf } from '@/lib/http/route';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: 'Search' };

export default async function SearchPage({ searchParams }: Props) {
  const find = findSchema.parse(await searchParams);
  const { products, articles, site } = content();
  const limit = { scope: 'search', address: addressOf({ headers: await headers() }), max: 240, windowSeconds: 60 };
  if (!(await withinLimit({ ...limit, whenDown: 'open' })).ok)
    return (
      <div className="page grid gap-6">
        <Heading title="Search" trail={[{ name: 'Shop', href: '/shop' }]} />
        <Notice tone="info">
          That is a lot of searches at once. Please wait a minute, then press the button again.
        </Notice>
        <Filters site={site} find={find} />
      </div>
    );
  const answer = find.q ? searchShop(find.q) : null;
  const inOrder = answer
    ? answer.products.flatMap((slug) => products.filter((product) => product.slug === slug))
    : products;
  const shown = filterProducts(inOrder, find);
  const reading = answer ? answer.articles.flatMap((slug) => articles.filter((article) => article.slug === slug)) : [];
  const nothing = shown.length === 0 && reading.length === 0;
  return (
    <div className="page grid gap-6">
      <Heading title={find.q ? `Results for “${find.q}”` : 'Products'} trail={[{ name: 'Shop', href: '/shop' }]} />
      {answer?.health ? (
        <Notice tone="info">
          <p>
            Our products are food and skincare, not medicines. For a health question please ask a GP or pharmacist, or
            call 111.
          </p>
        </Notice>
      ) : (
        <Filters site={site} find={find} />
      )}
      {nothing ? (
        <p className="text-lg">
          Nothing matches. Try fewer filters, another word, or{' '}
          <a href="/shop" className="link">
            see everything
          </a>
          .
        </p>
      ) : null}
      {shown.length > 0 ? (
        <section aria-label="Products" className="grid gap-4">
          <p role="status">
            {shown.length} {shown.length === 1 ? 'product' : 'products'}
          </p>
          <Shelf products={shown} />
        </section>
      ) : null}
      {reading.length > 0 ? (
        <section aria-labelledby="found-articles" className="grid gap-4">
          <h2 id="found-articles" className="text-2xl">
            Articles
          </h2>
          <ArticleList articles={reading} />
        </section>
      ) : null}
    </div>
  );
}
