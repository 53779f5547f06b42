import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { HeadScript } from '@/components/layout/head-script';
import { siteMetadata } from '@/components/layout/site-metadata';
import { Shell } from '@/components/shell/shell';
import { requestBasket } from '@/lib/basket/store';
import { content } from '@/lib/content/content';
import { knownZone } from '@/lib/delivery/zones';
import '../globals.css';

/** These pages are made for one visitor at a time: never cached, never indexed. */
export const dynamic = 'force-dynamic';
export const generateMetadata = (): Metadata => ({ ...siteMetadata(), robots: { index: false } });
export const viewport: Viewport = { themeColor: '#2f6b46' };

export default async function VisitorLayout({ children }: { children: ReactNode }) {
  const { basket } = await requestBasket();
  return (
    <Shell head={<HeadScript />} zone={knownZone(basket.postcode, content().delivery)}>
      {children}
    </Shell>
  );
}
