import type { Draft } from '@/lib/http/form-store';
import type { OrderLine } from '@/lib/orders/store';
import { fieldsOf } from '../act-form';
import { OrderForm, ReasonField } from './form';

type Props = { orderId: string; lines: readonly OrderLine[]; reasons: readonly string[]; draft: Draft | null };

const field = fieldsOf('orders/resend');

/** Sends something again at no charge. */
export function OrderResend({ orderId, lines, reasons, draft }: Props) {
  const typed = draft?.values ?? {};
  return (
    <OrderForm name="resend" orderId={orderId} says="Send it again" draft={draft}>
      <p className="desk-field">
        <label htmlFor="position">Line</label>
        <select id="position" name={field('position')} defaultValue={typed.position}>
          {lines.map(({ position, title, label, quantity }) => (
            <option key={position} value={position}>
              {title}, {label} ({quantity} bought)
            </option>
          ))}
        </select>
      </p>
      <p className="desk-field">
        <label htmlFor="quantity">How many</label>
        <input
          id="quantity"
          name={field('quantity')}
          type="number"
          min={1}
          max={999}
          defaultValue={typed.quantity ?? 1}
        />
      </p>
      <ReasonField of="resend" reasons={reasons} chosen={typed.reason} />
      <p className="text-ink-soft text-sm">It costs the customer nothing and is taken from the shelf now.</p>
    </OrderForm>
  );
}
