import { type Customer, customerOf } from '@/lib/desk/customers/customer-store';
import { CustomerFacts, CustomerOrders, CustomerTalks } from './known';

type Props = { customer: Customer; of: string; orderId: string | null };
const most = 3;

/** What else there is of whoever wrote a conversation or bought an order, and the way to all of it. */
function Beside({ customer, of, orderId }: Props) {
  return (
    <>
      <CustomerFacts customer={customer} beside="name" />
      {orderId ? (
        <>
          <h3 className="font-semibold text-sm">Other orders</h3>
          <CustomerOrders customer={customer} but={orderId} most={most} />
        </>
      ) : null}
      <h3 className="font-semibold text-sm">Conversations</h3>
      <CustomerTalks customer={customer} but={of} most={most} />
      <p className="text-sm">
        <a href={`/staff/customers/${of}`} className="link">
          {customer.person.shown ? 'Everything about this customer' : 'Everything under this address'}
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
      <Beside customer={customer} of={orderId} orderId={orderId} />
    </section>
  ) : null;
}

type TalkProps = { conversationId: string; orderId: string | null; staffId: string };

/** Beside a conversation. Of one about an order, that order stands there already; of any other, all of them. */
export async function TalkCustomer({ conversationId, orderId, staffId }: TalkProps) {
  const customer = await customerOf(conversationId, staffId);
  return customer ? (
    <section aria-labelledby="customer-title">
      <h3 id="customer-title">Customer</h3>
      <Beside customer={customer} of={conversationId} orderId={orderId} />
    </section>
  ) : null;
}
