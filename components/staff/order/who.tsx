import type { DeskOrder } from '@/lib/desk/orders/order-store';
import { addresseeOf } from '@/lib/orders/addressee';
import { formatLongDate } from '@/lib/time/format';

type Props = Pick<DeskOrder, 'order' | 'conversations'> & { zoneName: string };

/** Who bought it, where it goes and what they said. */
export function OrderWho({ order, conversations, zoneName }: Props) {
  const chosen = order.dayChosen ? ', chosen by the buyer' : '';
  const promised = order.promisedDate ? `${formatLongDate(order.promisedDate)}${chosen}` : null;
  const facts: [string, string | null][] = [
    ['Promised', promised],
    ['Bought by', order.recipientName ? order.name : null],
    ['Address', [addresseeOf(order), ...order.addressLines, order.town, order.postcode].join(', ')],
    ['Zone', zoneName],
    ['E-mail', order.email],
    ['Phone', order.phone],
    ['For us', order.orderNote],
    ['Gift message', order.giftMessage],
    ['For the carrier', order.deliveryNote],
  ];
  return (
    <section className="desk-section" aria-labelledby="who">
      <h2 id="who">Who and where</h2>
      <dl className="desk-facts">
        {facts.map(([name, value]) =>
          value ? (
            <div key={name} className="contents">
              <dt>{name}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ) : null,
        )}
        <dt>Conversation</dt>
        <dd>
          {conversations.length === 0 ? 'None' : null}
          {conversations.map(({ id, status }) => (
            <a key={id} href={`/staff/inbox/${id}`} className="link mr-3">
              {status === 'open' ? 'Open' : 'Resolved'}
            </a>
          ))}
        </dd>
      </dl>
    </section>
  );
}
