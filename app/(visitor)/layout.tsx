import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { HeadScript } from '@/components/layout/head-script';
import { siteMetadata } from '@/components/layout/site-metadata';
import { Shell } from '@/components/shell/shell';
import '../globals.css';

/** These pages are made for one visitor at a time: never cached, never indexed. */
export const dynamic = 'force-dynamic';
export const generateMetadata = (): Metadata => ({ ...siteMetadata(), robots: { index: false } });
export const viewport: Viewport = { themeColor: '#2f6b46' };

export default function VisitorLayout({ children }: { children: ReactNode }) {
  return <Shell head={<HeadScript />}>{children}</Shell>;
}
