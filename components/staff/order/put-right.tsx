import { capWords, mayBePutRight } from '@/lib/aftersales/put-right';
import type { OrderRules } from '@/lib/content/schema/orders';
import type { DeskOrder } from '@/lib/desk/orders/order-store';
import type { Draft } from '@/lib/http/form-store';
import type { Role } from '@/lib/staff/permissions';
import { OrderAddress } from './address';
import { OrderCancel } from './cancel';
import { Fold } from './form';
import { OrderRefund } from './refund';
import { OrderResend } from './resend';

type Drafts = Record<'refund' | 'resend' | 'address' | 'cancel', Draft | null>;
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
