import type { ProductFields, Variant } from '@/lib/content/schema/product';
import type { Sources } from '@/lib/content/source';
import { unitPrice } from '@/lib/content/unit-price';
import { formatPence } from '@/lib/money/pence';
import { type Change, gainsAndLosses, list, same } from './change';
import { documentChanges } from './documents';

export function productChanges(before: Sources, after: Sources): Change[] {
  return documentChanges(before.products, after.products, {
    heading: 'Products',
    name: 'product',
    arrives: priced,
    details,
  });
}

const size = ({ label, pricePence }: Variant) => `${label} ${formatPence(pricePence)}`;
const priced = ({ variants }: ProductFields) => list(variants.map(size));

function details(before: ProductFields, after: ProductFields, title: string) {
  const { gained, lost } = gainsAndLosses(before.variants, after.variants, ({ sku }) => sku);
  const kept = after.variants.flatMap((is) => {
    const was = before.variants.find(({ sku }) => sku === is.sku);
    return was ? sizeChanges(was, is, title) : [];
  });
  const say = (says: string): Change => ({ heading: 'Products', says: `${title}: ${says}` });
  const changes = [
    ...gained.map((variant) => say(`a new size, ${size(variant)}.`)),
    ...lost.map((variant) => say(`the size ${size(variant)} is gone.`)),
    ...kept,
    ...(same(before.allergens, after.allergens)
      ? []
      : [say(`allergens ${orNone(before.allergens)} → ${orNone(after.allergens)}.`)]),
    ...(same(before.mayContain, after.mayContain)
      ? []
      : [say(`may contain ${orNone(before.mayContain)} → ${orNone(after.mayContain)}.`)]),
    ...(same(before.diets, after.diets)
      ? []
      : [say(`suits these diets: ${orNone(before.diets)} → ${orNone(after.diets)}.`)]),
    ...(same(before.label, after.label) ? [] : [say(`the label changed (${list(labelParts(before, after))}).`)]),
    ...(before.storage === after.storage ? [] : [say(`travels ${after.storage} from now on, not ${before.storage}.`)]),
    ...(before.cancellation.rule === after.cancellation.rule
      ? []
      : [say(`sending it back: ${before.cancellation.rule} → ${after.cancellation.rule}.`)]),
  ];
  return { changes, spokenOf: ['variants', 'allergens', 'mayContain', 'diets', 'label', 'storage', 'claims'] as const };
}

const portion = ({ singlePortion }: Variant) =>
  singlePortion ? `of ${singlePortion.value} ${singlePortion.unit}` : 'none';
const orNone = (words: readonly string[]) => (words.length > 0 ? list(words) : 'none');

function labelParts(before: ProductFields, after: ProductFields): string[] {
  const old = new Map(Object.entries(before.label));
  return Object.entries(after.label)
    .filter(([name, value]) => !same(value, old.get(name)))
    .map(([name]) => name);
}

function sizeChanges(was: Variant, is: Variant, title: string): Change[] {
  const per = ({ pricePence, netQuantity }: Variant) => unitPrice(pricePence, netQuantity).says;
  const [old, now] = [formatPence(was.pricePence), formatPence(is.pricePence)];
  const changes: Change[] = [];
  if (was.pricePence !== is.pricePence) {
    changes.push({ heading: 'Prices', says: `${title}, ${is.label}: ${old} → ${now} (${per(was)} → ${per(is)}).` });
  } else if (!same(was.netQuantity, is.netQuantity)) {
    changes.push({ heading: 'Prices', says: `${title}, ${is.label}: still ${now}, but ${per(was)} → ${per(is)}.` });
  }
  if (was.vat !== is.vat) {
    changes.push({
      heading: 'Prices',
      says: `${title}, ${is.label}: VAT ${was.vat} → ${is.vat}, the price with VAT is ${now}.`,
    });
  }
  if (!same(was.singlePortion, is.singlePortion)) {
    const says = `${title}, ${is.label}: single portions ${portion(was)} → ${portion(is)}.`;
    changes.push({ heading: 'Products', says });
  }
  const other = was.label !== is.label || was.slug !== is.slug;
  if (other) changes.push({ heading: 'Products', says: `${title}: the size ${was.label} is now called ${is.label}.` });
  return changes;
}
