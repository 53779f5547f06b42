import { dueAt } from '@/lib/desk/inbox/due';
import { snoozeChoices, snoozeNames } from '@/lib/desk/inbox/snooze-choices';
import type { Colleague, DeskThread } from '@/lib/desk/inbox/wire';
import { formatWhen } from '@/lib/time/format';
import { DeskForm } from '../form';

type Props = {
  thread: DeskThread;
  me: string;
  people: Colleague[];
  ids: { assign: string; status: string; snooze: string };
  problem: string | null;
};

/** Whose the conversation is and how it stands, and what can be done about both. */
export function ThreadHead({ thread, me, people, ids, problem }: Props) {
  const { id, title, status, assignee, lastSeq } = thread;
  const open = status === 'open';
  const others = people.filter((person) => person.id !== assignee?.id);
  return (
    <header className="console-head">
      <div className="console-head-line">
        <h2 className="text-xl wrap-anywhere">{title}</h2>
        <Standing thread={thread} />
      </div>
      <div className="desk-tools">
        <DeskForm action="/api/staff/assign" id={ids.assign} className="desk-tools" label="Whose it is">
          <input type="hidden" name="conversation" value={id} />
          <input type="hidden" name="from" value={assignee?.id ?? ''} />
          {assignee?.id === me ? (
            <button type="submit" name="to" value="" className="desk-button" data-size="small">
              Give it back
            </button>
          ) : (
            <button type="submit" name="to" value={me} className="desk-button" data-size="small" data-key="a">
              {assignee ? `Take over from ${assignee.name}` : 'Take it'}
            </button>
          )}
        </DeskForm>
        <details className="console-menu">
          <summary>Give to</summary>
          <DeskForm action="/api/staff/assign" id={ids.assign} label="Give it to somebody">
            <input type="hidden" name="conversation" value={id} />
            <input type="hidden" name="from" value={assignee?.id ?? ''} />
            {others.map((person) => (
              <button key={person.id} type="submit" name="to" value={person.id} className="console-choice">
                {person.name} <span className="desk-soft">{person.presence === 'off' ? '' : person.presence}</span>
              </button>
            ))}
            {others.length === 0 ? <p>Nobody else works here.</p> : null}
          </DeskForm>
        </details>
        {open ? (
          <details className="console-menu">
            <summary data-key="s">Snooze</summary>
            <DeskForm action="/api/staff/status" id={ids.snooze} label="Snooze">
              <input type="hidden" name="conversation" value={id} />
              <input type="hidden" name="status" value="snoozed" />
              {snoozeChoices.map((choice) => (
                <button key={choice} type="submit" name="for" value={choice} className="console-choice">
                  {snoozeNames[choice]}
                </button>
              ))}
            </DeskForm>
          </details>
        ) : null}
        <DeskForm action="/api/staff/status" id={ids.status} problem={problem} className="desk-tools" label="Status">
          <input type="hidden" name="conversation" value={id} />
          {open ? <input type="hidden" name="seen" value={lastSeq} /> : null}
          <input type="hidden" name="status" value={open ? 'resolved' : 'open'} />
          <button type="submit" className="desk-button" data-size="small" data-key="e">
            {open ? 'Resolve' : 'Open again'}
          </button>
        </DeskForm>
      </div>
    </header>
  );
}

function Standing({ thread: { status, answerBy, snoozedUntil, assignee, now } }: { thread: DeskThread }) {
  const due = answerBy ? dueAt(new Date(answerBy), new Date(now)) : null;
  const asleep = snoozedUntil && snoozedUntil > now ? `Asleep until ${formatWhen(new Date(snoozedUntil))}.` : null;
  const waits = due ? `Answer ${due.says}.` : 'Answered.';
  return (
    <p className="desk-soft text-sm">
      <span data-tone={due?.state === 'late' ? 'problem' : undefined} className="console-due">
        {status === 'resolved' ? 'Resolved.' : (asleep ?? waits)}
      </span>{' '}
      {assignee ? `With ${assignee.name}.` : 'With nobody yet.'}
    </p>
  );
}
