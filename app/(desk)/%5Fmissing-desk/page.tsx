import type { Metadata } from 'next';
import { DeskMissingPage } from '@/components/page/missing-page';

export const metadata: Metadata = { title: 'Page not found · Staff' };

/** Never at an address of its own: the front door sends it where the desk has no page. */
export default function DeskMissing() {
  return <DeskMissingPage />;
}
