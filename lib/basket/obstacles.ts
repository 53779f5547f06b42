import type { Product } from '@/lib/content/graph';
import type { Zone } from '@/lib/content/schema/delivery';
import { leastPaymentPence } from '@/lib/content/taken-off';
import { notOfferedAs } from '@/lib/delivery/not-offered';
import { notTaken } from '@/lib/delivery/rule-words';
import { formatPence, type Pence } from '@/lib/money/pence';
import type { PricedLine, Remedy } from './priced';

/** What a zone does not take of what is in a basket. */
type Untaken = { says: string; line: string; remedy: Remedy };

type Facts = { lines: readonly PricedLine[]; zone: Zone | null; products: readonly Product[] };

const remedies = {
  chilled: 'Remove the chilled things',
  skincare: 'Remove the skincare',
  kits: 'Remove the kits and jars',
};

/** What of the lines can't go to a zone that is served: why, and what to take out. */
export function untaken({ lines, zone, products }: Facts): Untaken[] {
  if (!zone?.service) return [];
  const found = lines.flatMap((line) => {
    const product = products.find(({ slug }) => slug === line.slug);
    const says = product && notTaken(product, zone);
    const kind = product && notOfferedAs(product, zone);
    return says && kind ? [{ line: line.variant, says, kind }] : [];
  });
  return found.map(({ line, says, kind }) => ({
    line,
    says,
    remedy: {
      says: remedies[kind],
      variants: found.filter((other) => other.kind === kind).map((other) => other.line),
    },
  }));
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
