import { Notice } from '@/components/ui/notice';
import type { Override } from '@/lib/desk/hours/hours-store';
import type { Draft } from '@/lib/http/form-store';
import { formatWhen } from '@/lib/time/format';
import { ActForm, fieldsOf } from '../act-form';
import { DeskField } from '../field';

type Props = { id: string; now: Override | null; draft: Draft | null; today: string };

const field = fieldsOf('hours/override');

/** Opens or closes the chat at once, until a time that has to be said. */
export function OverrideForm({ id, now, draft, today }: Props) {
  const { values = {}, problem } = draft ?? {};
  const errors = problem?.fields ?? {};
  return (
    <section id="override" className="desk-section" aria-labelledby="override-title">
      <h2 id="override-title">Open or closed for now</h2>
      {now ? (
        <Notice tone="info">
          <p>
            {now.state === 'open' ? 'Open' : 'Closed'} until {formatWhen(now.until)}, whatever the hours say: {now.note}
            . Set by {now.setBy}.
          </p>
          <ActForm act="hours/override-end" className="mt-2">
            <button type="submit" className="desk-button" data-size="small">
              End this now
            </button>
          </ActForm>
        </Notice>
      ) : null}
      <ActForm act="hours/override" hidden={{ id }} className="desk-filter">
        <p className="desk-field">
          <label htmlFor="state">The chat is</label>
          <select id="state" name={field('state')} defaultValue={values.state ?? 'closed'}>
            <option value="closed">closed</option>
            <option value="open">open</option>
          </select>
        </p>
        <DeskField
          id="until-date"
          name={field('date')}
          type="date"
          label="until"
          required
          defaultValue={values.date ?? today}
          error={errors.date}
        />
        <DeskField
          id="until-time"
          name={field('time')}
          type="time"
          label="at (UK time)"
          required
          defaultValue={values.time}
          error={errors.time}
        />
        <DeskField
          id="override-note"
          name={field('note')}
          label="Why"
          maxLength={80}
          required
          defaultValue={values.note}
          error={errors.note}
        />
        <p>
          <button type="submit" className="desk-button" data-tone="primary">
            Set
          </button>
        </p>
      </ActForm>
    </section>
  );
}
