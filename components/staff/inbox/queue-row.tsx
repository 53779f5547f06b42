import Link from 'next/link';
import { dueAt, waitedAt } from '@/lib/desk/inbox/due';
import { type Look, lookQuery } from '@/lib/desk/inbox/view';
import type { QueueRow as Row } from '@/lib/desk/inbox/wire';
import { Marked } from '../search/marked';

type Props = { row: Row; look: Look; me: string; now: string; current: boolean };
const tones = { late: 'problem', soon: 'warn', ahead: undefined } as const;

const askings = { reaction: 'Reaction to a product', 'order-today': 'Order due today', usual: null } as const;

/** One conversation in the queue: who, by when, whose, and the last thing said. */
export function QueueRow({ row, look, me, now, current }: Props) {
  const { id, title, order, tags, unread, last, assignee } = row;
  return (
    <li className="console-row" data-unread={unread > 0 || undefined} data-row={id}>
      <p className="console-row-head">
        <Link
          href={`/staff/inbox/${id}${lookQuery(look)}`}
          prefetch={false}
          aria-current={current ? 'page' : undefined}
          data-open
        >
          <bdi>{title}</bdi>
        </Link>
        {unread > 0 ? (
          <span className="desk-count" data-tone="unread">
            {unread} <span className="sr-only">unread</span>
          </span>
        ) : null}
        <When row={row} now={now} />
      </p>
      <p className="desk-clip desk-soft" dir="auto">
        {look.find ? <Marked text={last} typed={look.find} /> : last}
      </p>
      <p className="desk-flags">
        {order ? <span className="desk-flag">{order}</span> : null}
        {assignee ? (
          <span className="desk-flag" data-tone={assignee.id === me ? 'done' : undefined}>
            {assignee.id === me ? 'Yours' : assignee.name}
          </span>
        ) : null}
        <Waits row={row} now={now} />
        {tags.map((tag) => (
          <span key={tag} className="desk-flag desk-soft">
            {tag}
          </span>
        ))}
      </p>
    </li>
  );
}

/** What kind of question it is, since when, and whether the visitor is still there to read an answer. */
function Waits({ row: { askedAt, liveBy, page, asking, snoozedUntil }, now }: Pick<Props, 'row' | 'now'>) {
  if (!askedAt) return null;
  const kind = askings[asking];
  const there = { here: 'on the page', left: 'left the page' };
  return (
    <>
      {kind ? (
        <span className="desk-flag" data-tone="warn">
          {kind}
        </span>
      ) : null}
      {snoozedUntil && snoozedUntil > now ? <span className="desk-flag">snoozed</span> : null}
      {liveBy ? null : (
        <span className="desk-flag desk-soft">{waitedAt(new Date(askedAt), null, new Date(now)).says}</span>
      )}
      {page ? (
        <span className="desk-flag" data-tone={page === 'here' ? 'done' : undefined}>
          {there[page]}
        </span>
      ) : null}
    </>
  );
}

function When({ row: { askedAt, liveBy, answerBy, resolved, snoozedUntil, when }, now }: Pick<Props, 'row' | 'now'>) {
  if (askedAt && liveBy) {
    const { state, says } = waitedAt(new Date(askedAt), new Date(liveBy), new Date(now));
    return (
      <span className="desk-flag" data-tone={tones[state]}>
        <time dateTime={askedAt}>{says}</time>
      </span>
    );
  }
  if (!answerBy && snoozedUntil && snoozedUntil > now) return <span className="desk-flag">snoozed</span>;
  if (resolved || !answerBy) return <span className="console-when">{resolved ? when : 'answered'}</span>;
  const { state, says } = dueAt(new Date(answerBy), new Date(now));
  return (
    <span className="desk-flag" data-tone={tones[state]}>
      <time dateTime={answerBy}>{says}</time>
    </span>
  );
}
