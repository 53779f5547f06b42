import { type Problem, problemAt } from '../problem';
import type { ArticleFields } from '../schema/article';
import type { ProductFields } from '../schema/product';
import type { Source, Sources } from '../source';
import { didYouMean } from '../text/did-you-mean';
import { productsIn } from '../text/markdown';

/** Products that other products and articles name: files that exist, and no drafts where the page itself is published. */
export function checkProducts({ products, articles }: Sources, files: readonly string[]): Problem[] {
  const drafts = new Set(products.filter(({ fields }) => fields.status === 'draft').map(({ slug }) => slug));
  return [
    ...products.flatMap((product) => related(product, files, drafts)),
    ...articles.flatMap((article) => embedded(article, drafts)),
  ];
}

function related(product: Source<ProductFields>, files: readonly string[], drafts: ReadonlySet<string>): Problem[] {
  return product.fields.related.flatMap((slug, index): Problem[] => {
    const path = ['related', index];
    if (slug === product.slug) return [problemAt(product, path, 'a product cannot be related to itself.')];
    if (!files.includes(slug)) {
      const message = `product "${slug}" is not a file in content/products.${didYouMean(slug, files)}`;
      return [problemAt(product, path, message)];
    }
    return drafts.has(slug)
      ? [problemAt(product, path, `product "${slug}" is a draft, so nobody sees it yet.`, { level: 'warning' })]
      : [];
  });
}

function embedded(article: Source<ArticleFields>, drafts: ReadonlySet<string>): Problem[] {
  return productsIn(article.root)
    .filter(({ slug }) => drafts.has(slug))
    .map(({ slug, line }) => ({
      file: article.file,
      line: article.bodyLine + line,
      column: 1,
      level: 'warning',
      message: `product "${slug}" is a draft, so its card is missing here until it is published.`,
    }));
}
