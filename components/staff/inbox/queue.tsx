'use client';

import Link from 'next/link';
import { useEffect, useState } from 'react';
import { useQueue } from '@/lib/desk/browser/client';
import { deskViews, emptyViewWords, type Look, queueHref, viewNames } from '@/lib/desk/inbox/view';
import type { Queue } from '@/lib/desk/inbox/wire';
import { formatDuration } from '@/lib/time/format';
import { QueueRow } from './queue-row';

type Props = { look: Look; initial: Queue; me: string; current: string | null };

/** The queue, whoever waits on the page on top, then whoever has waited longest. It changes by itself. */
export function ConsoleQueue({ look, initial, me, current }: Props) {
  const { shown: queue, hold } = useHeld(useQueue(look, initial));
  const { rows, counts, people, now } = queue;
  const live = look.find ? [] : rows.filter(({ liveBy }) => liveBy !== null);
  const rest = rows.filter((row) => !live.includes(row));
  const row = (row: Queue['rows'][number]) => (
    <QueueRow key={row.id} row={row} look={look} me={me} now={now} current={row.id === current} />
  );
  const here = people.filter(({ presence }) => presence === 'here').map(({ id, name }) => (id === me ? 'you' : name));
  return (
    <div className="console-queue">
      <nav aria-label="Which conversations" className="desk-tabs">
        {deskViews.map((view) => (
          <Link
            key={view}
            prefetch={false}
            href={{ pathname: '/staff/inbox', query: view === 'open' ? {} : { view } }}
            aria-current={!look.find && view === look.view ? 'page' : undefined}
          >
            {viewNames[view]}
            {counts[view] > 0 && view !== 'resolved' ? (
              <span className="desk-count" data-tone={view === 'waiting' ? 'problem' : undefined}>
                {counts[view]}
              </span>
            ) : null}
          </Link>
        ))}
      </nav>
      <search>
        <form action="/staff/inbox" className="console-search">
          <label htmlFor="find" className="sr-only">
            Search conversations
          </label>
          <input
            id="find"
            name="find"
            type="search"
            maxLength={80}
            placeholder="Name, order, tag or words"
            defaultValue={look.find}
            className="desk-input"
            data-search
          />
          {look.find ? (
            <a href={queueHref({ ...look, find: '' })} className="link">
              Clear
            </a>
          ) : null}
        </form>
      </search>
      <p role="status" className="console-status">
        {statusWords(queue, look)}
      </p>
      <ul className="console-rows" aria-label="Conversations" onPointerDown={hold}>
        {live.length === 0
          ? rows.map(row)
          : [part('Waiting on the page'), ...live.map(row), part('Everybody else'), ...rest.map(row)]}
      </ul>
      <p className="console-status">{here.length > 0 ? `Here: ${here.join(', ')}` : 'Nobody is here.'}</p>
    </div>
  );
}

const part = (name: string) => (
  <li key={name} className="console-part">
    <h2>{name}</h2>
  </li>
);

/** The queue as it stood when somebody pressed it, until they let go: no row moves away from under a press. */
function useHeld(queue: Queue): { shown: Queue; hold: () => void } {
  const [held, setHeld] = useState<Queue | null>(null);
  useEffect(() => {
    if (!held) return;
    // What the press does comes right after it.
    const letGo = () => setTimeout(() => setHeld(null));
    for (const end of ['pointerup', 'pointercancel']) addEventListener(end, letGo);
    return () => {
      for (const end of ['pointerup', 'pointercancel']) removeEventListener(end, letGo);
    };
  }, [held]);
  return { shown: held ?? queue, hold: () => setHeld(queue) };
}

const closingMilliseconds = 15 * 60_000;

function statusWords({ rows, counts, unread, closesAt, now }: Queue, { view, find }: Look): string {
  const left = closesAt ? Date.parse(closesAt) - Date.parse(now) : Number.POSITIVE_INFINITY;
  if (left <= closingMilliseconds && counts.waiting > 0)
    return `We close in ${formatDuration(left)}, and ${counts.waiting} still wait${unread > 0 ? `, ${unread} unread` : ''}.`;
  if (find) return rows.length === 1 ? `1 found for “${find}”` : `${rows.length} found for “${find}”`;
  if (rows.length === 0) return emptyViewWords[view];
  const waiting = counts.waiting === 0 ? 'Nobody is waiting.' : `${counts.waiting} waiting`;
  return unread > 0 ? `${waiting}, ${unread} unread` : waiting;
}
