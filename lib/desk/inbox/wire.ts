import type { BasketLine } from '@/lib/basket/lines';
import type { Asking } from '@/lib/chat/hours/asking';
import type { WireEvent } from '@/lib/chat/log/wire';
import type { DeskView } from './view';

/** What the console is told. Times are instants in ISO; `when` is the same for people, by London's clock. */
type Person = { id: string; name: string };

export type QueueRow = {
  id: string;
  title: string;
  order: string | null;
  /** Since when they wait for an answer. */
  askedAt: string | null;
  answerBy: string | null;
  /** While they stay on the page: by when we aim to answer. */
  liveBy: string | null;
  /** Whether their page is still open; null if it never listened. */
  page: 'here' | 'left' | null;
  asking: Asking;
  snoozedUntil: string | null;
  resolved: boolean;
  assignee: Person | null;
  tags: string[];
  /** The visitor's words that nobody here has looked at yet. */
  unread: number;
  last: string;
  when: string;
};
export type Colleague = Person & { presence: 'here' | 'away' | 'off' };
export type Queue = {
  rows: QueueRow[];
  counts: Record<DeskView, number>;
  /** Words of visitors that nobody has looked at, in all that is open. */
  unread: number;
  people: Colleague[];
  /** When the shop closes next, while it is open: whoever waits then is told that their answer comes later. */
  closesAt: string | null;
  now: string;
};

/** How much there is to read, for a page that shows no queue. */
export type Unread = { unread: number };

/**
 * An event as staff see it. `told`: something that was done rather than said, in words. `order`: whose order it is about,
 * and the number of the message that asked for it.
 */
export type DeskEvent = WireEvent & {
  position: number;
  forStaff: boolean;
  told: string | null;
  order: { id: string; about: number | null } | null;
};

export type DeskDraft = { kind: 'message' | 'note'; text: string };

export type DeskThread = {
  id: string;
  title: string;
  status: 'open' | 'resolved';
  answerBy: string | null;
  snoozedUntil: string | null;
  assignee: Person | null;
  tags: string[];
  name: string | null;
  /** Typed by the visitor, never checked. */
  email: string | null;
  /** Shown to be theirs. */
  verifiedEmail: string | null;
  /** Whoever bought the order that it is about. */
  buyer: { name: string; email: string } | null;
  visitorSeenSeq: number;
  staffSeenSeq: number;
  /** The last number of what the visitor sees. */
  lastSeq: number;
  page: string | null;
  basket: BasketLine[];
  /** What the asker has begun to write here, in whichever tab. */
  draft: DeskDraft | null;
  events: DeskEvent[];
  now: string;
};
