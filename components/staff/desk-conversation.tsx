'use client';

import { Bubble } from '@/components/chat/bubble';
import { type Canned, ReplyForm } from '@/components/staff/reply-form';
import { buttonClass } from '@/components/ui/button';
import { useDeskThread } from '@/lib/chat/desk-client';
import type { DeskThread } from '@/lib/chat/desk-wire';

type Props = { initial: DeskThread; reply: { id: string; text: string; problem: string | null }; canned: Canned[] };

/** One conversation at the desk: what was said, as it is said, and the answer to write. */
export function DeskConversation({ initial, reply, canned }: Props) {
  const { id, title, status, events, answerBy } = useDeskThread(initial);
  const resolved = status === 'resolved';
  return (
    <div className="grid content-start gap-6">
      <div role="log" aria-label="Messages">
        <ol className="grid gap-3">
          {events.map(({ seq, author, name, text, at, when }) => (
            <Bubble
              key={seq}
              side={author === 'visitor' ? 'theirs' : author === 'staff' ? 'mine' : 'notice'}
              who={author === 'visitor' ? title : (name ?? 'The shop')}
              text={text}
              at={at}
              when={when}
            />
          ))}
        </ol>
      </div>
      <p className="text-ink-soft text-sm">
        {resolved ? 'Resolved.' : answerBy ? `Answer by ${answerBy}.` : 'Answered.'}
      </p>
      <ReplyForm conversation={id} canned={canned} {...reply} />
      <form action="/api/staff/status" method="post">
        <input type="hidden" name="conversation" value={id} />
        <input type="hidden" name="status" value={resolved ? 'open' : 'resolved'} />
        <input type="hidden" name="seen" value={events.at(-1)?.seq ?? 0} />
        <button type="submit" className={buttonClass('quiet')}>
          {resolved ? 'Open again' : 'Resolve'}
        </button>
      </form>
    </div>
  );
}
