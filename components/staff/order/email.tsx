import type { Draft } from '@/lib/http/form-store';
import type { Order } from '@/lib/orders/store';
import { fieldsOf } from '../act-form';
import { DeskField } from '../field';
import { OrderForm } from './form';

/** Corrects where letters about an order go. */
export function OrderEmail({ order, draft }: { order: Order; draft: Draft | null }) {
  return (
    <OrderForm name="email" orderId={order.id} says="Correct the address" draft={draft}>
      <DeskField
        id="order-email"
        name={fieldsOf('orders/email')('email')}
        type="email"
        label="E-mail address"
        autoComplete="off"
        required
        defaultValue={draft?.values.email ?? order.email}
        error={draft?.problem?.code === 'sure' ? undefined : draft?.problem?.fields?.email}
      />
      <p className="text-ink-soft text-sm">
        First be sure that it is the buyer who asks. The new address gets the link of the order, and the old one is told
        that it was changed.
      </p>
    </OrderForm>
  );
}
