import type { Article } from './graph';
import type { Site } from './schema/site';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
const xml = (text: string) => text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');

/** The articles as RSS 2.0, newest first. */
export function articleFeed(articles: readonly Article[], { brand }: Site, origin: string): string {
  const items = articles.map(({ slug, title, summary, published }) => {
    const link = `${origin}/articles/${slug}`;
    const date = new Date(`${published}T09:00:00Z`).toUTCString();
    return `<item><title>${xml(title)}</title><link>${link}</link><guid>${link}</guid><pubDate>${date}</pubDate><description>${xml(summary)}</description></item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>${xml(brand.name)}</title><link>${origin}/articles</link><description>${xml(brand.description)}</description><language>en-gb</language>${items.join('')}</channel></rss>`;
}
