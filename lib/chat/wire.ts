/** What the browser is told. Times are instants in ISO; `when` is the same for people, by London's clock. */
export type WireEvent = {
  seq: number;
  /** The sender's own id: the same message sent again is the same event. */
  id: string;
  author: 'visitor' | 'staff' | 'shop';
  /** The first name of whoever answered. */
  name: string | null;
  text: string;
  at: string;
  when: string;
};

/** Somebody is here · open, and nobody free · closed. */
export type ChatMode = 'here' | 'busy' | 'closed';
export type WireState = { mode: ChatMode; says: string; greeting: string; now: string; changesAt: string | null };

/** `answerBy`: the promised time of an answer, in words, while somebody waits for one. */
export type WireThread = { events: WireEvent[]; answerBy: string | null; email: string | null };
export type WireChat = { state: WireState; notice: string; thread: WireThread | null };
