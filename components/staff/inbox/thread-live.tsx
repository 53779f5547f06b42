'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { isLooking } from '@/lib/desk/browser/activity-client';
import { useDeskThread, useWriters } from '@/lib/desk/browser/client';
import { postDesk } from '@/lib/desk/browser/post-client';
import type { Canned } from '@/lib/desk/inbox/canned';
import type { Colleague, DeskThread } from '@/lib/desk/inbox/wire';
import { type AnswerForm, DeskComposer } from './composer';
import { ThreadEvent } from './thread-event';
import { ThreadHead } from './thread-head';

type Props = {
  initial: DeskThread;
  me: string;
  people: Colleague[];
  canned: Canned[];
  form: AnswerForm;
  /** For the forms in its head. */
  ids: { assign: string; status: string; snooze: string };
  problem: string | null;
};

const lookMilliseconds = 1_500;

/** One conversation at the desk: what was said, as it is said, and the answer to write. */
export function ThreadLive({ initial, me, people, canned, form, ids, problem }: Props) {
  const thread = useDeskThread(initial);
  const { id, events, title } = thread;
  const end = useRef<HTMLDivElement>(null);
  const count = events.length;
  const shown = useRef(0);
  useEffect(() => {
    const isNew = shown.current > 0;
    shown.current = count;
    // Whoever has come by a link to one message looks at that one.
    if (isNew || !document.querySelector(':target')) end.current?.scrollIntoView({ block: 'nearest' });
  }, [count]);
  useSeen(thread);
  useFreshBeside(lastOfVisitor(events));
  const writers = useWriters(id).filter((who) => who !== me);
  const names = writers.map((who) =>
    who === 'visitor' ? title : (people.find((person) => person.id === who)?.name ?? 'Somebody'),
  );
  return (
    <div className="console-thread">
      <ThreadHead thread={thread} me={me} people={people} ids={ids} problem={problem} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <div className="console-log" role="log" aria-label="Messages" tabIndex={0}>
        <ol className="grid gap-3">
          {events.map((event) => (
            <ThreadEvent key={event.position} event={event} thread={thread} />
          ))}
        </ol>
        <div ref={end} className="console-end" />
      </div>
      <p role="status" className="console-writing">
        {names.length > 0
          ? `${new Intl.ListFormat('en-GB').format(names)} ${names.length > 1 ? 'are' : 'is'} writing…`
          : ''}
      </p>
      <DeskComposer thread={thread} me={me} canned={canned} form={form} />
    </div>
  );
}

/** What stands beside is the server's: where the visitor is and what they have in their basket come with their words. */
function useFreshBeside(visitorSeq: number): void {
  const router = useRouter();
  const known = useRef(visitorSeq);
  useEffect(() => {
    if (visitorSeq === known.current) return;
    known.current = visitorSeq;
    router.refresh();
  }, [visitorSeq, router]);
}

const lastOfVisitor = (events: DeskThread['events']): number =>
  events.findLast(({ author, forStaff }) => author === 'visitor' && !forStaff)?.seq ?? 0;

/** What has come while somebody was looking counts as read. */
function useSeen({ id, events, staffSeenSeq }: DeskThread): void {
  const last = lastOfVisitor(events);
  useEffect(() => {
    if (last <= staffSeenSeq) return;
    const look = () => {
      if (isLooking()) void postDesk('seen', { conversation: id, seq: last });
    };
    look();
    const timer = setInterval(look, lookMilliseconds);
    return () => clearInterval(timer);
  }, [id, last, staffSeenSeq]);
}
