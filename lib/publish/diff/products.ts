import type { ProductFields, Variant } from '@/lib/content/schema/product';
import type { Sources } from '@/lib/content/source';
import { unitPrice } from '@/lib/content/unit-price';
import { formatPence } from '@/lib/money/pence';
import { type Change, gainsAndLosses, list, same } from './change';
import { documentChanges } from './documents';
import { reworded } from './reworded';

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
  const recoded = lost.flatMap((was) => {
    const is = gained.find(({ slug }) => slug === was.slug) ?? gained.find(({ label }) => label === was.label);
    return is ? [{ was, is }] : [];
  });
  const kept = after.variants.flatMap((is) => {
    const was = before.variants.find(({ sku }) => sku === is.sku);
    return was ? [{ was, is }] : [];
  });
  const say = (says: string): Change => ({ heading: 'Products', says: `${title}: ${says}` });
  const went = (name: 'allergens' | 'mayContain' | 'diets', words: string): Change[] =>
    same(before[name], after[name]) ? [] : [say(`${words} ${orNone(before[name])} → ${orNone(after[name])}.`)];
  const changes = [
    ...gained
      .filter((variant) => !recoded.some(({ is }) => is === variant))
      .map((variant) => say(`a new size, ${size(variant)}.`)),
    ...lost
      .filter((variant) => !recoded.some(({ was }) => was === variant))
      .map((variant) => say(`the size ${size(variant)} is gone; baskets that hold it lose it.`)),
    ...recoded.map(({ was, is }) =>
      say(
        `the stock code of ${is.label} ${was.sku} → ${is.sku}. The stock counted under ${was.sku} is lost, and so is what baskets hold of it.`,
      ),
    ),
    ...[...kept, ...recoded].flatMap(({ was, is }) => sizeChanges(was, is, title)),
    ...went('allergens', 'allergens'),
    ...went('mayContain', 'may contain'),
    ...went('diets', 'suits these diets:'),
    ...(before.storage === after.storage ? [] : [say(`travels ${after.storage} from now on, not ${before.storage}.`)]),
  ];
  return { changes, spokenOf: ['variants', 'allergens', 'mayContain', 'diets', 'storage', 'claims'] as const };
}

const portion = ({ singlePortion }: Variant) =>
  singlePortion ? `of ${singlePortion.value} ${singlePortion.unit}` : 'none';
const orNone = (words: readonly string[]) => (words.length > 0 ? list(words) : 'none');

function sizeChanges(was: Variant, is: Variant, title: string): Change[] {
  const per = ({ pricePence, netQuantity }: Variant) => unitPrice(pricePence, netQuantity).says;
  const [old, now] = [formatPence(was.pricePence), formatPence(is.pricePence)];
  const changes: Change[] = [];
  const perUnit = per(was) === per(is) ? '' : `${per(was)} → ${per(is)}`;
  if (was.pricePence !== is.pricePence) {
    const beside = perUnit ? ` (${perUnit})` : '';
    changes.push({ heading: 'Prices', says: `${title}, ${is.label}: ${old} → ${now}${beside}.` });
  } else if (perUnit) {
    changes.push({ heading: 'Prices', says: `${title}, ${is.label}: still ${now}, but ${perUnit}.` });
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
  const renamed = [
    ...(was.label === is.label ? [] : [`${title}: the size ${was.label} is now called ${is.label}.`]),
    ...(was.slug === is.slug ? [] : [`${title}: the address of ${is.label} ends in ${is.slug} (it was ${was.slug}).`]),
  ];
  const spoken = ['sku', 'slug', 'label', 'pricePence', 'vat', 'singlePortion', ...(perUnit ? ['netQuantity'] : [])];
  const rest = reworded(was, is, { except: spoken });
  const other = rest.map((says) => `${title}, ${is.label}: ${says}`);
  return [...changes, ...[...renamed, ...other].map((says): Change => ({ heading: 'Products', says }))];
}
