import { type BasketLine, maxLines, maxQuantity, quantityOf, withQuantity } from '@/lib/basket/lines';

/**
 * A basket with what somebody at the desk has put together: at least so many of each, so that taking an offer twice is
 * taking it once, and never more than there is. What can't be had as offered is missing.
 */
export function withOffer(
  basket: readonly BasketLine[],
  offer: readonly BasketLine[],
  stock: ReadonlyMap<string, number>,
): { lines: BasketLine[]; missing: string[] } {
  let lines = [...basket];
  const missing: string[] = [];
  for (const { variant, quantity } of offer) {
    const before = quantityOf(lines, variant);
    const possible = Math.min(quantity, stock.get(variant) ?? 0, maxQuantity);
    const isFull = before === 0 && lines.length >= maxLines;
    if (possible < quantity || isFull) missing.push(variant);
    if (possible > before && !isFull) lines = withQuantity(lines, variant, possible);
  }
  return { lines, missing };
}
