import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { sans, serif } from '@/components/layout/fonts';
import { HeadScript } from '@/components/layout/head-script';
import '../globals.css';

export const metadata: Metadata = { robots: { index: false }, referrer: 'no-referrer' };

/** Pages that stand in for those of the desk: made once, without what the desk itself needs. */
export default function DeskInsteadLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en-GB" className={`${serif.variable} ${sans.variable}`}>
      <head>
        <HeadScript />
      </head>
      <body className="min-h-dvh">
        <main className="page py-6">{children}</main>
      </body>
    </html>
  );
}
