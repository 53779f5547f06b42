import { CountInput } from '@/components/ui/count-input';
import { capWords, mayBePutRight } from '@/lib/aftersales/put-right';
import type { OrderRules } from '@/lib/content/schema/orders';
import type { DeskOrder } from '@/lib/desk/orders/order-store';
import type { Draft } from '@/lib/http/form-store';
import { formatPence } from '@/lib/money/pence';
import { isErased } from '@/lib/orders/retention/retention';
import type { OrderLine } from '@/lib/orders/store';
import { may, type Role } from '@/lib/staff/permissions';
import { fieldsOf } from '../act-form';
import { OrderAddress } from './address';
import { OrderEmail } from './email';
import { Fold, OrderForm, ReasonField, RestockField } from './form';
import { OrderRefund } from './refund';

type ResendProps = { orderId: string; lines: readonly OrderLine[]; reasons: readonly string[]; draft: Draft | null };

const field = fieldsOf('orders/resend');

/** Sends something again at no charge. */
function OrderResend({ orderId, lines, reasons, draft }: ResendProps) {
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
        <CountInput id="quantity" name={field('quantity')} min={1} max={999} defaultValue={typed.quantity ?? 1} />
      </p>
      <ReasonField of="resend" reasons={reasons} chosen={typed.reason} />
      <p className="text-ink-soft text-sm">It costs the customer nothing and is taken from the shelf now.</p>
    </OrderForm>
  );
}

type CancelProps = { orderId: string; leftPence: number; reasons: readonly string[]; draft: Draft | null };

/** Ends an order that has not left yet. */
function OrderCancel({ orderId, leftPence, reasons, draft }: CancelProps) {
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

type Drafts = Record<'refund' | 'resend' | 'address' | 'email' | 'cancel', Draft | null>;
type Props = { found: DeskOrder; role: Role; rules: OrderRules; drafts: Drafts };

/** What can be put right about an order as it stands, by whoever looks at it. */
export function OrderPutRight({ found, role, rules, drafts }: Props) {
  const { order, lines, parcels, left, dispute } = found;
  const offered = mayBePutRight({ order, parcels, leftPence: left?.totalPence ?? null, dispute }, role);
  const folds = [
    offered.includes('resend') ? (
      <Fold key="resend" title="Send a line again" open={drafts.resend !== null}>
        <OrderResend orderId={order.id} lines={lines} reasons={rules.reasons.resend} draft={drafts.resend} />
      </Fold>
    ) : null,
    left && offered.includes('refund') ? (
      <Fold key="refund" title="Refund" open={drafts.refund !== null}>
        <OrderRefund
          orderId={order.id}
          left={left}
          lines={lines}
          reasons={rules.reasons.refund}
          capSays={capWords(role, rules)}
          draft={drafts.refund}
        />
      </Fold>
    ) : null,
    offered.includes('change-address') ? (
      <Fold key="address" title="Change the address" open={drafts.address !== null}>
        <OrderAddress order={order} draft={drafts.address} />
      </Fold>
    ) : null,
    may(role, 'change-address') && !isErased(order) ? (
      <Fold key="email" title="Correct the e-mail address" open={drafts.email !== null}>
        <OrderEmail order={order} draft={drafts.email} />
      </Fold>
    ) : null,
    offered.includes('cancel') ? (
      <Fold key="cancel" title="Cancel the order" open={drafts.cancel !== null}>
        <OrderCancel
          orderId={order.id}
          leftPence={left?.totalPence ?? 0}
          reasons={rules.reasons.cancel}
          draft={drafts.cancel}
        />
      </Fold>
    ) : null,
  ].filter((fold) => fold !== null);
  return folds.length === 0 ? null : (
    <section aria-labelledby="right">
      <h2 id="right" className="pb-2 text-lg">
        Put something right
      </h2>
      {folds}
    </section>
  );
}
