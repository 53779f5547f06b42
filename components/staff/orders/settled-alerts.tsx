import type { settledLately } from '@/lib/aftersales/alert-actions-store';
import { alertWords } from '@/lib/orders/alerts/words';
import { formatWhen } from '@/lib/time/format';

type Props = { alerts: Awaited<ReturnType<typeof settledLately>> };

/** What was settled last, for whoever wonders what became of it. */
export function SettledAlerts({ alerts }: Props) {
  if (alerts.length === 0) return null;
  return (
    <details className="desk-fold">
      <summary>Settled lately</summary>
      <ul className="grid gap-2 text-sm">
        {alerts.map(({ id, kind, detail, orderId, orderNumber, settledAt, how, who }) => (
          <li key={id}>
            <strong>{alertWords(kind).title}</strong>
            {orderId ? (
              <>
                {', '}
                <a href={`/staff/orders/${orderId}`} className="link">
                  {orderNumber}
                </a>
              </>
            ) : null}
            <span className="desk-soft">. {detail} </span>
            {how}
            {settledAt ? (
              <span className="desk-soft">{`, ${who ?? 'by itself'}, ${formatWhen(settledAt)}`}</span>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  );
}
