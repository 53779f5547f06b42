import { useEffect, useRef } from 'react';
import type { Pending, ThreadView } from '@/lib/chat/log/thread';
import type { WireEvent } from '@/lib/chat/log/wire';
import { TakeOffer } from './offer';
import { Said } from './said';

type Props = {
  view: ThreadView;
  /** Whether the history has been shown, so that whatever comes now is news. */
  live: boolean;
  order?: string;
  resend: (id: string) => void;
};

type Line = { event: WireEvent; sending: 'sent' | 'going' | 'failed' };

/**
 * The conversation so far, oldest first. What comes in while it is live is read out once; its history is not, nor is a
 * message again that has only been acknowledged, which keeps its place.
 */
export function Messages({ view: { events, pending }, live, order = '', resend }: Props) {
  const end = useRef<HTMLDivElement>(null);
  const count = events.length + pending.length;
  const shown = useRef(count);
  useEffect(() => {
    if (count !== shown.current) end.current?.scrollIntoView({ block: 'nearest' });
    shown.current = count;
  }, [count]);
  const taken = new Set(events.map(({ card }) => (card?.type === 'taken' ? card.seq : 0)));
  const rows: Line[] = [
    ...events.map((event) => ({ event, sending: 'sent' as const })),
    ...pending.map((one) => ({ event: asEvent(one), sending: one.failed ? ('failed' as const) : ('going' as const) })),
  ];
  return (
    <div>
      <div role="log" aria-label="Messages" aria-live={live ? 'polite' : 'off'} aria-relevant="additions">
        <ol className="grid gap-3">
          {rows.map((line) => (
            <Row key={line.event.id} {...line} order={order} taken={taken.has(line.event.seq)} resend={resend} />
          ))}
        </ol>
      </div>
      <div ref={end} />
    </div>
  );
}

/** A message on its way looks as it will when it has arrived: nothing is added to it then that would be read out. */
function asEvent({ id, text }: Pending): WireEvent {
  const bare = { seq: 0, name: null, card: null, redacted: false, at: '', when: 'just now' };
  return { ...bare, id, kind: 'message', author: 'visitor', text };
}

function Row({
  event,
  sending,
  order,
  taken,
  resend,
}: Line & Pick<Props, 'resend'> & { order: string; taken: boolean }) {
  const { id, author, name, card, seq } = event;
  const mine = author === 'visitor';
  return (
    <Said event={event} side={mine ? 'mine' : 'theirs'} who={mine ? 'You' : (name ?? 'Larkfield')} order={order}>
      {card?.type === 'basket' ? <TakeOffer seq={seq} order={order} taken={taken} /> : null}
      {sending === 'going' ? <p className="text-ink-soft text-xs">Sending…</p> : null}
      {sending === 'failed' ? (
        <p className="font-semibold text-problem text-sm">
          Not sent.{' '}
          <button type="button" onClick={() => resend(id)} className="min-h-11 underline underline-offset-4">
            Try again
          </button>
        </p>
      ) : null}
    </Said>
  );
}
