import { variantHref } from '@/lib/catalogue/find';
import type { Content } from '@/lib/content/graph';

type Entry = { url: string; lastModified?: string; images?: string[] };
type Listed = Pick<Content, 'site' | 'products' | 'articles' | 'pages'>;

/**
 * Every public page, with the pictures on it. Of a product no date is told: none is written in its file, a build may know
 * nothing of the commits, and a date that does not always hold makes search engines pass over those that do.
 */
export function sitemapOf({ site, products, articles, pages }: Listed, origin: string): Entry[] {
  const at = (path: string, rest: { lastModified?: string; picture?: string } = {}): Entry => ({
    url: origin + path,
    ...(rest.lastModified ? { lastModified: rest.lastModified } : {}),
    ...(rest.picture ? { images: [new URL(rest.picture, origin).href] } : {}),
  });
  const home = articles.find(({ slug }) => slug === site.homeArticle);
  return [
    at('/', { lastModified: home?.reviewed, picture: home?.picture }),
    at('/shop'),
    at('/articles'),
    at('/help'),
    ...site.categories.map(({ id }) => at(`/shop/${id}`)),
    ...products.flatMap((product) =>
      product.variants.map((variant) =>
        at(variantHref(product, variant), { picture: product.pictureBySize[variant.slug] ?? product.picture }),
      ),
    ),
    ...articles
      .filter(({ slug }) => slug !== site.homeArticle)
      .map(({ slug, reviewed, picture }) => at(`/articles/${slug}`, { lastModified: reviewed, picture })),
    ...pages.map(({ slug, updated }) => at(`/help/${slug}`, { lastModified: updated })),
  ];
}
