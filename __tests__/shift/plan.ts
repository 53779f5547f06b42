import type { Random } from '../chaos/random';
import { cards } from '../fixtures/shopping';

/** What becomes of an order, and whether its own parcel goes out in the end; 'either' where two people are as fast. */
const fates = {
  sent: { goes: 'yes' },
  'refunded in part': { goes: 'yes', back: 1 },
  'refunded in part and shelved': { goes: 'yes', back: 1 },
  'refunded in part, which fails': { goes: 'yes', card: cards.failingRefund },
  'refunded whole': { goes: 'no' },
  'refunded whole, slowly': { goes: 'no', card: cards.slowRefund },
  disputed: { goes: 'no', card: cards.disputed },
  cancelled: { goes: 'no' },
  'refunded in part and cancelled': { goes: 'no' },
  'sent again': { goes: 'yes' },
  'sent again and called back': { goes: 'yes' },
  'sent again and refunded whole': { goes: 'yes' },
  'refunded whole while it is sent': { goes: 'either' },
} as const satisfies Record<string, { goes: 'yes' | 'no' | 'either'; back?: number; card?: string }>;
export type Fate = keyof typeof fates;
const isFate = (name: string): name is Fate => name in fates;
const fateNames = Object.keys(fates).filter(isFate);

export type OrderPlan = {
  fate: Fate;
  bottles: number;
  card: string;
  goes: 'yes' | 'no' | 'either';
  /** Pieces that were given back before it went. */
  back: number;
};

/** What a visitor goes through with the desk, and whether they are owed an answer when the shift ends. */
export const stories = [
  'answered',
  'resolved',
  'asks again',
  'unanswered',
  'snoozed',
  'two answer at once',
  'writes at closing time',
  'writes by night',
  'answered by night',
] as const;
export type Story = (typeof stories)[number];
export type TalkPlan = { story: Story; messages: number; agent: number };

/** Each at least as often as it fits, in an order by chance. */
function dealt<Kind>(random: Random, kinds: readonly Kind[], count: number): Kind[] {
  const cards = Array.from({ length: count }, (_, index) => kinds[index % kinds.length]).filter(
    (kind) => kind !== undefined,
  );
  return cards
    .map((kind) => ({ kind, place: random.next() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ kind }) => kind);
}

export function planShift(random: Random, count: { orders: number; shoppers: number; agents: number }) {
  const orders = dealt(random, fateNames, count.orders).map((fate): OrderPlan => {
    const {
      goes,
      back = 0,
      card = cards.pays,
    }: { goes: OrderPlan['goes']; back?: number; card?: string } = fates[fate];
    return { fate, bottles: 2 + random.below(3), card, goes, back };
  });
  const talks = dealt(random, stories, count.shoppers).map(
    (story): TalkPlan => ({ story, messages: 1 + random.below(3), agent: random.below(count.agents) }),
  );
  return { orders, talks };
}
