import type { WireEvent } from './wire';

/** What the console is told. `answerBy` is the promised time in words. */
export type QueueRow = { id: string; title: string; order: string | null; answerBy: string | null; last: string };
export type DeskThread = {
  id: string;
  title: string;
  status: 'open' | 'resolved';
  /** Typed by the visitor, never checked. */
  email: string | null;
  events: WireEvent[];
  answerBy: string | null;
};
