import type { EventContent } from './event-body';

/** One event in a line, for the queue. */
export function summaryOf({ kind, body }: EventContent, redacted: boolean): string {
  if (redacted) return 'Removed';
  switch (kind) {
    case 'message':
    case 'note':
    case 'hours_notice':
      return body.text;
    case 'image':
      return 'A picture';
    case 'product_card':
      return body.text || 'A product';
    case 'basket_offer':
      return body.text || 'A basket to take';
    case 'basket_taken':
      return 'Took the basket';
    case 'fact_card':
      return body.title;
    case 'order_link':
      return body.text || `Order ${body.number}`;
    case 'rating':
      return `Rated ${body.score} of 5`;
    case 'status':
    case 'assign':
    case 'read':
    case 'redact':
      return '';
  }
}

/** What a person is called before they have said their name. */
export const titleOf = ({ name, email }: { name: string | null; email: string | null }): string =>
  name ?? email ?? 'A visitor';
