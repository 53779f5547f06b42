import { z } from 'zod';

export const maxQuantity = 99;
export const maxLines = 40;

export const sku = z
  .string()
  .regex(/^[A-Z0-9]+(-[A-Z0-9]+)*$/)
  .max(40);
const quantity = z.int().min(1).max(maxQuantity);
export const basketLine = z.strictObject({ variant: sku, quantity });
export type BasketLine = z.infer<typeof basketLine>;

/** The lines after one variant's quantity is set; 0 takes the line away. A new line goes last. */
export function withQuantity(lines: readonly BasketLine[], variant: string, wanted: number): BasketLine[] {
  if (wanted <= 0) return lines.filter((line) => line.variant !== variant);
  const capped = Math.min(wanted, maxQuantity);
  return lines.some((line) => line.variant === variant)
    ? lines.map((line) => (line.variant === variant ? { variant, quantity: capped } : line))
    : [...lines, { variant, quantity: capped }];
}

export function quantityOf(lines: readonly BasketLine[], variant: string): number {
  return lines.find((line) => line.variant === variant)?.quantity ?? 0;
}

/** Whether two baskets hold the same things, in whatever order. */
export function sameLines(a: readonly BasketLine[], b: readonly BasketLine[]): boolean {
  return a.length === b.length && a.every(({ variant, quantity }) => quantityOf(b, variant) === quantity);
}

/** Lines as a word in an address or a form: 'GMK-500.4_KSO-100.1'. */
export const wordOfLines = (lines: readonly BasketLine[]): string =>
  lines.map(({ variant, quantity: wanted }) => `${variant}.${wanted}`).join('_');

const oneOfWord = /^([A-Z0-9-]+)\.([1-9]\d?)$/;
const wordSchema = z.array(basketLine).min(1).max(maxLines);

/** The lines of such a word, or null for anything else. */
export function linesOfWord(word: string): BasketLine[] | null {
  const read = word.split('_').map((part) => {
    const [, variant = '', wanted = ''] = oneOfWord.exec(part) ?? [];
    return { variant, quantity: Number(wanted) };
  });
  const parsed = wordSchema.safeParse(read);
  return parsed.success ? parsed.data : null;
}
