import type { Carrier } from '@/lib/content/schema/delivery';
import { eventWords } from '@/lib/desk/orders/event-words';
import type { DeskOrder } from '@/lib/desk/orders/order-store';
import type { Draft } from '@/lib/http/form-store';
import { formatWhen } from '@/lib/time/format';
import { fieldsOf } from '../act-form';
import { OrderForm } from './form';

type Props = {
  orderId: string;
  events: DeskOrder['events'];
  carriers: readonly Carrier[];
  draft: Draft | null;
};

const saidAt = ({ about }: Record<string, string>) => (about ? `#said-${about}` : '');

/** What happened, oldest first, with the notes of whoever looked after it. */
export function OrderLog({ orderId, events, carriers, draft }: Props) {
  return (
    <section className="desk-section" aria-labelledby="log">
      <h2 id="log">What happened</h2>
      <ol className="desk-log">
        {events.map((event) => (
          <li key={event.id}>
            <time dateTime={event.at.toISOString()}>{formatWhen(event.at)}</time>
            <p>
              {event.kind === 'note' ? <strong>Note. </strong> : null}
              <bdi>{eventWords(event, carriers)}</bdi>
              {event.who ? <span className="desk-soft">, {event.who}</span> : null}
              {event.conversation ? (
                <>
                  {' '}
                  <a href={`/staff/inbox/${event.conversation}${saidAt(event.detail)}`} className="link">
                    What they wrote
                  </a>
                </>
              ) : null}
            </p>
          </li>
        ))}
      </ol>
      <OrderForm name="note" orderId={orderId} says="Keep the note" draft={draft}>
        <p className="desk-field">
          <label htmlFor="text">A note, for staff only</label>
          <textarea
            id="text"
            name={fieldsOf('orders/note')('text')}
            dir="auto"
            rows={3}
            required
            defaultValue={draft?.values.text ?? ''}
          />
        </p>
      </OrderForm>
    </section>
  );
}
