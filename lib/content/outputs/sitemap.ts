import { productHref } from '@/lib/catalogue/find';
import type { Content } from '../graph';

type Entry = { url: string; lastModified?: string; images?: string[] };
type Listed = Pick<Content, 'site' | 'products' | 'articles' | 'pages'>;

/** Every public page, with the pictures on it. */
export function sitemapOf({ site, products, articles, pages }: Listed, origin: string): Entry[] {
  const at = (path: string, rest: { lastModified?: string; image?: { src: string } } = {}): Entry => ({
    url: origin + path,
    ...(rest.lastModified ? { lastModified: rest.lastModified } : {}),
    ...(rest.image ? { images: [new URL(rest.image.src, origin).href] } : {}),
  });
  const home = articles.find(({ slug }) => slug === site.homeArticle);
  return [
    at('/', { lastModified: home?.reviewed, image: home?.image }),
    at('/shop'),
    at('/articles'),
    ...site.categories.map(({ id }) => at(`/shop/${id}`)),
    ...products.map(({ slug, image }) => at(productHref(slug), { image })),
    ...articles.map(({ slug, reviewed, image }) => at(`/articles/${slug}`, { lastModified: reviewed, image })),
    ...pages.map(({ slug, updated }) => at(`/help/${slug}`, { lastModified: updated })),
  ];
}
