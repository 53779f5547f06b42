import type { ReactNode } from 'react';
import type { WireEvent } from '@/lib/chat/log/wire';
import { Bubble } from './bubble';
import { Card } from './card';

type Props = {
  event: WireEvent;
  side: 'mine' | 'theirs';
  who: string;
  /** The secret of an order's link, where the thread is an order's. */
  order?: string;
  anchor?: string | undefined;
  /** What can be done with it. */
  children?: ReactNode;
};

/** What the shop says of an event that nobody has put into words. */
function words({ card, text, redacted }: WireEvent, mine: boolean): string {
  if (redacted) return 'This message was taken out.';
  if (card?.type === 'rating')
    return [`${mine ? 'You' : 'They'} gave it ${card.score} of 5.`, text].filter(Boolean).join(' ');
  if (card?.type !== 'taken') return text;
  const missing = card.missing.length > 0 ? ` We have too few of: ${card.missing.join(', ')}.` : '';
  return `${mine ? 'You' : 'They'} put this in the basket.${missing}`;
}

const asNotice = ({ kind, author }: WireEvent) =>
  author === 'shop' || kind === 'status' || kind === 'basket_taken' || kind === 'rating';

/** One event of a conversation as a bubble, on either side of the desk; nothing for one that shows only in others. */
export function Said({ event, side, who, order = '', anchor, children }: Props) {
  const { kind, card, at, when, redacted } = event;
  const mine = side === 'mine';
  const text = words(event, event.author === 'visitor' ? mine : !mine);
  if (kind === 'redact' || (text === '' && card === null)) return null;
  return (
    <Bubble
      side={asNotice(event) ? 'notice' : side}
      who={who}
      text={text}
      at={at || undefined}
      when={when}
      anchor={anchor}
    >
      {redacted ? null : (
        <>
          <Card card={card} order={order} />
          {children}
        </>
      )}
    </Bubble>
  );
}
