import { z } from 'zod';
import { productHref } from '@/lib/catalogue/find';
import { type Suggestions, searchShop } from '@/lib/catalogue/search/shop-search';
import { content } from '@/lib/content/content';
import { done } from '@/lib/http/answer';
import { reader } from '@/lib/http/route';
import { oneLine } from '@/lib/text/line';

/** Type-ahead: a few titles with their addresses. */
export const GET = reader(
  {
    scope: 'search',
    query: z.object({ q: z.string().transform(oneLine).pipe(z.string().max(80)) }),
    limit: { max: 240, windowSeconds: 60, whenDown: 'open' },
  },
  async ({ input: { q } }) => {
    const { products, articles, pages, faqs } = content();
    const answer = searchShop(q);
    const titled = (
      slugs: readonly string[],
      list: readonly { slug: string; title: string }[],
      href: (slug: string) => string,
    ) =>
      slugs
        .slice(0, 5)
        .flatMap((slug) => list.filter((one) => one.slug === slug).map(({ title }) => ({ title, href: href(slug) })));
    const questions = faqs.map(({ slug, question }) => ({ slug, title: question }));
    return done<Suggestions>({
      suggestions: [
        ...titled(answer.products, products, productHref),
        ...titled(answer.questions, questions, (slug) => `/help#${slug}`),
        ...titled(answer.pages, pages, (slug) => `/help/${slug}`),
        ...titled(answer.articles, articles, (slug) => `/articles/${slug}`),
      ].slice(0, 8),
    });
  },
);
