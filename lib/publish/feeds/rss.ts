import type { Article } from '@/lib/content/graph';
import type { Site } from '@/lib/content/schema/site';
import { element, xml } from './xml';

const morning = (date: string) => new Date(`${date}T09:00:00Z`).toUTCString();

/** The articles as RSS 2.0, newest first. */
export function articleFeed(articles: readonly Article[], { brand }: Site, origin: string): string {
  const latest = articles
    .map(({ reviewed }) => reviewed)
    .toSorted()
    .at(-1);
  const items = articles.map(({ slug, title, summary, published }) => {
    const link = `${origin}/articles/${slug}`;
    return [
      '<item>',
      element('title', title),
      element('link', link),
      element('guid', link),
      element('pubDate', morning(published)),
      element('description', summary),
      '</item>',
    ].join('');
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
    element('title', brand.name),
    element('link', `${origin}/articles`),
    `<atom:link href="${xml(`${origin}/articles/feed.xml`)}" rel="self" type="application/rss+xml"/>`,
    element('description', brand.description),
    element('language', 'en-gb'),
    ...(latest ? [element('lastBuildDate', morning(latest))] : []),
    ...items,
    '</channel></rss>',
  ].join('');
}
