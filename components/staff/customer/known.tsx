import type { Customer } from '@/lib/desk/customers/customer-store';
import { formatPence } from '@/lib/money/pence';
import { dateInLondon, formatLongDate, formatWhen } from '@/lib/time/format';

type Props = { customer: Customer };

/** Who it is, as far as orders and confirmed addresses say. `beside`: name and e-mail stand there already. */
export function CustomerFacts({ customer: { person, names, addresses, phones }, beside }: Props & { beside?: 'name' }) {
  const who: [string, readonly string[]][] = [
    [names.length > 1 ? 'Names' : 'Name', names],
    ['E-mail', [person.shown ? person.email : `${person.email} (typed, not checked)`]],
  ];
  const facts: [string, readonly string[]][] = [
    ...(beside ? [] : who),
    ['Phone', phones],
    [addresses.length > 1 ? 'Addresses' : 'Address', addresses],
  ];
  return (
    <dl className="desk-facts">
      {facts.map(([name, values]) =>
        values.length > 0 ? (
          <div key={name} className="contents">
            <dt>{name}</dt>
            <dd>
              {values.map((value) => (
                <p key={value}>
                  <bdi>{value}</bdi>
                </p>
              ))}
            </dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

type ListProps = Props & {
  /** The order or the conversation whose page it is: everything else is what else there is. */
  but?: string;
  most?: number;
};

export function CustomerOrders({ customer: { orders }, but, most = orders.length }: ListProps) {
  const shown = orders.filter(({ id }) => id !== but);
  if (shown.length === 0) return <p className="desk-soft text-sm">{but ? 'No other order.' : 'No order yet.'}</p>;
  return (
    <>
      <ul className="grid gap-3">
        {shown.slice(0, most).map(({ id, number, placedAt, state, totalPence, refundedPence, lines }) => (
          <li key={id} className="text-sm">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <a href={`/staff/orders/${id}`} className="link font-semibold price">
                {number}
              </a>
              <span className="desk-flag" data-tone={state.tone}>
                {state.says}
              </span>
            </p>
            <p>
              {formatPence(totalPence)}
              {refundedPence > 0 ? `, ${formatPence(refundedPence)} given back` : ''},{' '}
              <span className="desk-soft">{formatLongDate(dateInLondon(placedAt))}</span>
            </p>
            <p className="desk-soft">{lines.join('; ')}</p>
          </li>
        ))}
      </ul>
      <More left={shown.length - most} what="orders" />
    </>
  );
}

export function CustomerTalks({ customer: { talks }, but, most = talks.length }: ListProps) {
  const shown = talks.filter(({ id }) => id !== but);
  if (shown.length === 0)
    return <p className="desk-soft text-sm">{but ? 'No other conversation.' : 'No conversation yet.'}</p>;
  return (
    <>
      <ul className="grid gap-1 text-sm">
        {shown.slice(0, most).map(({ id, updatedAt, open, number, typed }) => (
          <li key={id}>
            <a href={`/staff/inbox/${id}`} className="link">
              {number ? `About ${number}` : 'In the chat'}
            </a>
            , <span className="desk-soft">{`${open ? 'open' : 'resolved'}, ${formatWhen(updatedAt)}`}</span>
            {typed ? <span className="desk-flag ml-2">address typed, not checked</span> : null}
          </li>
        ))}
      </ul>
      <More left={shown.length - most} what="conversations" />
    </>
  );
}

function More({ left, what }: { left: number; what: string }) {
  return left > 0 ? (
    <p className="desk-soft text-sm">
      And {left} more {what}, on their page.
    </p>
  ) : null;
}

export function CustomerComplaints({ customer: { complaints } }: Props) {
  if (complaints.length === 0) return null;
  return (
    <section className="desk-section" aria-labelledby="complaints-title">
      <h2 id="complaints-title">Complaints about personal data</h2>
      <ul className="grid gap-1 text-sm">
        {complaints.map(({ id, reference, receivedAt, closed }) => (
          <li key={id}>
            <a href={`/staff/complaints#complaint-${id}`} className="link">
              {reference}
            </a>
            , <span className="desk-soft">{`${closed ? 'answered' : 'open'}, ${formatWhen(receivedAt)}`}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
