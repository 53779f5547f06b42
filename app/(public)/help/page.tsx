import type { Metadata } from 'next';
import { pageMetadata } from '@/components/layout/site-metadata';
import { HelpIndex } from '@/components/page/help-index';

export const generateMetadata = (): Metadata =>
  pageMetadata({
    path: '/help',
    title: 'Help',
    description: 'Delivery, orders, keeping and using kefir: answers by subject, and somebody to ask.',
  });

export default function HelpRoute() {
  return <HelpIndex />;
}
