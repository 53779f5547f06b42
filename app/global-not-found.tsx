import type { Metadata } from 'next';
import { MissingPage } from '@/components/layout/missing-page';
import { Shell } from '@/components/layout/shell';
import './globals.css';

export const metadata: Metadata = { title: 'Page not found', robots: { index: false } };

export default function GlobalNotFound() {
  return (
    <Shell>
      <MissingPage />
    </Shell>
  );
}
