import type { MetadataRoute } from 'next';
import { publicOrigin } from '@/components/layout/site-metadata';
import { content } from '@/lib/content/content';
import { sitemapOf } from '@/lib/publish/feeds/sitemap';

export default function sitemap(): MetadataRoute.Sitemap {
  return sitemapOf(content(), publicOrigin());
}
