import { randomUUID } from 'node:crypto';
import { content } from '@/lib/content/content';
import { trackingUrl } from '@/lib/delivery/tracking';
import { isTheirs, type OrderBeside } from '@/lib/desk/inbox/orders-store';
import type { DeskThread } from '@/lib/desk/inbox/wire';
import { stateOf } from '@/lib/desk/orders/state';
import type { Draft } from '@/lib/http/form-store';
import { formatPence } from '@/lib/money/pence';
import { formatLongDate } from '@/lib/time/format';
import { DeskForm } from '../form';
import { BesideLine } from './order-line';

type Props = {
  beside: OrderBeside;
  thread: DeskThread;
  about: number | null;
  refused: Draft | null | undefined;
  unattached: Draft | null | undefined;
};
const why = {
  bound: 'This conversation is about it',
  confirmed: 'Under their checked e-mail',
  typed: 'Under the e-mail they typed, which proves nothing',
  named: 'They wrote its number, which proves nothing',
};

/** An order beside a conversation: how it stands and, if it is theirs for certain, what can be put right about it. */
export function BesideOrder({ beside, thread, about, refused, unattached }: Props) {
  const { order, known, lines, refundedPence, offered, parcel } = beside;
  const certain = isTheirs(beside);
  const state = stateOf({ orderStatus: order.status, status: parcel?.status ?? null });
  const tracking = parcel && trackingUrl(content().delivery.carriers, parcel.carrier, parcel.trackingNumber);
  const asked = about === null ? undefined : thread.events.find(({ seq, forStaff }) => seq === about && !forStaff);
  return (
    <article className="console-order" aria-label={`Order ${order.number}`}>
      <p className="console-head-line">
        <a href={`/staff/orders/${order.id}`} className="link font-semibold price">
          {order.number}
        </a>
        <span className="desk-flag" data-tone={state.tone}>
          {state.says}
        </span>
      </p>
      <p className="desk-soft text-xs">{why[known]}.</p>
      {known === 'confirmed' && !thread.buyer ? (
        <DeskForm
          act="attach"
          id={randomUUID()}
          hidden={{ conversation: thread.id, order: order.id }}
          problem={unattached?.values.order === order.id ? unattached.problem?.message : null}
          label={`Attach order ${order.number}`}
        >
          <button type="submit" className="desk-button" data-size="small">
            This conversation is about it
          </button>
        </DeskForm>
      ) : null}
      <dl className="desk-facts">
        <dt>Promised</dt>
        <dd>{order.promisedDate ? formatLongDate(order.promisedDate) : 'no day'}</dd>
        {parcel?.trackingNumber ? (
          <>
            <dt>Tracking</dt>
            <dd>
              {tracking ? (
                <a href={tracking} className="link" rel="noreferrer">
                  {parcel.trackingNumber}
                </a>
              ) : (
                parcel.trackingNumber
              )}
            </dd>
          </>
        ) : null}
        <dt>Total</dt>
        <dd>
          {formatPence(order.totalPence)}
          {refundedPence > 0 ? `, ${formatPence(refundedPence)} given back` : ''}
        </dd>
      </dl>
      {asked && certain ? (
        <p className="console-quote text-sm">
          Because of: “<bdi>{asked.text.slice(0, 120)}</bdi>”
        </p>
      ) : null}
      <ul className="grid gap-1">
        {lines.map((line) => (
          <BesideLine
            key={line.position}
            line={line}
            order={order}
            conversation={thread.id}
            about={asked ? about : null}
            may={certain && order.status === 'paid'}
            offered={{ ...offered, refund: offered.refund && line.leftQuantity > 0 }}
            refused={
              refused?.values.order === order.id && refused.values.position === String(line.position) ? refused : null
            }
          />
        ))}
      </ul>
    </article>
  );
}
