import type { Metadata } from 'next';
import { FailedPage } from '@/components/page/failed-page';

export const metadata: Metadata = { title: 'Something went wrong', robots: { index: false } };

/** Never at an address of its own: the front door sends it in place of a page that could not be made. */
export default function Failed() {
  return <FailedPage />;
}
