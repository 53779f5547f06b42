import { useEffect, useRef } from 'react';
import { Bubble } from '@/components/chat/bubble';
import type { ThreadView } from '@/lib/chat/thread';

type Props = { view: ThreadView; live: boolean; resend: (id: string) => void };

/** The conversation so far, oldest first. What comes in while it is live is read out once; its history is not. */
export function Messages({ view: { events, pending }, live, resend }: Props) {
  const end = useRef<HTMLDivElement>(null);
  const count = events.length + pending.length;
  const shown = useRef(count);
  useEffect(() => {
    if (count !== shown.current) end.current?.scrollIntoView({ block: 'nearest' });
    shown.current = count;
  }, [count]);
  return (
    <div role="log" aria-label="Messages" aria-live={live ? 'polite' : 'off'}>
      <ol className="grid gap-3">
        {events.map(({ seq, author, name, text, at, when }) => (
          <Bubble
            key={seq}
            side={author === 'visitor' ? 'mine' : author === 'staff' ? 'theirs' : 'notice'}
            who={author === 'visitor' ? 'You' : (name ?? 'Larkfield')}
            text={text}
            at={at}
            when={when}
          />
        ))}
        {pending.map(({ id, text, failed }) => (
          <Bubble key={id} side="mine" who="You" when={null} text={text}>
            {failed ? (
              <p className="font-semibold text-problem text-sm">
                Not sent.{' '}
                <button type="button" onClick={() => resend(id)} className="min-h-11 underline underline-offset-4">
                  Try again
                </button>
              </p>
            ) : (
              <p className="text-ink-soft text-xs">Sending…</p>
            )}
          </Bubble>
        ))}
      </ol>
      <div ref={end} />
    </div>
  );
}
