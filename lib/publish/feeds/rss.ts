import Markdoc, { type RenderableTreeNode } from '@markdoc/markdoc';
import type { Article } from '@/lib/content/graph';
import type { Site } from '@/lib/content/schema/site';
import { articlePath } from '../article-path';
import { element, xml } from './xml';

const morning = (date: string) => new Date(`${date}T09:00:00Z`).toUTCString();

/** The text for readers of feeds: links lead to the shop from anywhere; marks of references and product cards stay there. */
function fullText(tree: RenderableTreeNode, origin: string): RenderableTreeNode {
  if (!Markdoc.Tag.isTag(tree)) return tree;
  const { name, attributes, children } = tree;
  if (name === 'citation' || name === 'product') return null;
  const inside = children.map((child) => fullText(child, origin));
  const href = name === 'a' ? { href: new URL(String(attributes.href), origin).href } : {};
  return new Markdoc.Tag(name, href, inside);
}

/** The articles as RSS 2.0 with their whole text, newest first. */
export function articleFeed(articles: readonly Article[], site: Site, origin: string): string {
  const { brand } = site;
  const latest = articles
    .map(({ reviewed }) => reviewed)
    .toSorted()
    .at(-1);
  const items = articles.map((article) => {
    const { slug, title, summary, published, body } = article;
    return [
      '<item>',
      element('title', title),
      element('link', origin + articlePath(article, site)),
      `<guid isPermaLink="false">${xml(`${origin}/articles/${slug}`)}</guid>`,
      element('pubDate', morning(published)),
      element('description', summary),
      element('content:encoded', Markdoc.renderers.html(fullText(body.tree, origin))),
      '</item>',
    ].join('');
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>',
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
