import { publicOrigin } from '@/components/layout/site-metadata';
import { content } from '@/lib/content/content';
import { articleFeed } from '@/lib/publish/feeds/rss';

export const dynamic = 'force-static';

export function GET(): Response {
  const { articles, site } = content();
  return new Response(articleFeed(articles, site, publicOrigin()), {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8' },
  });
}
