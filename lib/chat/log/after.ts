import { isAnswer, isQuestion } from './answers';
import type { EventContent } from './event-body';

type Standing = { status: 'open' | 'resolved'; answerBy: Date | null; snoozedUntil: Date | null };
/** What becomes of the promise of an answer: begun, kept, or closed because none is needed. */
export type PromiseChange = 'begun' | 'kept' | 'closed' | null;

type Done = EventContent & { author: 'visitor' | 'staff' | 'shop' };

/** Whether the visitor begins to wait with this, so that an answer has to be promised. */
export const beginsToWait = (before: Standing, event: Done): boolean =>
  event.author === 'visitor' && isQuestion(event) && before.answerBy === null;

/**
 * How a conversation stands after an event. A visitor's question opens it and starts the clock of the promised answer
 * unless that is running already; an answer from staff stops it; resolving stops it too.
 */
export function standingAfter(
  before: Standing,
  event: Done,
  promised: Date | null,
): Standing & { promise: PromiseChange } {
  const waiting = before.answerBy !== null;
  if (event.author === 'visitor' && isQuestion(event))
    return {
      status: 'open',
      answerBy: before.answerBy ?? promised,
      snoozedUntil: null,
      promise: waiting ? null : 'begun',
    };
  if (event.author === 'staff' && isAnswer(event))
    return { status: 'open', answerBy: null, snoozedUntil: null, promise: waiting ? 'kept' : null };
  if (event.kind !== 'status') return { ...before, promise: null };
  switch (event.body.status) {
    case 'resolved':
      return { status: 'resolved', answerBy: null, snoozedUntil: null, promise: waiting ? 'closed' : null };
    case 'open':
      return { ...before, status: 'open', snoozedUntil: null, promise: null };
    case 'snoozed':
      return {
        ...before,
        snoozedUntil: event.body.until ? new Date(event.body.until) : before.snoozedUntil,
        promise: null,
      };
  }
}
