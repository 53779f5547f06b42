import type { Metadata } from 'next';
import { content } from '@/lib/content/content';

/**
 * Where the shop will stand, known when its pages are built: PUBLIC_URL at build time. Canonical addresses, the
 * sitemap and the feed are baked into static pages, so production is built with the same PUBLIC_URL it runs with.
 */
export function publicOrigin(): string {
  return new URL(process.env.PUBLIC_URL ?? 'http://localhost:3000').origin;
}

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
