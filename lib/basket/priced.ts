import type { Pence } from '@/lib/money/pence';

/** A basket with every figure a shopper sees: the JSON of /api/basket. */
type Availability =
  | { state: 'in-stock' }
  | { state: 'short'; available: number }
  | { state: 'sold-out' }
  | { state: 'gone' };

export type PricedLine = {
  variant: string;
  slug: string;
  href: string | null;
  title: string;
  label: string;
  image: string | null;
  quantity: number;
  unitPence: Pence;
  /** Before the discount. What has sold out costs nothing, and counts for nothing. */
  grossPence: Pence;
  discountPence: Pence;
  /** Empty where it would say the price again. */
  unitPriceSays: string;
  /** What the line costs with the code in the basket, and per unit then. */
  offerSays?: string;
  availability: Availability;
  /** It can't go where the basket goes. */
  refused: boolean;
};

export type BasketDelivery = { pence: Pence | null; free: boolean; says: string };
/** `cutOffAt` is an instant, `deliverOn` a calendar date; both ISO 8601. */
export type BasketPromise = { says: string; cutOffAt: string; deliverOn: string };
/** A day to be chosen, as an ISO date; `closed` says why it can't be. */
export type DayChoice = { date: string; says: string; closed: string | null };
/** One thing more that would make delivery free. */
type Suggestion = { variant: string; href: string; says: string };
/** What to take out, all at one press, to put a basket right. */
export type Remedy = { says: string; variants: string[] };
/** `never`: where the basket goes, no sum makes delivery free. */
export type BasketMeter = {
  state: 'empty' | 'below' | 'free' | 'never';
  missingPence: Pence;
  percent: number;
  says: string;
  suggestion?: Suggestion;
};

/** What a code in the basket does, or why it does nothing at present. */
export type BasketDiscount =
  | { state: 'applied'; code: string; pence: Pence; says: string }
  | { state: 'refused'; code: string; waits: boolean; says: string };

export type PricedBasket = {
  lines: PricedLine[];
  count: number;
  /** Before the discount. */
  goodsPence: Pence;
  discount: BasketDiscount | null;
  discountPence: Pence;
  delivery: BasketDelivery;
  meter: BasketMeter;
  totalPence: Pence | null;
  postcode: string | null;
  zone: string | null;
  promise: BasketPromise | null;
  buyable: boolean;
  problems: string[];
  remedies: Remedy[];
};

/** What is in the basket can't go to its postcode. Where nothing is left of it, that is not the postcode's fault. */
export const isRefusedThere = ({ zone, totalPence, goodsPence }: PricedBasket): boolean =>
  zone !== null && totalPence === null && goodsPence > 0;
