import { Notice } from '@/components/ui/notice';
import type { Override } from '@/lib/desk/hours/hours-store';
import type { Draft } from '@/lib/http/form-store';
import { formatWhen } from '@/lib/time/format';
import { DeskField } from '../field';

type Props = { id: string; now: Override | null; draft: Draft | null; today: string };

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
          <form action="/api/staff/hours/override-end" method="post" className="mt-2">
            <button type="submit" className="desk-button" data-size="small">
              End this now
            </button>
          </form>
        </Notice>
      ) : null}
      <form action="/api/staff/hours/override" method="post" className="desk-filter">
        <input type="hidden" name="id" value={id} />
        <p className="desk-field">
          <label htmlFor="state">The chat is</label>
          <select id="state" name="state" defaultValue={values.state ?? 'closed'}>
            <option value="closed">closed</option>
            <option value="open">open</option>
          </select>
        </p>
        <DeskField
          id="until-date"
          name="date"
          type="date"
          label="until"
          required
          defaultValue={values.date ?? today}
          error={errors.date}
        />
        <DeskField
          id="until-time"
          name="time"
          type="time"
          label="at (UK time)"
          required
          defaultValue={values.time}
          error={errors.time}
        />
        <DeskField
          id="override-note"
          name="note"
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
      </form>
    </section>
  );
}
