import type { Draft } from '@/lib/http/form-store';
import { ActForm, fieldsOf } from '../act-form';
import { FileInto } from '../file-into';
import { Said } from '../said';

const csv = fieldsOf('orders/tracking')('csv');

/** The lines of a CSV file: pasted, or read from the file where there is script. What was wrong is said line by line. */
export function TrackingForm({ draft }: { draft: Draft | null }) {
  const problems = Object.entries(draft?.problem?.fields ?? {});
  return (
    <ActForm act="orders/tracking" className="desk-form max-w-3xl">
      <Said done={null} problem={draft?.problem?.message} />
      {problems.length > 0 ? (
        <ul className="grid gap-1 text-sm">
          {problems.map(([where, message]) => (
            <li key={where}>
              <strong className="first-letter:uppercase">{where}</strong>: {message}
            </li>
          ))}
        </ul>
      ) : null}
      <FileInto target={csv} />
      <p className="desk-field">
        <label htmlFor={csv}>Lines of the file</label>
        <textarea
          id={csv}
          name={csv}
          rows={12}
          required
          spellCheck={false}
          placeholder={'number,carrier,tracking\nLK-7F3K-92QD,DPD,15501234567890'}
          defaultValue={draft?.values.csv ?? ''}
        />
      </p>
      <button type="submit" className="desk-button justify-self-start" data-tone="primary">
        Mark dispatched
      </button>
    </ActForm>
  );
}
