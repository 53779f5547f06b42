import type { Product } from '@/lib/content/graph';
import type { Zone } from '@/lib/content/schema/delivery';
import { leastPaymentPence } from '@/lib/content/taken-off';
import { notChilledWords, notThereWords } from '@/lib/delivery/rule-words';
import { formatPence, type Pence } from '@/lib/money/pence';
import type { PricedLine, Remedy } from './priced';

/** What a zone does not take of what is in a basket. */
type Untaken = { says: string; line: string; remedy: Remedy };

type Facts = { lines: readonly PricedLine[]; zone: Zone | null; products: readonly Product[] };

/** What of the lines can't go to a zone that is served: why, and what to take out. */
export function untaken({ lines, zone, products }: Facts): Untaken[] {
  if (!zone?.service) return [];
  const linesOf = (which: (product: Product) => boolean) =>
    lines.filter(({ slug }) => products.some((product) => product.slug === slug && which(product)));
  const all = {
    chilled: {
      lines: linesOf(({ storage }) => storage === 'chilled'),
      says: () => notChilledWords(zone),
      remedy: 'Remove the chilled things',
    },
    skincare: {
      lines: linesOf(({ category }) => category === 'skincare'),
      says: ({ title }: PricedLine) => notThereWords(title, zone),
      remedy: 'Remove the skincare',
    },
  };
  return zone.notOffered.flatMap((kind) => {
    const { lines: found, says, remedy } = all[kind];
    const variants = found.map(({ variant }) => variant);
    return found.map((line) => ({ line: line.variant, says: says(line), remedy: { says: remedy, variants } }));
  });
}

export function lineProblem({ title, label, availability }: PricedLine): string[] {
  switch (availability.state) {
    case 'in-stock':
      return [];
    case 'short':
      return [`We have ${availability.available} of ${title}, ${label}. Please lower the quantity.`];
    case 'sold-out':
      return [`${title}, ${label} has sold out. Please take it out of your basket.`];
    case 'gone':
      return [`${title} is no longer in our shop. Please take it out of your basket.`];
  }
}

/** No card can be charged so little: said here, and never sent to Stripe. */
export function tooSmall(totalPence: Pence | null): string[] {
  if (totalPence === null || totalPence === 0 || totalPence >= leastPaymentPence) return [];
  return [
    `The total is ${formatPence(totalPence)}, and no card can be charged less than ${formatPence(leastPaymentPence)}. Please add something, or take the code out.`,
  ];
}

/** What to take out at one press. Nothing where nothing would be left: then another postcode is what helps. */
export function remediesOf(lines: readonly PricedLine[], refused: readonly Untaken[]): Remedy[] {
  const away = lines.filter(({ availability: { state } }) => state === 'sold-out' || state === 'gone');
  const remedies = [
    ...new Map(refused.map(({ remedy }) => [remedy.says, remedy])).values(),
    ...(away.length > 1 ? [{ says: 'Remove what we don’t have', variants: away.map(({ variant }) => variant) }] : []),
  ];
  return remedies.filter(({ variants }) => lines.some(({ variant }) => !variants.includes(variant)));
}
