import type { WireEvent } from '../log/wire';

export type SpokenLine = { who: string; when: string; text: string };

/** What a card says, to somebody who reads words only. */
function cardWords({ card, text }: Pick<WireEvent, 'card' | 'text'>): string {
  const said = text ? [text] : [];
  switch (card?.type) {
    case 'product':
      return [...said, [card.title, card.label, card.price].filter(Boolean).join(', ')].join('\n');
    case 'basket':
      return [
        ...said,
        ...card.lines.map(({ quantity, title, label, price }) => `${quantity} × ${title}, ${label}: ${price}`),
        `Together: ${card.total}`,
      ].join('\n');
    case 'facts':
      return [...said, card.title, ...card.facts.map(({ label, value }) => `${label}: ${value}`)].join('\n');
    case 'order':
      return [...said, `Order ${card.number}`].join('\n');
    case 'image':
      return 'A picture';
    case 'taken':
      return 'Put into the basket';
    case 'rating':
      return [`Rated ${card.score} of 5`, ...said].join('\n');
    default:
      return text;
  }
}

/** A conversation as it is read outside the shop. What was taken out is said to have been. */
export function spokenLines(events: readonly WireEvent[]): SpokenLine[] {
  return events
    .filter(({ kind }) => kind !== 'redact')
    .map((event) => ({
      who: event.author === 'visitor' ? 'You' : event.author === 'staff' ? (event.name ?? 'Larkfield') : 'The shop',
      when: event.when,
      text: event.redacted ? 'This message was taken out.' : cardWords(event),
    }));
}
