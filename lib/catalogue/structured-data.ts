import type { Article, Product } from '@/lib/content/graph';
import type { Variant } from '@/lib/content/schema/product';
import type { Site } from '@/lib/content/schema/site';

const context = 'https://schema.org';

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

/** An article about a condition is also a MedicalWebPage; neither ever carries a Product, an Offer or a rating. */
export function articleData(article: Article, site: Site, origin: string) {
  return {
    '@context': context,
    '@type': article.condition ? ['MedicalWebPage', 'Article'] : 'Article',
    headline: article.title,
    description: article.summary,
    url: `${origin}/articles/${article.slug}`,
    image: new URL(article.picture, origin).href,
    datePublished: article.published,
    dateModified: article.reviewed,
    inLanguage: 'en-GB',
    ...(article.condition
      ? { lastReviewed: article.reviewed, about: { '@type': 'MedicalCondition', name: article.condition } }
      : {}),
    author: { '@type': 'Organization', name: site.brand.name, url: origin },
    publisher: { '@type': 'Organization', name: site.brand.name, url: origin },
    citation: article.references.map(({ title, author, publisher, date, url }) => ({
      '@type': 'CreativeWork',
      name: title,
      author,
      publisher,
      datePublished: date,
      url,
    })),
  };
}

/** Stock is live and pages are static, so the offer names no availability rather than a stale one. */
export function productData(product: Product, variant: Variant, href: string, site: Site, origin: string) {
  return {
    '@context': context,
    '@type': 'Product',
    name: `${product.title}, ${variant.label}`,
    description: product.summary,
    image: new URL(product.picture, origin).href,
    sku: variant.sku,
    brand: { '@type': 'Brand', name: site.brand.name },
    offers: {
      '@type': 'Offer',
      url: new URL(href, origin).href,
      priceCurrency: 'GBP',
      price: (variant.pricePence / 100).toFixed(2),
      itemCondition: 'https://schema.org/NewCondition',
      seller: { '@type': 'Organization', name: site.legal.name },
    },
  };
}
