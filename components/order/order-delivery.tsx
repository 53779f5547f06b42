import { Panel } from '@/components/ui/panel';
import { addresseeOf } from '@/lib/orders/addressee';
import type { Order } from '@/lib/orders/store';
import { formatLongDate } from '@/lib/time/format';

/** Where it goes and when, and what the buyer wrote for whom. */
export function OrderDelivery({ order }: { order: Order }) {
  const { promisedDate, dayChosen, deliveryNote, orderNote, giftMessage } = order;
  const notes = [
    { label: 'For the driver', says: deliveryNote },
    { label: 'For us', says: orderNote },
    { label: 'Gift message', says: giftMessage },
  ].filter(({ says }) => says);
  return (
    <Panel aria-labelledby="where">
      <h2 id="where" className="mb-2 text-xl">
        Delivery
      </h2>
      {promisedDate ? (
        <p className="mb-2">
          On <time dateTime={promisedDate}>{formatLongDate(promisedDate)}</time>
          {dayChosen ? ', the day you chose' : ''}
        </p>
      ) : null}
      <address className="wrap-anywhere not-italic">
        {[addresseeOf(order), ...order.addressLines, order.town, order.postcode].map((line) => (
          <span key={line} className="block">
            {line}
          </span>
        ))}
      </address>
      {notes.length > 0 ? (
        <dl className="mt-3 grid gap-2 border-line border-t pt-3">
          {notes.map(({ label, says }) => (
            <div key={label}>
              <dt className="text-ink-soft text-sm">{label}</dt>
              <dd className="wrap-anywhere whitespace-pre-line">{says}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </Panel>
  );
}
