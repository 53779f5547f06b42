import { ActForm } from '@/components/staff/act-form';
import type { OwnSession } from '@/lib/desk/account/account-store';
import { formatWhen } from '@/lib/time/format';

/** Wherever somebody is logged in, and how to end it. */
export function Sessions({ sessions }: { sessions: readonly OwnSession[] }) {
  return (
    <section id="sessions" className="desk-section" aria-labelledby="sessions-title">
      <h2 id="sessions-title">Where you are logged in</h2>
      <ul className="account-list">
        {sessions.map(({ id, device, startedAt, seenAt, isThis }) => (
          <li key={id}>
            <p className="account-item">
              <strong>{device || 'A browser'}</strong>
              <span className="desk-soft">
                <span className="whitespace-nowrap">Since {formatWhen(startedAt)},</span>{' '}
                <span className="whitespace-nowrap">last seen {formatWhen(seenAt)}</span>
              </span>
            </p>
            {isThis ? (
              <span className="desk-flag" data-tone="done">
                This one
              </span>
            ) : (
              <ActForm act="account/end-session" hidden={{ session: id }}>
                <button type="submit" className="desk-button" data-size="small">
                  Log out there <span className="sr-only">{device}</span>
                </button>
              </ActForm>
            )}
          </li>
        ))}
      </ul>
      <ActForm act="account/log-out-elsewhere">
        <p className="grid justify-items-start gap-2">
          Ends every other session, and no browser but this one counts as known any more.
          <button type="submit" className="desk-button" data-tone="grave">
            Log out everywhere else
          </button>
        </p>
      </ActForm>
    </section>
  );
}
