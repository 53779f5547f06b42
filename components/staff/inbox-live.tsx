'use client';

import { useQueue } from '@/lib/chat/desk-client';
import type { QueueRow } from '@/lib/chat/desk-wire';

/** The queue, whoever waits longest against their promise on top. It changes by itself. */
export function InboxLive({ show, initial }: { show: 'open' | 'resolved'; initial: QueueRow[] }) {
  const rows = useQueue(show, initial);
  return (
    <>
      <p role="status" className="text-ink-soft">
        {rows.length === 0 ? 'Nobody is waiting.' : `${rows.filter(({ answerBy }) => answerBy).length} waiting`}
      </p>
      <ul className="grid gap-3">
        {rows.map(({ id, title, order, answerBy, last }) => (
          <li key={id} className="relative rounded-card bg-paper p-4 shadow-card">
            <p className="flex flex-wrap justify-between gap-3">
              <a href={`/staff/inbox/${id}`} className="font-semibold after:absolute after:inset-0">
                {title}
                {order ? `, order ${order}` : ''}
              </a>
              <span className="text-sm">{answerBy ? `answer by ${answerBy}` : 'answered'}</span>
            </p>
            <p className="truncate text-ink-soft">{last}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
