import type { Metadata } from 'next';
import { HelpIndex } from '@/components/page/help-index';

export const metadata: Metadata = {
  title: 'Help',
  description: 'Delivery, orders, keeping and using kefir: answers by subject, and somebody to ask.',
  alternates: { canonical: '/help' },
};

export default function HelpRoute() {
  return <HelpIndex />;
}
