import type { Metadata } from 'next';
import { content } from '@/lib/content/content';

/**
 * Where the shop will stand, known when its pages are built: PUBLIC_URL at build time. Canonical addresses, the
 * sitemap and the feed are baked into static pages, so production is built with the same PUBLIC_URL it runs with.
 */
export function publicOrigin(): string {
  return new URL(process.env.PUBLIC_URL ?? 'http://localhost:3000').origin;
}

const feeds = { 'application/rss+xml': '/articles/feed.xml' };

export function siteMetadata(): Metadata {
  const { brand } = content().site;
  return {
    metadataBase: new URL(publicOrigin()),
    title: { default: `${brand.name}: ${brand.tagline}`, template: `%s · ${brand.name}` },
    description: brand.description,
    manifest: '/manifest.webmanifest',
    openGraph: { siteName: brand.name, locale: 'en_GB', type: 'website' },
    twitter: { card: 'summary_large_image' },
    alternates: { types: feeds },
  };
}

type Shown = {
  /** The one address that programs know the page by. */
  path: string;
  title: string;
  /** Stands as it is, without the shop's name after it. */
  absolute?: boolean;
  description: string;
  /** Of a page with a picture of its own to be shared with, and what is on it. */
  picture?: { path: string; alt: string };
  article?: { published: string; reviewed: string };
};

/** What a public page tells programs: its address, and what is shown of it where somebody shares it. */
export function pageMetadata({ path, title, absolute, description, picture, article }: Shown): Metadata {
  const { brand } = content().site;
  const { path: url, alt } = picture ?? { path: '/social.png', alt: `${brand.name}: ${brand.tagline}` };
  return {
    title: absolute ? { absolute: title } : title,
    description,
    alternates: { canonical: path, types: feeds },
    openGraph: {
      siteName: brand.name,
      locale: 'en_GB',
      url: path,
      title,
      description,
      images: [{ url, width: 1200, height: 630, alt }],
      ...(article
        ? { type: 'article', publishedTime: article.published, modifiedTime: article.reviewed }
        : { type: 'website' }),
    },
  };
}
