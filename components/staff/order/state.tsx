import { Notice } from '@/components/ui/notice';
import type { DeskOrder } from '@/lib/desk/orders/order-store';
import { stateOf } from '@/lib/desk/orders/state';
import { formatPence } from '@/lib/money/pence';
import { formatWhen } from '@/lib/time/format';

/** How the order stands in a line; a dispute goes above everything. */
export function OrderState({ order, parcels, disputes }: Pick<DeskOrder, 'order' | 'parcels' | 'disputes'>) {
  const own = parcels.find(({ kind }) => kind === 'order');
  const { says } = stateOf({ orderStatus: order.status, status: own?.status ?? null });
  return (
    <>
      {disputes
        .filter(({ closedAt, status }) => !closedAt || status === 'lost')
        .map(({ id, amountPence, reason, answerBy, closedAt, status }) => (
          <Notice key={id} tone="problem" role="alert">
            <strong>{closedAt ? 'This payment was lost to a dispute.' : 'This payment is disputed.'}</strong>{' '}
            {`${formatPence(amountPence)}, ${reason.replaceAll('_', ' ')}, ${status.replaceAll('_', ' ')}.`}{' '}
            {answerBy && !closedAt ? `Answer in Stripe by ${formatWhen(answerBy)}. ` : ''}
            Nothing of this order can be packed or sent.
          </Notice>
        ))}
      <p>
        <strong>{says}</strong>, {formatPence(order.totalPence)}, placed {formatWhen(order.placedAt)}
        {order.paidAt ? `, paid ${formatWhen(order.paidAt)}` : ''}.
      </p>
    </>
  );
}
