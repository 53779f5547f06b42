import { randomUUID } from 'node:crypto';
import type { Draft } from '@/lib/http/form-store';
import { ActForm, fieldsOf } from '../act-form';

type Props = {
  /** The orders that it can be about, the latest first. */
  orders: readonly { id: string; number: string }[];
  from: 'customer' | 'order';
  draft: Draft | null;
};
const field = fieldsOf('customers/write');

/** Writes to a customer who has not asked: in the conversation about one of their orders, and by a letter. */
export function WriteFirst({ orders, from, draft }: Props) {
  const [first] = orders;
  if (!first) return null;
  const problem = draft?.problem;
  const one = orders.length === 1;
  return (
    <ActForm
      id="write"
      act="customers/write"
      hidden={{ id: draft?.values.id ?? randomUUID(), from, ...(one ? { order: first.id } : {}) }}
      className="desk-form"
    >
      {problem ? (
        <p role="alert" className="desk-error">
          {problem.message}
        </p>
      ) : null}
      {one ? null : (
        <p className="desk-field">
          <label htmlFor="write-order">About the order</label>
          <select id="write-order" name={field('order')} defaultValue={draft?.values.order ?? first.id}>
            {orders.map(({ id, number }) => (
              <option key={id} value={id}>
                {number}
              </option>
            ))}
          </select>
        </p>
      )}
      <p className="desk-field">
        <label htmlFor="write-text">What you write</label>
        <textarea
          id="write-text"
          name={field('text')}
          rows={5}
          required
          dir="auto"
          defaultValue={draft?.values.text}
          aria-describedby="write-hint"
        />
        <span id="write-hint" className="desk-soft text-xs">
          It goes to the e-mail address of the order, and into the conversation about it, where they can answer.
        </span>
      </p>
      <p>
        <button type="submit" className="desk-button" data-tone="primary">
          Send the letter
        </button>
      </p>
    </ActForm>
  );
}
