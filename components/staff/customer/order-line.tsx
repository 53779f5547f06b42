import { randomUUID } from 'node:crypto';
import { CountInput } from '@/components/ui/count-input';
import { content } from '@/lib/content/content';
import type { OrderBeside } from '@/lib/desk/inbox/orders-store';
import type { Draft } from '@/lib/http/form-store';
import { formatPence } from '@/lib/money/pence';
import { fieldsOf, sureOf } from '../act-form';
import { DeskForm } from '../form';

type Props = {
  line: OrderBeside['lines'][number];
  order: OrderBeside['order'];
  conversation: string;
  about: number | null;
  may: boolean;
  offered: OrderBeside['offered'];
  refused: Draft | null;
};

const field = fieldsOf('order-action');

/** One line of an order, and with it what can be put right: money back, or the same again. */
export function BesideLine({ line, order, conversation, about, may, offered, refused }: Props) {
  const { position, quantity, title, label, leftQuantity, leftPence } = line;
  const words = `${quantity} × ${title}, ${label}`;
  if (!may || !(offered.refund || offered.resend)) return <li className="text-sm">{words}</li>;
  const { reasons } = content().orders;
  const place = `${order.id}-${position}`;
  return (
    <li>
      <details className="console-line" open={refused !== null || undefined}>
        <summary>
          <span>{words}</span>
          <span className="link">Put right</span>
        </summary>
        <DeskForm
          act="order-action"
          id={refused?.values.id ?? randomUUID()}
          hidden={{ conversation, order: order.id, position, about: about ?? undefined }}
          className="desk-form"
          problem={refused?.problem?.message}
          sure={sureOf(refused)}
          asks
          folds
          label={`Put right: ${title}`}
        >
          <p className="desk-soft text-sm">
            {leftQuantity > 0 ? `${leftQuantity} left to refund, ${formatPence(leftPence)}.` : 'Refunded whole.'}
          </p>
          <p className="desk-field">
            <label htmlFor={`quantity-${place}`}>How many</label>
            <CountInput
              id={`quantity-${place}`}
              name={field('quantity')}
              min={1}
              max={quantity}
              defaultValue={refused?.values.quantity ?? 1}
            />
          </p>
          <p className="desk-field">
            <label htmlFor={`reason-${place}`}>Reason</label>
            <select id={`reason-${place}`} name={field('reason')} defaultValue={refused?.values.reason ?? ''} required>
              <option value="">Choose</option>
              {[...new Set([...reasons.refund, ...reasons.resend])].map((reason) => (
                <option key={reason}>{reason}</option>
              ))}
            </select>
          </p>
          <label className="desk-check text-sm">
            <input type="checkbox" name={field('restock')} />
            It comes back and can be sold again
          </label>
          <p className="desk-tools">
            {offered.refund ? (
              <button type="submit" name={field('action')} value="refund" className="desk-button" data-tone="grave">
                Refund
              </button>
            ) : null}
            {offered.resend ? (
              <button type="submit" name={field('action')} value="resend" className="desk-button">
                Send again
              </button>
            ) : null}
          </p>
        </DeskForm>
      </details>
    </li>
  );
}
