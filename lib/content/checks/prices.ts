import { unitPrice } from '@/lib/catalogue/unit-price';
import { formatPence } from '@/lib/money/pence';
import { type Problem, problemAt } from '../problem';
import type { ProductFields, Variant } from '../schema/product';
import type { Source } from '../source';

type Priced = { product: Source<ProductFields>; variant: Variant; index: number; pence: number; group: string };

/** Sizes of one product differ less than products do, so a slip shows earlier among them. */
const oddAmongSizes = 4;
const oddAmongOthers = 6;

/** A digit too many or too few: the unit price stands far from that of the same product's sizes, or of its shelf. */
export function checkPrices(products: readonly Source<ProductFields>[]): Problem[] {
  const all = products.flatMap((product) =>
    product.fields.variants.map((variant, index): Priced => {
      const { category, label } = product.fields;
      const { pence, per } = unitPrice(variant.pricePence, variant.netQuantity);
      return { product, variant, index, pence, group: `${category} ${label.kind} ${per}` };
    }),
  );
  const groups = new Map<string, Priced[]>();
  for (const one of all) {
    const group = groups.get(one.group);
    if (group) group.push(one);
    else groups.set(one.group, [one]);
  }
  return all.flatMap((one): Problem[] => {
    const others = (groups.get(one.group) ?? []).filter((other) => other !== one);
    const sizes = others.filter(({ product }) => product === one.product);
    const elsewhere = others.filter(({ product }) => product !== one.product);
    const usual = typical(sizes.length > 1 ? sizes : elsewhere.length > 1 ? elsewhere : []);
    const limit = sizes.length > 1 ? oddAmongSizes : oddAmongOthers;
    if (usual === null || (one.pence < usual * limit && one.pence * limit > usual)) return [];
    return [problemOf(one, usual)];
  });
}

function typical(priced: readonly Priced[]): number | null {
  const sorted = priced.map(({ pence }) => pence).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

function problemOf({ product, variant, index, pence }: Priced, usual: number): Problem {
  const { says } = unitPrice(variant.pricePence, variant.netQuantity);
  const times = Math.round(pence > usual ? pence / usual : usual / Math.max(pence, 1));
  const than = `about ${times} times ${pence > usual ? 'more' : 'less'} than others like it (${formatPence(usual)})`;
  const message = `${formatPence(variant.pricePence)} is ${says}, ${than}. Is a digit of the price or of netQuantity wrong?`;
  const field = `variants[${index + 1}].pricePence`;
  return problemAt(product, ['variants', index, 'pricePence'], message, { level: 'warning', field });
}
