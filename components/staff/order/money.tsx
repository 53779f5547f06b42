import type { DeskOrder } from '@/lib/desk/orders/order-store';
import type { Draft } from '@/lib/http/form-store';
import { formatPence } from '@/lib/money/pence';
import { among, unpaid } from '@/lib/orders/life';
import { formatWhen } from '@/lib/time/format';
import { OrderForm } from './form';

type Props = Pick<DeskOrder, 'order' | 'attempts' | 'refunds'> & { draft: Draft | null };

const refundStates = { asked: 'asked for', pending: 'on its way', succeeded: 'gone back', failed: 'failed' } as const;

/** Every try to pay and every refund, with Stripe's own ids for looking them up there. */
export function OrderMoney({ order, attempts, refunds, draft }: Props) {
  const waiting = among(unpaid, order.status);
  return (
    <section className="desk-section" aria-labelledby="money">
      <h2 id="money">Money</h2>
      <ul className="grid gap-2 text-sm">
        {attempts.map(({ id, number, status, amountPence, createdAt, sessionId, paymentIntentId }) => (
          <li key={id}>
            Payment {number}: {formatPence(amountPence)}, <strong>{status}</strong>, {formatWhen(createdAt)}
            <StripeId id={sessionId} />
            <StripeId id={paymentIntentId} live={order.livemode ? 'payments' : undefined} />
          </li>
        ))}
        {refunds.map(({ refund }) => (
          <li key={refund.id}>
            Refund: {formatPence(refund.amountPence)}, <strong>{refundStates[refund.status]}</strong>,{' '}
            {formatWhen(refund.createdAt)}, <bdi>{refund.reason}</bdi>
            {refund.restocked ? ', goods back on the shelf' : ''}
            {refund.failure ? `, ${refund.failure.replaceAll('_', ' ')}` : ''}
            <StripeId id={refund.stripeRefundId} />
          </li>
        ))}
      </ul>
      {waiting ? <OrderForm name="ask" orderId={order.id} says="Ask Stripe again" draft={draft} /> : null}
    </section>
  );
}

function StripeId({ id, live }: { id: string | null; live?: string | undefined }) {
  if (!id) return null;
  return (
    <span className="desk-id">
      {live ? (
        <a href={`https://dashboard.stripe.com/${live}/${id}`} className="link" rel="noreferrer">
          {id}
        </a>
      ) : (
        id
      )}
    </span>
  );
}
