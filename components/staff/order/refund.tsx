import { CountInput } from '@/components/ui/count-input';
import type { Draft } from '@/lib/http/form-store';
import { formatPence } from '@/lib/money/pence';
import type { Left } from '@/lib/orders/refunds/refund';
import type { OrderLine } from '@/lib/orders/store';
import { fieldsOf } from '../act-form';
import { OrderForm, ReasonField, RestockField } from './form';

type Props = {
  orderId: string;
  left: Left;
  lines: readonly OrderLine[];
  reasons: readonly string[];
  capSays: string | null;
  draft: Draft | null;
};

const field = fieldsOf('orders/refund');

/** Gives money back: the whole of it, some lines, an amount, or the delivery. */
export function OrderRefund({ orderId, left, lines, reasons, capSays, draft }: Props) {
  const typed = draft?.values ?? {};
  const kind = typed.kind ?? 'lines';
  const ways = [
    { value: 'lines', says: 'These lines' },
    { value: 'amount', says: 'An amount' },
    { value: 'delivery', says: `The delivery, ${formatPence(left.deliveryPence)}` },
    { value: 'whole', says: `Everything that is left, ${formatPence(left.totalPence)}` },
  ].filter(({ value }) => value !== 'delivery' || left.deliveryPence > 0);
  return (
    <OrderForm name="refund" orderId={orderId} says="Refund" tone="grave" draft={draft}>
      {capSays ? <p className="text-ink-soft text-sm">{capSays}</p> : null}
      <fieldset>
        <legend>What goes back</legend>
        {ways.map(({ value, says }) => (
          <div key={value} className="grid gap-2">
            <p className="desk-check text-sm">
              <input
                id={`refund-${value}`}
                type="radio"
                name={field('kind')}
                value={value}
                defaultChecked={value === kind}
              />
              <label htmlFor={`refund-${value}`}>{says}</label>
            </p>
            {value === 'lines' ? <LineFields left={left} lines={lines} typed={typed} /> : null}
            {value === 'amount' ? (
              <p className="desk-field pl-7">
                <label htmlFor="amount">Pounds and pence</label>
                <input
                  id="amount"
                  name={field('amount')}
                  inputMode="decimal"
                  placeholder="4.95"
                  defaultValue={typed.amount ?? ''}
                />
              </p>
            ) : null}
          </div>
        ))}
      </fieldset>
      <ReasonField of="refund" reasons={reasons} chosen={typed.reason} />
      <RestockField of="refund" chosen={typed.restock === 'on'} />
    </OrderForm>
  );
}

function LineFields({ left, lines, typed }: Pick<Props, 'left' | 'lines'> & { typed: Record<string, string> }) {
  return (
    <ul className="grid gap-1 pl-7 text-sm">
      {left.lines.map(({ position, quantity, pence }) => {
        const line = lines.find((one) => one.position === position);
        const name = field(`line.${position}`);
        return (
          <li key={position} className="desk-lines">
            <label htmlFor={name}>
              {line?.title}, {line?.label}{' '}
              <span className="desk-soft">
                {quantity} left, {formatPence(pence)}
              </span>
            </label>
            <CountInput
              id={name}
              name={name}
              min={0}
              max={quantity}
              defaultValue={typed[name] ?? 0}
              disabled={quantity === 0}
              className="desk-input"
            />
          </li>
        );
      })}
      {left.deliveryPence > 0 ? (
        <li className="desk-check">
          <input id="with-delivery" type="checkbox" name={field('delivery')} defaultChecked={typed.delivery === 'on'} />
          <label htmlFor="with-delivery">and the delivery, {formatPence(left.deliveryPence)}</label>
        </li>
      ) : null}
    </ul>
  );
}
