import type { Metadata } from 'next';
import { content } from '@/lib/content/content';
import { publicOrigin } from './public-origin';

export function siteMetadata(): Metadata {
  const { brand } = content().site;
  return {
    metadataBase: new URL(publicOrigin()),
    title: { default: `${brand.name}: ${brand.tagline}`, template: `%s · ${brand.name}` },
    description: brand.description,
    openGraph: { siteName: brand.name, locale: 'en_GB', type: 'website' },
    twitter: { card: 'summary_large_image' },
    alternates: { types: { 'application/rss+xml': '/articles/feed.xml' } },
  };
}
