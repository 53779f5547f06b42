import { formatPence } from '@/lib/money/pence';
import { type Problem, problemAt } from '../problem';
import type { ProductFields, Variant } from '../schema/product';
import type { Source } from '../source';
import { unitPrice } from '../unit-price';

type Priced = { product: Source<ProductFields>; variant: Variant; index: number; pence: number; group: string };

/** Sizes of one product differ less than products do, so a slip shows earlier among them. */
const oddAmongSizes = 4;
const oddAmongOthers = 6;

/** A digit too many or too few: the unit price stands far from that of the same product's sizes, or of its shelf. */
export function checkPrices(products: readonly Source<ProductFields>[]): Problem[] {
  const priced = products.map(sizesOf);
  const shelves = new Map<string, number[]>();
  for (const { group, pence } of priced.flat()) {
    const shelf = shelves.get(group) ?? [];
    shelf.push(pence);
    shelves.set(group, shelf);
  }
  for (const [group, prices] of shelves) shelves.set(group, ascending(prices));
  return priced.flatMap((sizes) =>
    sizes.flatMap((one): Problem[] => {
      const own = ascending(sizes.filter(({ group }) => group === one.group).map(({ pence }) => pence));
      const [usual, limit] =
        own.length > 2
          ? [typicalOf(own, [one.pence]), oddAmongSizes]
          : [typicalOf(shelves.get(one.group) ?? [], own), oddAmongOthers];
      if (usual === null || (one.pence < usual * limit && one.pence * limit > usual)) return [];
      return [oddPrice(one, usual)];
    }),
  );
}

function sizesOf(product: Source<ProductFields>): Priced[] {
  const { category, label, variants } = product.fields;
  return variants.map((variant, index) => {
    const { pence, per } = unitPrice(variant.pricePence, variant.netQuantity);
    return { product, variant, index, pence, group: `${category} ${label.kind} ${per}` };
  });
}

const ascending = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);

/** The middle of prices in order, some of them left out; null where fewer than two are left to go by. */
function typicalOf(sorted: readonly number[], without: readonly number[]): number | null {
  if (sorted.length - without.length < 2) return null;
  let at = Math.floor((sorted.length - without.length) / 2);
  for (const left of without) if (left <= (sorted[at] ?? 0)) at++;
  return sorted[at] ?? null;
}

function oddPrice({ product, variant, index, pence }: Priced, usual: number): Problem {
  const { says } = unitPrice(variant.pricePence, variant.netQuantity);
  const times = Math.round(pence > usual ? pence / usual : usual / Math.max(pence, 1));
  const than = `about ${times} times ${pence > usual ? 'more' : 'less'} than others like it (${formatPence(usual)})`;
  const message = `${formatPence(variant.pricePence)} is ${says}, ${than}. Is a digit of the price or of netQuantity wrong?`;
  const field = `variants[${index + 1}].pricePence`;
  return problemAt(product, ['variants', index, 'pricePence'], message, { level: 'warning', field });
}
