import type { Metadata } from 'next';
import { MissingPage } from '@/components/page/missing-page';
import { Shell } from '@/components/shell/shell';
import './globals.css';

export const metadata: Metadata = { title: 'Page not found', robots: { index: false } };

export default function GlobalNotFound() {
  return (
    <Shell>
      <MissingPage />
    </Shell>
  );
}
