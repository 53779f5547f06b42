import { randomUUID } from 'node:crypto';
import type { settledLately } from '@/lib/aftersales/alert-actions-store';
import type { Draft } from '@/lib/http/form-store';
import type { Alert } from '@/lib/orders/alerts/alerts-store';
import { alertPlace, alertWords } from '@/lib/orders/alerts/words';
import { formatWhen } from '@/lib/time/format';
import { ActForm, fieldsOf, sureOf } from '../act-form';
import { Said } from '../said';

type Props = { alert: Alert; maySettle: boolean; mayRunAgain: boolean; draft: Draft | null };

/** One thing that a person must look at: what happened, what to do about it, and the buttons that do it. */
export function AlertCard({ alert, maySettle, mayRunAgain, draft }: Props) {
  const { id, kind, detail, raisedAt, orderId, orderNumber } = alert;
  const { title, says, again, back } = alertWords(kind);
  const place = alertPlace(alert);
  const sure = sureOf(draft);
  return (
    <li id={`alert-${id}`} className="desk-section">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 className="text-lg">
          {title}
          {orderId ? (
            <>
              {': '}
              <a href={`/staff/orders/${orderId}`} className="link">
                {orderNumber}
              </a>
            </>
          ) : null}
        </h2>
        <p className="text-ink-soft text-sm">since {formatWhen(raisedAt)}</p>
      </div>
      <Said done={null} problem={draft?.problem?.message} />
      <p className="measure font-semibold" dir="auto">
        {detail}
      </p>
      <p className="measure text-ink-soft text-sm">{says}</p>
      {place ? (
        <p>
          <a href={place.href} className="link">
            {place.says}
          </a>
        </p>
      ) : null}
      <div className="flex flex-wrap items-end gap-3">
        {again && mayRunAgain ? (
          <ActForm act="trouble/again" hidden={{ alert: id }}>
            <button type="submit" className="desk-button" data-tone="primary">
              {again}
            </button>
          </ActForm>
        ) : null}
        {back && maySettle ? (
          <ActForm
            act="trouble/pay-back"
            sure={sure}
            hidden={{ alert: id, id: (sure && draft?.values.id) || randomUUID() }}
          >
            <button type="submit" className="desk-button" data-tone="grave">
              {sure ? `Yes, ${back.charAt(0).toLowerCase()}${back.slice(1)}` : back}
            </button>
          </ActForm>
        ) : null}
        {maySettle ? (
          <ActForm act="trouble/settle" hidden={{ alert: id }} className="desk-settle">
            <p className="desk-field">
              <label htmlFor={`how-${id}`}>How it was settled</label>
              <input
                id={`how-${id}`}
                name={fieldsOf('trouble/settle')('how')}
                required
                maxLength={500}
                autoComplete="off"
                dir="auto"
                defaultValue={draft?.values.how ?? ''}
              />
            </p>
            <button type="submit" className="desk-button">
              Mark as settled
            </button>
          </ActForm>
        ) : (
          <p className="text-sm">A lead or the owner settles this.</p>
        )}
      </div>
    </li>
  );
}

type SettledProps = { alerts: Awaited<ReturnType<typeof settledLately>> };

/** What was settled last, for whoever wonders what became of it. */
export function SettledAlerts({ alerts }: SettledProps) {
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
            <span className="desk-soft">
              . <bdi>{detail}</bdi>{' '}
            </span>
            <bdi>{how}</bdi>
            {settledAt ? (
              <span className="desk-soft">{`, ${who ?? 'by itself'}, ${formatWhen(settledAt)}`}</span>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  );
}
