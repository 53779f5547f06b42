import type { Metadata } from 'next';
import { DeskFailedPage } from '@/components/page/failed-page';

export const metadata: Metadata = { title: 'Something went wrong · Staff' };

/** Never at an address of its own: the front door sends it in place of a page of the desk that could not be made. */
export default function DeskFailed() {
  return <DeskFailedPage />;
}
