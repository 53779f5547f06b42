import type { EventKind } from './event-body';

/** Apart from the bodies' schemas, so that the browser can know it without those. */
const answers: ReadonlySet<string> = new Set<EventKind>([
  'message',
  'image',
  'product_card',
  'basket_offer',
  'fact_card',
  'order_link',
]);

/** Whether the visitor now has what they wait for, if it is staff who send it. */
export const isAnswer = ({ kind }: { kind: string }): boolean => answers.has(kind);

/** Whether staff now owe an answer, if it is the visitor who sends it. */
export const isQuestion = ({ kind }: { kind: string }): boolean => kind === 'message' || kind === 'image';
