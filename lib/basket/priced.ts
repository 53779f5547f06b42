import type { Pence } from '@/lib/money/pence';

/** A basket with every figure a shopper sees: the JSON of /api/basket. */
export type Availability =
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
  grossPence: Pence;
  unitPriceSays: string;
  availability: Availability;
};

export type BasketDelivery = { pence: Pence | null; free: boolean; says: string };
/** `cutOffAt` is an instant, `deliverOn` a calendar date; both ISO 8601. */
export type BasketPromise = { says: string; cutOffAt: string; deliverOn: string };
export type BasketMeter = { state: 'empty' | 'below' | 'free'; missingPence: Pence; percent: number; says: string };

export type PricedBasket = {
  lines: PricedLine[];
  count: number;
  goodsPence: Pence;
  delivery: BasketDelivery;
  meter: BasketMeter;
  totalPence: Pence | null;
  postcode: string | null;
  zone: string | null;
  promise: BasketPromise | null;
  buyable: boolean;
  problems: string[];
};
