import type { Draft } from '@/lib/http/form-store';
import { formatPence } from '@/lib/money/pence';
import { OrderForm, ReasonField, RestockField } from './form';

type Props = { orderId: string; leftPence: number; reasons: readonly string[]; draft: Draft | null };

/** Ends an order that has not left yet. */
export function OrderCancel({ orderId, leftPence, reasons, draft }: Props) {
  return (
    <OrderForm name="cancel" orderId={orderId} says="Cancel the order" tone="grave" draft={draft}>
      <p className="text-sm">
        The parcel is not packed or sent, and {formatPence(leftPence)} goes back to the customer.
      </p>
      <ReasonField of="cancel" reasons={reasons} chosen={draft?.values.reason} />
      <RestockField of="cancel" chosen={draft ? draft.values.restock === 'on' : true} />
    </OrderForm>
  );
}
