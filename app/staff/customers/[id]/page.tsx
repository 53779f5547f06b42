import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CustomerComplaints, CustomerFacts, CustomerOrders, CustomerTalks } from '@/components/staff/customer/known';
import { CustomerTimeline } from '@/components/staff/customer/timeline';
import { WriteFirst } from '@/components/staff/customer/write';
import { Desk } from '@/components/staff/desk';
import { Said } from '@/components/staff/said';
import { draftName } from '@/lib/desk/act/places';
import { customerOf } from '@/lib/desk/customers/customer-store';
import { timelineOf } from '@/lib/desk/customers/timeline-store';
import { pageNumber } from '@/lib/desk/find/words';
import { doneWords } from '@/lib/desk/orders/done-words';
import { isId } from '@/lib/keys/id';
import { refusedForm, staffPage } from '@/lib/staff/page-store';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: 'Customer' };

export default async function CustomerPage({ params, searchParams }: Props) {
  const member = await staffPage('see-orders');
  const { id } = await params;
  const customer = isId(id) ? await customerOf(id, member.id) : null;
  if (!customer) notFound();
  const { done, refused, page: asked } = await searchParams;
  const page = pageNumber(asked);
  const { moments, more } = await timelineOf(customer, page);
  const draft = await refusedForm(refused, 'write', draftName('write', id));
  return (
    <Desk member={member} title={customer.names[0] ?? customer.person.email} here="/staff/orders">
      <Said done={doneWords(done)} problem={null} />
      <div className="desk-columns" data-customer>
        <div className="grid gap-6">
          <section className="desk-section" aria-labelledby="who">
            <h2 id="who">Who</h2>
            <CustomerFacts customer={customer} />
          </section>
          {customer.orders.length > 0 ? (
            <details className="desk-fold" open={draft !== null}>
              <summary>Write to them</summary>
              <WriteFirst orders={customer.orders} from="customer" draft={draft} />
            </details>
          ) : null}
          <section className="desk-section" aria-labelledby="orders">
            <h2 id="orders">Orders</h2>
            <CustomerOrders customer={customer} />
          </section>
          <section className="desk-section" aria-labelledby="talks">
            <h2 id="talks">Conversations</h2>
            <CustomerTalks customer={customer} />
          </section>
          <CustomerComplaints customer={customer} />
        </div>
        <CustomerTimeline
          moments={moments}
          page={page}
          more={more}
          href={(other) => `/staff/customers/${id}?page=${other}#timeline`}
        />
      </div>
    </Desk>
  );
}
