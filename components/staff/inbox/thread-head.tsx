import { dueAt } from '@/lib/desk/inbox/due';
import { snoozeChoices, snoozeNames } from '@/lib/desk/inbox/view';
import type { Colleague, DeskThread } from '@/lib/desk/inbox/wire';
import { formatWhen } from '@/lib/time/format';
import { fieldsOf } from '../act-form';
import { DeskForm } from '../form';

type Props = {
  thread: DeskThread;
  me: string;
  people: Colleague[];
  ids: { assign: string; status: string; snooze: string };
  problem: string | null;
};

const to = fieldsOf('assign')('to');
const wakes = fieldsOf('status')('for');

/** Whose the conversation is and how it stands, and what can be done about both. */
export function ThreadHead({ thread, me, people, ids, problem }: Props) {
  const { id, title, status, assignee, lastSeq } = thread;
  const open = status === 'open';
  const due = open ? dueOf(thread) : null;
  const whose = { conversation: id, from: assignee?.id ?? '' };
  const ends = { conversation: id, status: open ? 'resolved' : 'open', seen: open ? lastSeq : undefined };
  const others = people.filter((person) => person.id !== assignee?.id);
  return (
    <header className="console-head">
      <div className="console-head-line">
        <h2 className="text-xl wrap-anywhere">
          <bdi>{title}</bdi>
        </h2>
        <Standing thread={thread} />
      </div>
      <div className="desk-tools">
        <DeskForm act="assign" id={ids.assign} hidden={whose} className="desk-tools" label="Whose it is">
          {assignee?.id === me ? (
            <button type="submit" name={to} value="" className="desk-button" data-size="small">
              Back to the queue
            </button>
          ) : (
            <button type="submit" name={to} value={me} className="desk-button" data-size="small" data-key="a">
              {assignee ? `Take over from ${assignee.name}` : 'Take it'}
            </button>
          )}
        </DeskForm>
        <details className="console-menu">
          <summary>Give to</summary>
          <DeskForm act="assign" id={ids.assign} hidden={whose} label="Give it to somebody" folds>
            {others.map((person) => (
              <button key={person.id} type="submit" name={to} value={person.id} className="console-choice">
                {person.name} <span className="desk-soft">{person.presence === 'off' ? '' : person.presence}</span>
              </button>
            ))}
            {others.length === 0 ? <p>Nobody else works here.</p> : null}
          </DeskForm>
        </details>
        {open ? (
          <details className="console-menu">
            <summary data-key="s">Snooze</summary>
            <DeskForm
              act="status"
              id={ids.snooze}
              hidden={{ conversation: id, status: 'snoozed' }}
              label="Snooze"
              folds
            >
              {due ? (
                <p className="console-warning">
                  Nobody has answered yet, and the promise runs on: answer {due.says}. It stays in Waiting until then.
                </p>
              ) : null}
              {snoozeChoices.map((choice) => (
                <button key={choice} type="submit" name={wakes} value={choice} className="console-choice">
                  {snoozeNames[choice]}
                </button>
              ))}
            </DeskForm>
          </details>
        ) : null}
        <DeskForm act="status" id={ids.status} hidden={ends} problem={problem} className="desk-tools" label="Status">
          <button type="submit" className="desk-button" data-size="small" data-key="e">
            {open ? 'Resolve' : 'Open again'}
          </button>
        </DeskForm>
      </div>
    </header>
  );
}

const dueOf = ({ answerBy, now }: DeskThread) => (answerBy ? dueAt(new Date(answerBy), new Date(now)) : null);

function Standing({ thread }: { thread: DeskThread }) {
  const { status, snoozedUntil, assignee, now } = thread;
  const due = dueOf(thread);
  const asleep = snoozedUntil && snoozedUntil > now ? `Snoozed until ${formatWhen(new Date(snoozedUntil))}.` : null;
  const waits = due ? `Answer ${due.says}.` : 'Answered.';
  const stands = asleep && due ? `${asleep} ${waits}` : (asleep ?? waits);
  return (
    <p className="desk-soft text-sm">
      <span data-tone={due?.state === 'late' ? 'problem' : undefined} className="console-due">
        {status === 'resolved' ? 'Resolved.' : stands}
      </span>{' '}
      {assignee ? `With ${assignee.name}.` : 'With nobody yet.'}
    </p>
  );
}
