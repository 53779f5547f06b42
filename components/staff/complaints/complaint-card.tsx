import { randomUUID } from 'node:crypto';
import { dueNext } from '@/lib/complaints/clock';
import type { listed, logsOf } from '@/lib/complaints/complaint-store';
import { channelWords, dueWords, stepWords } from '@/lib/desk/complaints/words';
import type { Draft } from '@/lib/http/form-store';
import { formatWhen } from '@/lib/time/format';
import { ActForm, fieldsOf } from '../act-form';
import { Said } from '../said';

type Row = Awaited<ReturnType<typeof listed>>[number];
type Step = Awaited<ReturnType<typeof logsOf>>[number];
type Props = { row: Row; log: readonly Step[]; now: Date; draft: Draft | null };

/** One complaint: what happened, what is due and by when, who has it, what was done, and the forms that go on with it. */
export function ComplaintCard({ row: { complaint, assignee }, log, now, draft }: Props) {
  const { id, reference, channel, name, email, contact, orderNumber, words, receivedAt, closedAt, outcome } = complaint;
  const due = dueNext(complaint, now);
  return (
    <li id={`complaint-${id}`} className="desk-section">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 className="text-lg">
          {reference}, <bdi>{name}</bdi>
        </h2>
        <p className="desk-flags">
          <span className="desk-flag" data-tone={due?.overdue ? 'problem' : due ? 'warn' : 'done'}>
            {dueWords(due)}
          </span>
        </p>
      </div>
      <Said done={null} problem={draft?.problem?.message} />
      <p className="desk-soft text-sm">
        By {channelWords[channel]}, {formatWhen(receivedAt)}. {email ?? contact}
        {orderNumber ? `. About order ${orderNumber}` : ''}. {assignee ? `${assignee} has it.` : 'Nobody has it yet.'}
      </p>
      <p className="measure wrap-anywhere whitespace-pre-line" dir="auto">
        {words}
      </p>
      {outcome ? (
        <p className="measure wrap-anywhere whitespace-pre-line font-semibold" dir="auto">
          {outcome}
        </p>
      ) : null}
      {closedAt ? null : <Steps complaint={complaint} draft={draft} />}
      <details className="desk-fold">
        <summary>Log</summary>
        <ol className="grid gap-1 text-sm">
          {log.map(({ step, at, who, text }) => (
            <li key={`${step} ${at.getTime()}`}>
              <strong>{stepWords[step]}</strong>{' '}
              <span className="desk-soft">{`${formatWhen(at)}, ${who ?? 'by itself'}`}</span> <bdi>{text}</bdi>
            </li>
          ))}
        </ol>
      </details>
    </li>
  );
}

function How({ id, name, draft }: { id: string; name: string; draft: Draft | null }) {
  return (
    <p className="desk-field">
      <label htmlFor={id}>How you told them</label>
      <input id={id} name={name} maxLength={200} autoComplete="off" defaultValue={draft?.values.how ?? ''} />
    </p>
  );
}

function Steps({ complaint, draft }: { complaint: Row['complaint']; draft: Draft | null }) {
  const { id, email, assigneeId, acknowledgedAt } = complaint;
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <ActForm act="complaints/take" hidden={{ complaint: id }}>
          <button type="submit" className="desk-button">
            {assigneeId ? 'Take it over' : 'I deal with it'}
          </button>
        </ActForm>
        {acknowledgedAt ? null : (
          <ActForm act="complaints/acknowledge" hidden={{ complaint: id }} className="flex flex-wrap items-end gap-3">
            {email ? null : <How id={`told-${id}`} name={fieldsOf('complaints/acknowledge')('how')} draft={draft} />}
            <button type="submit" className="desk-button" data-tone="primary">
              {email ? 'Send the acknowledgement' : 'It is acknowledged'}
            </button>
          </ActForm>
        )}
      </div>
      <ActForm
        act="complaints/note"
        hidden={{ complaint: id, id: randomUUID() }}
        className="flex flex-wrap items-end gap-3"
      >
        <p className="desk-field grow">
          <label htmlFor={`note-${id}`}>Note for the log</label>
          <input
            id={`note-${id}`}
            name={fieldsOf('complaints/note')('text')}
            maxLength={2000}
            autoComplete="off"
            defaultValue={draft?.values.text ?? ''}
          />
        </p>
        <button type="submit" className="desk-button">
          Write it down
        </button>
      </ActForm>
      <ActForm act="complaints/close" hidden={{ complaint: id }} className="grid justify-items-start gap-3">
        <p className="desk-field w-full max-w-xl">
          <label htmlFor={`outcome-${id}`}>What you found and what was done, as they will read it</label>
          <textarea
            id={`outcome-${id}`}
            name={fieldsOf('complaints/close')('outcome')}
            rows={4}
            maxLength={4000}
            defaultValue={draft?.values.outcome ?? ''}
          />
        </p>
        {email ? null : <How id={`closed-${id}`} name={fieldsOf('complaints/close')('how')} draft={draft} />}
        <button type="submit" className="desk-button">
          {email ? 'Send the answer and close' : 'It is answered: close'}
        </button>
      </ActForm>
    </div>
  );
}
