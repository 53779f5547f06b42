import { isAnswer } from './kinds';
import type { WireEvent } from './wire';

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
