import type { EventContent } from '@/lib/chat/log/event-body';
import type { WireEvent } from '@/lib/chat/log/wire';
import { isErased } from '@/lib/orders/retention/retention';
import { formatWhen } from '@/lib/time/format';

/** One event in a line, for the queue. */
export function summaryOf({ text, card, redacted }: Pick<WireEvent, 'text' | 'card' | 'redacted'>): string {
  if (redacted) return 'Removed';
  if (text || !card) return text;
  switch (card.type) {
    case 'product':
      return `${card.title}, ${card.label}`;
    case 'basket':
      return `A basket of ${card.lines.length} to take`;
    case 'facts':
      return card.title;
    case 'order':
      return `Order ${card.number}`;
    case 'image':
      return 'A picture';
    case 'rating':
      return `Rated ${card.score} of 5`;
    case 'taken':
      return 'Took the basket';
    case 'status':
    case 'redaction':
      return '';
  }
}

/** What staff read of something that was done rather than said; null if that is nothing. */
export function toldOf(event: EventContent, who: string, nameOf: (staffId: string) => string): string | null {
  switch (event.kind) {
    case 'assign': {
      const { assigneeId } = event.body;
      if (!assigneeId) return `${who} gave it back to everybody`;
      const name = nameOf(assigneeId);
      return name === who ? `${who} took it` : `${who} gave it to ${name}`;
    }
    case 'status':
      if (event.body.status === 'snoozed')
        return `${who} snoozed it${event.body.until ? ` until ${formatWhen(new Date(event.body.until))}` : ''}`;
      return event.body.status === 'resolved' ? `${who} resolved it` : `${who} opened it again`;
    default:
      return null;
  }
}

/** What somebody is called: by the name they gave, else by the name of whoever bought what they write about. */
export const titleOf = (
  { name, email }: { name: string | null; email: string | null },
  buyer: { name: string; email: string } | null = null,
): string => name ?? knownBuyer(buyer)?.name ?? email ?? 'A visitor';

/** Whoever bought an order, unless they have been taken out of it. */
export const knownBuyer = <Buyer extends { email: string }>(buyer: Buyer | null): Buyer | null =>
  buyer && !isErased(buyer) ? buyer : null;
