import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { siteMetadata } from '@/components/layout/site-metadata';
import { Shell } from '@/components/shell/shell';
import '../globals.css';

/** Every page here is the same for everyone: a build in which one reads a cookie or the query fails. */
export const dynamic = 'error';
export const generateMetadata = (): Metadata => siteMetadata();
export const viewport: Viewport = { themeColor: '#2f6b46' };

export default function PublicLayout({ children }: { children: ReactNode }) {
  return <Shell>{children}</Shell>;
}
