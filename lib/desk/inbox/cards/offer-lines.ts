import { type BasketLine, basketLine, maxLines, maxQuantity, quantityOf, withQuantity } from '@/lib/basket/lines';

/** 'GMK-500*2,OAK-500*1': a basket being put together, as it stands in an address or a form. */
export const offerText = (lines: readonly BasketLine[]): string =>
  lines.map(({ variant, quantity }) => `${variant}*${quantity}`).join(',');

/** The lines of such a text. What is not one is left out, and a variant named twice counts once. */
export function readOffer(text: string): BasketLine[] {
  return text
    .split(',')
    .slice(0, maxLines)
    .flatMap((part) => {
      const [variant, quantity] = part.split('*');
      const line = basketLine.safeParse({ variant, quantity: Number(quantity) });
      return line.success ? [line.data] : [];
    })
    .reduce<BasketLine[]>((lines, { variant, quantity }) => withQuantity(lines, variant, quantity), []);
}

/** One more or one fewer of a variant; none left is no line. */
export function offerWith(lines: readonly BasketLine[], variant: string, by: 1 | -1): BasketLine[] {
  const quantity = Math.min(maxQuantity, quantityOf(lines, variant) + by);
  return withQuantity(lines, variant, quantity).slice(0, maxLines);
}
