import { type Customer, customerOf } from '@/lib/desk/customers/customer-store';
import { CustomerFacts, CustomerOrders, CustomerTalks } from './known';

type Props = { customer: Customer; of: string; orders?: 'shown' };
const most = 3;

/** What else there is of whoever wrote a conversation or bought an order, and the way to all of it. */
function Beside({ customer, of, orders }: Props) {
  const { shown } = customer.person;
  return (
    <>
      <CustomerFacts customer={customer} />
      {orders ? null : (
        <>
          <h3>Other orders</h3>
          <CustomerOrders customer={customer} but={of} most={most} />
        </>
      )}
      <h3>{orders ? 'Earlier conversations' : 'Conversations'}</h3>
      <CustomerTalks customer={customer} but={of} most={most} />
      <p>
        <a href={`/staff/customers/${of}`} className="link">
          {shown ? 'Everything about this customer' : 'Everything under this address'}
        </a>
      </p>
    </>
  );
}

/** Beside an order. */
export async function OrderCustomer({ orderId, staffId }: { orderId: string; staffId: string }) {
  const customer = await customerOf(orderId, staffId);
  return customer ? (
    <section className="desk-section" aria-labelledby="customer">
      <h2 id="customer">Customer</h2>
      <Beside customer={customer} of={orderId} />
    </section>
  ) : null;
}

/** Beside a conversation, where its orders stand already. */
export async function TalkCustomer({ conversationId, staffId }: { conversationId: string; staffId: string }) {
  const customer = await customerOf(conversationId, staffId);
  return customer ? (
    <section aria-labelledby="customer-title">
      <h3 id="customer-title">Customer</h3>
      <Beside customer={customer} of={conversationId} orders="shown" />
    </section>
  ) : null;
}
