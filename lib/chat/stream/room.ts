import type { WireEvent } from '../log/wire';

/** One open stream of a conversation. `cursor` is the last number it was sent. */
export type Listener = {
  cursor: number;
  /** Reads for itself what it missed. */
  catchUp: () => void;
  send: (frame: Uint8Array) => void;
};

/**
 * Sends events to all who listen, each in turn: whoever has just the one before gets the next; whoever is further behind
 * catches up alone; nobody gets one twice. `write` is called once for each event, however many listen.
 */
export function fanOut(
  listeners: Iterable<Listener>,
  events: readonly WireEvent[],
  write: (event: WireEvent) => Uint8Array,
): void {
  const frames = events.map((event) => ({ seq: event.seq, frame: write(event) }));
  const last = frames.at(-1)?.seq ?? 0;
  for (const listener of listeners) {
    for (const { seq, frame } of frames) {
      if (seq !== listener.cursor + 1) continue;
      listener.cursor = seq;
      listener.send(frame);
    }
    if (listener.cursor < last) listener.catchUp();
  }
}

/** From where to read for everybody at once: the furthest that anybody has come. Whoever is behind catches up alone. */
export function commonCursor(listeners: Iterable<Listener>): number {
  return Math.max(...[...listeners].map(({ cursor }) => cursor));
}
