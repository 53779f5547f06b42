import { ActForm } from '@/components/staff/act-form';
import { Part } from '@/components/ui/part';
import type { Draft } from '@/lib/http/form-store';
import type { Passkey } from '@/lib/staff/passkey/passkey-store';
import { dateInLondon, formatLongDate } from '@/lib/time/format';
import { AddPasskey } from './add-passkey';

const dayOf = (instant: Date) => formatLongDate(dateInLondon(instant));

type Props = { passkeys: readonly Passkey[]; mayAdd: boolean; draft: Draft | null };

/** Somebody's passkeys, how to add one, and how to be rid of one. */
export function Passkeys({ passkeys, mayAdd, draft }: Props) {
  return (
    <section id="passkeys" className="desk-section" aria-labelledby="passkeys-title">
      <h2 id="passkeys-title">Passkeys</h2>
      <p className="measure">
        With a passkey you log in by your finger, your face or a PIN. It stands for your password and your code, and
        nobody can be tricked out of it.
      </p>
      {passkeys.length > 0 ? (
        <ul className="account-list">
          {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
            <li key={id}>
              <p className="account-item">
                <strong>{name}</strong>
                <span className="desk-soft">
                  Added {dayOf(createdAt)}, {lastUsedAt ? `last used ${dayOf(lastUsedAt)}` : 'not used yet'}
                </span>
              </p>
              <ActForm act="account/passkey-remove" hidden={{ passkey: id }}>
                <button type="submit" className="desk-button" data-size="small">
                  Remove <span className="sr-only">{name}</span>
                </button>
              </ActForm>
            </li>
          ))}
        </ul>
      ) : null}
      {mayAdd ? (
        <Part>
          <AddPasskey name={draft?.values.name} error={draft?.problem?.fields?.name} />
          <noscript>
            <p className="desk-soft">To add one, your browser has to run this page’s script.</p>
          </noscript>
        </Part>
      ) : null}
    </section>
  );
}
