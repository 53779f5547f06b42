/**
 * What a buyer may keep from everybody else before they have paid. Buyers who share a network, a browser or an e-mail
 * address count as one, because nothing better is known of them yet.
 */
export const holdRules = {
  /** A mast of a telephone network, an office or a family is one network: so many of them may be paying at once. */
  openOrders: 12,
  /** More than a household or a café has ever wanted; whoever wants more is a trade customer, and writes to us. */
  bottles: 120,
  /** Of what there is of a variant, so that two thirds are left for everybody else. */
  share: 1 / 3,
  /** Nobody is refused a household's six of a variant because there are few of it. */
  always: 6,
  /** Stripe keeps a payment page open for half an hour at least; of what is low, it is closed after this long. */
  scarceMinutes: 15,
  /** Staff are called when unpaid orders hold so much of a variant, and at least so many bottles of it. */
  alarming: { share: 1 / 2, bottles: 24 },
} as const;

export const mayHoldOf = (onHand: number): number => Math.max(holdRules.always, Math.floor(onHand * holdRules.share));

export const isAlarming = ({ onHand, reserved }: { onHand: number; reserved: number }): boolean =>
  reserved >= holdRules.alarming.bottles && reserved >= onHand * holdRules.alarming.share;

type Held = { sku: string; quantity: number; onHand: number };
export type TooMuch =
  | { kind: 'orders' }
  | { kind: 'bottles'; most: number }
  | { kind: 'variant'; sku: string; most: number };

/** Whether a buyer's unpaid orders, the new one among them, keep too much from others; null if they don't. */
export function tooMuch(held: readonly Held[], openOrders: number): TooMuch | null {
  if (openOrders > holdRules.openOrders) return { kind: 'orders' };
  const over = held.find(({ quantity, onHand }) => quantity > mayHoldOf(onHand));
  if (over) return { kind: 'variant', sku: over.sku, most: mayHoldOf(over.onHand) };
  const bottles = held.reduce((sum, { quantity }) => sum + quantity, 0);
  return bottles > holdRules.bottles ? { kind: 'bottles', most: holdRules.bottles } : null;
}
