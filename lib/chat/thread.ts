import type { WireEvent } from './wire';

export type Pending = { id: string; text: string; failed: boolean };
/** What one browser knows of a conversation: what the shop has stored, and what it has not acknowledged yet. */
export type ThreadView = { events: readonly WireEvent[]; pending: readonly Pending[] };

export const emptyThread: ThreadView = { events: [], pending: [] };

/** Takes in events in whatever order and however often they come. An echo of a pending message takes its place. */
export function merge(view: ThreadView, incoming: readonly WireEvent[]): ThreadView {
  const known = new Map(view.events.map((event) => [event.seq, event]));
  for (const event of incoming) known.set(event.seq, event);
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
  const others = view.pending.filter((one) => one.id !== id);
  return { ...view, pending: [...others, { id, text, failed: false }] };
}

export function notSent(view: ThreadView, id: string): ThreadView {
  return { ...view, pending: view.pending.map((one) => (one.id === id ? { ...one, failed: true } : one)) };
}

export function withdraw(view: ThreadView, id: string): ThreadView {
  return { ...view, pending: view.pending.filter((one) => one.id !== id) };
}
