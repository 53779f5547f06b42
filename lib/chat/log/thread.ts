import { isAnswer, isQuestion } from './answers';
import type { ConversationStatus, WireEvent } from './wire';

export type Pending = { id: string; text: string; failed: boolean };
/** What one browser knows of a conversation: what the shop has stored, and what it has not acknowledged yet. */
export type ThreadView = { events: readonly WireEvent[]; pending: readonly Pending[] };

export const emptyThread: ThreadView = { events: [], pending: [] };

/**
 * Takes in events in whatever order and however often they come. An echo of a pending message takes its place, and what
 * has been redacted loses its words, whichever of the two comes first.
 */
export function merge(view: ThreadView, incoming: readonly WireEvent[]): ThreadView {
  const known = new Map(view.events.map((event) => [event.seq, event]));
  for (const event of incoming) known.set(event.seq, event);
  for (const { card } of [...known.values()]) {
    if (card?.type !== 'redaction') continue;
    const target = known.get(card.seq);
    // Only words can be taken out: not that something was resolved, and not that something was taken out.
    if (target && !target.redacted && target.kind !== 'redact' && target.kind !== 'status')
      known.set(card.seq, { ...target, redacted: true, text: '', card: null });
  }
  const events = [...known.values()].toSorted((a, b) => a.seq - b.seq);
  const stored = new Set(events.map(({ id }) => id));
  return { events, pending: view.pending.filter(({ id }) => !stored.has(id)) };
}

/** Up to where nothing is missing: where a stream resumes. */
export function cursor({ events }: Pick<ThreadView, 'events'>): number {
  const gap = events.findIndex(({ seq }, index) => seq !== index + 1);
  return gap === -1 ? events.length : gap;
}

/** Something is missing in between, and should be fetched. */
export const hasHole = (view: Pick<ThreadView, 'events'>): boolean => cursor(view) < view.events.length;

/** Notes a message on its way; sending it again under its id does not make it two. */
export function sending(view: ThreadView, { id, text }: { id: string; text: string }): ThreadView {
  if (view.events.some((event) => event.id === id)) return view;
  const pending = { id, text, failed: false };
  return view.pending.some((one) => one.id === id)
    ? { ...view, pending: view.pending.map((one) => (one.id === id ? pending : one)) }
    : { ...view, pending: [...view.pending, pending] };
}

export function notSent(view: ThreadView, id: string): ThreadView {
  return { ...view, pending: view.pending.map((one) => (one.id === id ? { ...one, failed: true } : one)) };
}

export function withdraw(view: ThreadView, id: string): ThreadView {
  return { ...view, pending: view.pending.filter((one) => one.id !== id) };
}

/** Resolved by staff, and open again with the next question or answer. */
export function statusOf({ events }: Pick<ThreadView, 'events'>): ConversationStatus {
  return events.reduce<ConversationStatus>((status, event) => {
    if (event.card?.type === 'status') return event.card.status;
    const speaks = (event.author === 'visitor' && isQuestion(event)) || (event.author === 'staff' && isAnswer(event));
    return speaks ? 'open' : status;
  }, 'open');
}

/** Whether the visitor has asked something that nobody has answered or resolved yet. */
export function waits({ events }: Pick<ThreadView, 'events'>): boolean {
  return events.reduce<boolean>((waiting, event) => {
    if (event.card?.type === 'status') return false;
    if (event.author === 'visitor' && isQuestion(event)) return true;
    return event.author === 'staff' && isAnswer(event) ? false : waiting;
  }, false);
}

/** Resolved, and not yet rated since. */
export function mayRate(view: Pick<ThreadView, 'events'>): boolean {
  const last = view.events.findLast(({ kind }) => kind === 'rating' || kind === 'status');
  return statusOf(view) === 'resolved' && last?.kind === 'status';
}

/** The number of the last thing that somebody else has said. */
export function lastHeard({ events }: Pick<ThreadView, 'events'>): number {
  return events.findLast(({ author, kind }) => author !== 'visitor' && kind !== 'redact')?.seq ?? 0;
}

/** What others have said after a number. */
export function unreadAfter({ events }: Pick<ThreadView, 'events'>, seen: number): number {
  return events.filter(({ seq, author, kind }) => seq > seen && author !== 'visitor' && kind !== 'redact').length;
}
