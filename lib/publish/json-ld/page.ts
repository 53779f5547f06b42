import { productHref } from '@/lib/catalogue/find';
import type { Faq, Page, Product } from '@/lib/content/graph';
import { plainText } from '@/lib/content/text/markdown';
import { context } from './organisation';

export function breadcrumbData(trail: readonly { name: string; href: string }[], here: string, origin: string) {
  const items = trail.map(({ name, href }) => ({ name, item: new URL(href, origin).href }));
  return {
    '@context': context,
    '@type': 'BreadcrumbList',
    itemListElement: [...items, { name: here }].map((item, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      ...item,
    })),
  };
}

type List = { name: string; path: `/${string}`; products: readonly Product[] };

/** A shelf: which products stand on it, in which order. */
export function shelfData({ name, path, products }: List, origin: string) {
  return {
    '@context': context,
    '@type': 'CollectionPage',
    name,
    url: origin + path,
    mainEntity: {
      '@type': 'ItemList',
      numberOfItems: products.length,
      itemListElement: products.map(({ slug }, index) => ({
        '@type': 'ListItem',
        position: index + 1,
        url: origin + productHref(slug),
      })),
    },
  };
}

/** A page of help; with questions on it, an FAQPage. */
export function pageData({ title, summary, slug, updated }: Page, faqs: readonly Faq[], origin: string) {
  return {
    '@context': context,
    '@type': faqs.length > 0 ? 'FAQPage' : slug === 'about' ? 'AboutPage' : 'WebPage',
    name: title,
    description: summary,
    url: `${origin}/help/${slug}`,
    dateModified: updated,
    inLanguage: 'en-GB',
    ...(faqs.length > 0
      ? {
          mainEntity: faqs.map(({ question, body }) => ({
            '@type': 'Question',
            name: question,
            acceptedAnswer: { '@type': 'Answer', text: plainText(body.tree) },
          })),
        }
      : {}),
  };
}
