import type { MetadataRoute } from 'next';
import { publicOrigin } from '@/components/layout/public-origin';
import { productHref } from '@/lib/catalogue/find';
import { content } from '@/lib/content/content';

export default function sitemap(): MetadataRoute.Sitemap {
  const { site, products, articles, pages } = content();
  const at = (path: string, lastModified?: string) => ({
    url: `${publicOrigin()}${path}`,
    ...(lastModified ? { lastModified } : {}),
  });
  return [
    at('/'),
    at('/shop'),
    at('/articles'),
    ...site.categories.map(({ id }) => at(`/shop/${id}`)),
    ...products.map(({ slug }) => at(productHref(slug))),
    ...articles.map(({ slug, reviewed }) => at(`/articles/${slug}`, reviewed)),
    ...pages.map(({ slug, updated }) => at(`/help/${slug}`, updated)),
  ];
}
