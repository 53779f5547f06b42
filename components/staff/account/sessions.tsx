import { ActForm } from '@/components/staff/act-form';
import type { OwnSession } from '@/lib/desk/account/account-store';
import { formatWhen } from '@/lib/time/format';

/** Wherever somebody is logged in, and how to end it. */
export function Sessions({ sessions }: { sessions: readonly OwnSession[] }) {
  return (
    <section id="sessions" className="desk-section" aria-labelledby="sessions-title">
      <h2 id="sessions-title">Where you are logged in</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="table-scroll" aria-label="Your sessions" tabIndex={0}>
        <table className="desk-table">
          <thead>
            <tr>
              {['Browser', 'Since', 'Last seen', ''].map((name) => (
                <th key={name} scope="col">
                  {name || <span className="sr-only">End it</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sessions.map(({ id, device, startedAt, seenAt, isThis }) => (
              <tr key={id}>
                <th scope="row">{device || 'A browser'}</th>
                <td>{formatWhen(startedAt)}</td>
                <td>{formatWhen(seenAt)}</td>
                <td>
                  {isThis ? (
                    'This one'
                  ) : (
                    <ActForm act="account/end-session" hidden={{ session: id }}>
                      <button type="submit" className="desk-button" data-size="small">
                        Log out there <span className="sr-only">{device}</span>
                      </button>
                    </ActForm>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
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
