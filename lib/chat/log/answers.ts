import type { EventKind } from './event-body';
import type { WireEvent } from './wire';

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

/**
 * Whether a person is with the visitor: somebody has answered, and neither side has been silent since for as long as the
 * idle time. So a conversation that was going at closing time goes on.
 */
export function isLive(
  events: readonly { author: WireEvent['author']; kind: string; at: string | Date }[],
  nowMilliseconds: number,
  idleMinutes: number,
): boolean {
  const longest = idleMinutes * 60_000;
  let next = nowMilliseconds;
  for (const event of events.toReversed()) {
    if (event.author === 'shop') continue;
    const at = new Date(event.at).getTime();
    if (next - at >= longest) return false;
    if (event.author === 'staff' && isAnswer(event)) return true;
    next = at;
  }
  return false;
}
