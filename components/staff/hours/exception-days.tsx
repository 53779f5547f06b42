import type { ChatRules } from '@/lib/content/schema/chat';
import type { ExceptionDay } from '@/lib/desk/hours/hours-store';
import type { Draft } from '@/lib/http/form-store';
import { formatLongDate } from '@/lib/time/format';
import { ActForm, fieldsOf } from '../act-form';
import { DeskField } from '../field';

type Props = { set: readonly ExceptionDay[]; fromContent: ChatRules['exceptions']; draft: Draft | null };
type Hours = { closed?: boolean | undefined; opens?: string | null | undefined; closes?: string | null | undefined };

const hours = ({ closed, opens, closes }: Hours) => (closed ? 'closed' : `${opens} to ${closes}`);

const field = fieldsOf('hours/exception');

/** Days ahead with hours of their own. One that is set here goes before the same day in content. */
export function ExceptionDays({ set, fromContent, draft }: Props) {
  const { values = {}, problem } = draft ?? {};
  const errors = problem?.fields ?? {};
  const days = new Set(set.map(({ date }) => date));
  return (
    <section id="exceptions" className="desk-section" aria-labelledby="exceptions-title">
      <h2 id="exceptions-title">Days with hours of their own</h2>
      <ul className="desk-log">
        {set.map((day) => (
          <li key={day.date}>
            <span>{formatLongDate(day.date)}</span>
            <ActForm act="hours/exception-removed" hidden={{ date: day.date }} className="desk-tools">
              <span>
                {hours(day)}, {day.note} ({day.setBy})
              </span>
              <button type="submit" className="desk-button" data-size="small">
                Take out <span className="sr-only">{formatLongDate(day.date)}</span>
              </button>
            </ActForm>
          </li>
        ))}
        {fromContent
          .filter(({ date }) => !days.has(date))
          .map((day) => (
            <li key={day.date}>
              <span>{formatLongDate(day.date)}</span>
              <span>
                {hours(day)}, {day.note} <span className="desk-soft">(from content/chat.yaml)</span>
              </span>
            </li>
          ))}
      </ul>
      <ActForm act="hours/exception" className="desk-filter">
        <DeskField
          id="day"
          name={field('date')}
          type="date"
          label="Day"
          required
          defaultValue={values.date}
          error={errors.date}
        />
        <DeskField
          id="opens"
          name={field('opens')}
          type="time"
          label="Opens"
          defaultValue={values.opens}
          error={errors.opens}
        />
        <DeskField
          id="closes"
          name={field('closes')}
          type="time"
          label="Closes"
          defaultValue={values.closes}
          error={errors.closes}
        />
        <DeskField
          id="day-note"
          name={field('note')}
          label="Why"
          maxLength={80}
          required
          defaultValue={values.note}
          error={errors.note}
        />
        <label className="desk-check">
          <input type="checkbox" name={field('closed')} defaultChecked={values.closed === 'on'} />
          Closed all day
        </label>
        <p>
          <button type="submit" className="desk-button" data-tone="primary">
            Set this day
          </button>
        </p>
      </ActForm>
    </section>
  );
}
