import { isAnswer, isQuestion } from './answers';
import type { EventContent } from './event-body';

type Standing = { status: 'open' | 'resolved'; answerBy: Date | null; snoozedUntil: Date | null };
/** What becomes of the promise of an answer: begun, for sooner, kept, or closed because none is needed. */
export type PromiseChange = 'begun' | 'sooner' | 'kept' | 'closed' | null;

type Done = EventContent & { author: 'visitor' | 'staff' | 'shop' };

/** Whether a visitor waits for an answer with this, so that one has to be promised. */
export const asks = (event: Done): boolean => event.author === 'visitor' && isQuestion(event);

/**
 * How a conversation stands after an event. A visitor's question opens it and starts the clock of the promised answer;
 * one that has less to wait brings forward what was promised, and no other puts it off. An answer from staff stops the
 * clock; resolving stops it too.
 */
export function standingAfter(
  before: Standing,
  event: Done,
  promised: Date | null,
): Standing & { promise: PromiseChange } {
  const waiting = before.answerBy !== null;
  if (asks(event)) {
    const sooner = before.answerBy !== null && promised !== null && promised < before.answerBy;
    return {
      status: 'open',
      answerBy: sooner ? promised : (before.answerBy ?? promised),
      snoozedUntil: null,
      promise: sooner ? 'sooner' : waiting ? null : 'begun',
    };
  }
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
