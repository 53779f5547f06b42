import type { Metadata } from 'next';
import { Desk } from '@/components/staff/desk';
import { TrackingForm } from '@/components/staff/packing/tracking-form';
import { content } from '@/lib/content/content';
import { refusedForm, staffPage } from '@/lib/staff/page-store';

type Query = Record<string, string | string[] | undefined>;

export const metadata: Metadata = { title: 'Tracking numbers' };

export default async function TrackingPage({ searchParams }: { searchParams: Promise<Query> }) {
  const member = await staffPage('dispatch');
  const { refused } = await searchParams;
  const carriers = content().delivery.carriers.map(({ name }) => name);
  return (
    <Desk member={member} title="Tracking numbers from a file" here="/staff/orders">
      <p className="measure">
        One line for each parcel, with the columns number, carrier and tracking, as the file of orders to dispatch has
        them. Carriers: {new Intl.ListFormat('en-GB').format(carriers)}. Lines without a tracking number are passed
        over, and nothing is sent twice.
      </p>
      <TrackingForm draft={await refusedForm(refused, 'tracking')} />
    </Desk>
  );
}
