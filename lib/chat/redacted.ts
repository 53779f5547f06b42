import type { EventContent } from './event-body';

/** What is left of an event once its words are taken out; null for what has none. */
export function withoutWords(event: EventContent): EventContent | null {
  switch (event.kind) {
    case 'message':
    case 'note':
      return { kind: event.kind, body: { text: '' } };
    case 'image':
      return event;
    case 'rating':
      return { kind: 'rating', body: { ...event.body, text: '' } };
    case 'product_card':
      return { kind: 'product_card', body: { ...event.body, text: '' } };
    case 'basket_offer':
      return { kind: 'basket_offer', body: { ...event.body, text: '' } };
    case 'fact_card':
      return { kind: 'fact_card', body: { about: event.body.about, title: '', facts: [] } };
    default:
      return null;
  }
}
