import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { sans, serif } from '@/components/layout/fonts';
import { HeadScript } from '@/components/layout/head-script';
import { Part } from '@/components/ui/part';
import '../globals.css';
import './desk.css';
import './console.css';
import './account.css';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = {
  title: { default: 'Staff', template: '%s · Staff' },
  robots: { index: false },
  referrer: 'no-referrer',
};

export default function StaffLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en-GB" className={`${serif.variable} ${sans.variable}`}>
      <head>
        <HeadScript />
      </head>
      <body className="min-h-dvh">
        <main className="desk-page page py-6">
          <Part at="main">{children}</Part>
        </main>
      </body>
    </html>
  );
}
