import { letterName, letterState } from '@/lib/desk/orders/event-words';
import type { OutboxRow } from '@/lib/outbox/queue-store';
import { ActForm } from '../act-form';

/** Each letter about an order and whether it went. */
export function OrderLetters({ orderId, letters }: { orderId: string; letters: readonly OutboxRow[] }) {
  if (letters.length === 0) return null;
  return (
    <section id="letter" className="desk-section" aria-labelledby="letters">
      <h2 id="letters">Letters</h2>
      <ul className="grid gap-2 text-sm">
        {letters.map((letter) => (
          <li key={letter.id}>
            <ActForm
              act="orders/letter"
              hidden={{ order: orderId, letter: letter.id }}
              className="flex flex-wrap items-center justify-between gap-x-4"
            >
              <span>
                {letterName(letter.kind)}, <span className="desk-soft">{letterState(letter)}</span>
                {letter.lastError ? <span className="desk-error"> {letter.lastError}</span> : null}
              </span>
              <button type="submit" className="desk-button" data-size="small">
                Send again
              </button>
            </ActForm>
          </li>
        ))}
      </ul>
    </section>
  );
}
