import type { MetadataRoute } from 'next';
import { publicOrigin } from '@/components/layout/public-origin';
import { content } from '@/lib/content/content';
import { sitemapOf } from '@/lib/content/outputs/sitemap';

export default function sitemap(): MetadataRoute.Sitemap {
  return sitemapOf(content(), publicOrigin());
}
