import type { Article } from '@/lib/content/graph';
import type { Site } from '@/lib/content/schema/site';
import { articlePath } from '../article-path';
import { context, organisation } from './organisation';

/** An article about a condition is also a MedicalWebPage; neither ever carries a Product, an Offer or a rating. */
export function articleData(article: Article, site: Site, origin: string) {
  return {
    '@context': context,
    '@type': article.condition ? ['MedicalWebPage', 'Article'] : 'Article',
    headline: article.title,
    description: article.summary,
    url: origin + articlePath(article, site),
    image: new URL(article.picture, origin).href,
    datePublished: article.published,
    dateModified: article.reviewed,
    wordCount: article.body.words,
    inLanguage: 'en-GB',
    ...(article.condition
      ? { lastReviewed: article.reviewed, about: { '@type': 'MedicalCondition', name: article.condition } }
      : {}),
    author: organisation(site, origin),
    publisher: organisation(site, origin),
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
