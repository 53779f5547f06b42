import MiniSearch from 'minisearch';
import type { Article, Product } from '@/lib/content/graph';
import { folded, healthFinder } from './health-words';

export type Found = { kind: 'product' | 'article'; slug: string };
export type SearchAnswer = { products: string[]; articles: string[]; health: boolean };

type Entry = Found & { id: string; title: string; summary: string; words: string };

/**
 * A typo-tolerant index over products and articles. A word from `healthWords` (claims rules, list A) finds articles
 * only: products may not be offered against an illness (CAP Code 12 and 15).
 */
export function searchIndex(
  products: readonly Product[],
  articles: readonly Article[],
  healthWords: readonly string[],
) {
  const index = new MiniSearch<Entry>({
    fields: ['title', 'summary', 'words'],
    storeFields: ['kind', 'slug'],
    processTerm: folded,
    searchOptions: {
      boost: { title: 4, summary: 2 },
      prefix: (term) => term.length > 1,
      fuzzy: (term) => (term.length > 3 ? 0.25 : 0),
    },
  });
  index.addAll([
    ...products.map(
      ({ slug, title, summary, category, milk, howToUse, variants }): Entry => ({
        id: `product:${slug}`,
        kind: 'product',
        slug,
        title,
        summary,
        words: [category, milk, ...howToUse, ...variants.map(({ label }) => label)].join(' '),
      }),
    ),
    ...articles.map(
      ({ slug, title, summary, standfirst, condition = '' }): Entry => ({
        id: `article:${slug}`,
        kind: 'article',
        slug,
        title,
        summary,
        words: `${standfirst} ${condition}`,
      }),
    ),
  ]);
  const isAboutHealth = healthFinder(healthWords);

  return (query: string): SearchAnswer => {
    const isHealth = isAboutHealth(query);
    const found = index.search(query);
    const slugs = (kind: Found['kind']) => found.filter((one) => one.kind === kind).map(({ slug }) => String(slug));
    return { products: isHealth ? [] : slugs('product'), articles: slugs('article'), health: isHealth };
  };
}
