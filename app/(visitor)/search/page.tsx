import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { ArticleList } from '@/components/article/article-list';
import { Filters } from '@/components/catalogue/filters';
import { countWords, Shelf } from '@/components/catalogue/product-card';
import { HelpFound } from '@/components/catalogue/search/help-found';
import { SearchNotices } from '@/components/catalogue/search/notices';
import { Heading } from '@/components/layout/heading';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { filterProducts, findSchema, isFiltered } from '@/lib/catalogue/filter';
import { searchShop } from '@/lib/catalogue/search/shop-search';
import { content } from '@/lib/content/content';
import { withinLimit } from '@/lib/http/limit-store';
import { addressOf } from '@/lib/http/route';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: 'Search' };

const inOrder = <One extends { slug: string }>(slugs: readonly string[], all: readonly One[]): One[] =>
  slugs.flatMap((slug) => all.filter((one) => one.slug === slug));

export default async function SearchPage({ searchParams }: Props) {
  const find = findSchema.parse(await searchParams);
  const { products, articles, pages, faqs, site } = content();
  const limit = { scope: 'search', address: addressOf({ headers: await headers() }), max: 240, windowSeconds: 60 };
  if (!(await withinLimit({ ...limit, whenDown: 'open' })).ok)
    return (
      <div className="page grid grid-cols-[minmax(0,1fr)] gap-4 sm:gap-6">
        <Heading title="Search" trail={[{ name: 'Shop', href: '/shop' }]} />
        <Notice tone="info">
          That is a lot of searches at once. Please wait a minute, then press the button again.
        </Notice>
        <form action="/search">
          {Object.entries(find).map(([name, asked]) =>
            asked ? <input key={name} type="hidden" name={name} value={asked} /> : null,
          )}
          <Button type="submit">Search again</Button>
        </form>
      </div>
    );
  const answer = find.q ? searchShop(find.q) : null;
  const pool = answer ? inOrder(answer.products, products) : products;
  const shown = filterProducts(pool, find);
  const reading = answer ? inOrder(answer.articles, articles) : [];
  const help = {
    pages: answer ? inOrder(answer.pages, pages) : [],
    questions: answer ? inOrder(answer.questions, faqs) : [],
  };
  const nothing = [shown, reading, help.pages, help.questions].every(({ length }) => length === 0);
  return (
    <div className="page grid grid-cols-[minmax(0,1fr)] gap-4 sm:gap-6">
      <Heading title={find.q ? `Results for “${find.q}”` : 'Products'} trail={[{ name: 'Shop', href: '/shop' }]} />
      {answer ? <SearchNotices answer={answer} /> : null}
      {shown.length > 0 || isFiltered(find) ? <Filters site={site} find={find} pool={pool} /> : null}
      {nothing ? (
        <p className="text-lg">
          Nothing matches. {isFiltered(find) ? 'Try fewer filters' : 'Try another word'},{' '}
          <a href="/shop" className="link">
            see everything
          </a>{' '}
          or{' '}
          <a href="/help" className="link">
            look through our help
          </a>
          .
        </p>
      ) : null}
      {shown.length > 0 ? (
        <section aria-label="Products" className="grid gap-4">
          <p role="status">{countWords(shown)}</p>
          <Shelf products={shown} />
        </section>
      ) : null}
      <HelpFound {...help} />
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
