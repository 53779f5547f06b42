import type { Metadata } from 'next';
import { Shell } from '@/components/layout/shell';
import { MissingPage } from '@/components/page/missing-page';
import './globals.css';

export const metadata: Metadata = { title: 'Page not found', robots: { index: false } };

export default function GlobalNotFound() {
  return (
    <Shell>
      <MissingPage />
    </Shell>
  );
}
