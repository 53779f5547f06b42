import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { sans, serif } from '@/components/layout/fonts';
import '../globals.css';

/** They are the same for everyone: the front door sends them as they were built. */
export const dynamic = 'error';
export const metadata: Metadata = { robots: { index: false }, referrer: 'no-referrer' };

/** Pages that stand in for those of the desk. */
export default function DeskInsteadLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en-GB" className={`${serif.variable} ${sans.variable}`}>
      <body className="min-h-dvh">
        <main className="page py-6">{children}</main>
      </body>
    </html>
  );
}
