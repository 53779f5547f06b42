import type { PricedBasket } from '@/lib/basket/priced';
import type { EventKind } from './event-body';

export type ConversationStatus = 'open' | 'resolved';

/** What an event shows beside its words, looked up when it is sent: today's prices and names. */
export type WireCard =
  | {
      type: 'product';
      variant: string;
      title: string;
      label: string;
      href: string | null;
      picture: string | null;
      price: string;
      unitPrice: string;
    }
  | { type: 'basket'; lines: { title: string; label: string; quantity: number; price: string }[]; total: string }
  | { type: 'facts'; title: string; facts: { label: string; value: string }[] }
  | { type: 'order'; number: string; action: 'shown' | 'refunded' | 'resent' }
  | { type: 'image'; id: string; width: number; height: number }
  | { type: 'rating'; score: number }
  | { type: 'status'; status: ConversationStatus }
  /** An offer, by its number, is in the visitor's basket. */
  | { type: 'taken'; seq: number; missing: string[] }
  /** The words of the event with this number are gone. */
  | { type: 'redaction'; seq: number };

/** What the browser is told. Times are instants in ISO; `when` is the same for people, by London's clock. */
export type WireEvent = {
  seq: number;
  /** The sender's own id: the same message sent again is the same event. */
  id: string;
  kind: EventKind;
  author: 'visitor' | 'staff' | 'shop';
  /** The first name of whoever answered. */
  name: string | null;
  /** The whole of it in plain words, if it has no card. */
  text: string;
  card: WireCard | null;
  redacted: boolean;
  at: string;
  when: string;
};

/** Somebody is here · open, and nobody free · closed. */
type ChatMode = 'here' | 'busy' | 'closed';
export type WireState = { mode: ChatMode; says: string; greeting: string; now: string; changesAt: string | null };

/** Up to which number each side has looked. */
export type WireSeen = { staff: number; visitor: number };

export type WireThread = {
  events: WireEvent[];
  /** The promised time of an answer, in words, while somebody waits for one. */
  answerBy: string | null;
  /** Within how many minutes we aim to answer somebody who stays, and until when that is worth saying. */
  aim: { minutes: number; until: string } | null;
  /** As typed, never checked. */
  email: string | null;
  /** Shown to be theirs. */
  verifiedEmail: string | null;
  seen: WireSeen;
  /** A person is with them still, although it has closed. */
  live: boolean;
  /** Somebody has spoken with them lately, also if it is resolved since: more may come. */
  recent: boolean;
};
export type WireChat = { state: WireState; notice: string; thread: WireThread | null };

/** What a visitor is answered when what they sent has been done, by where they sent it. */
export type ChatAnswers = {
  '/api/chat/messages': { event: WireEvent };
  '/api/chat/images': { event: WireEvent };
  '/api/chat/rating': { event: WireEvent };
  '/api/chat/letters': { asked: 'sent' | 'to-confirm'; says: string };
  '/api/chat/address': { says: string };
  '/api/chat/code': { says: string };
  '/api/chat/basket': { event: WireEvent; missing: string[]; basket: PricedBasket };
  '/api/chat/typing': { ok: boolean };
  '/api/chat/seen': { ok: boolean };
};
