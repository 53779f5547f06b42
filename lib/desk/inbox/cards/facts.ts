import type { Temporal } from 'temporal-polyfill';
import type { Postcode } from '@/lib/content/postcode';
import type { DeliveryRules } from '@/lib/content/schema/delivery';
import type { ProductFields, Variant } from '@/lib/content/schema/product';
import { deliveryPromise } from '@/lib/delivery/promise';
import { notTaken, zonePriceWords } from '@/lib/delivery/rule-words';
import { zoneFor } from '@/lib/delivery/zones';
import { formatClock, formatDay, toLondon } from '@/lib/time/london';

type Fact = { label: string; value: string };
export type FactCard = { title: string; facts: Fact[] };
export const factKinds = ['ingredients', 'storage', 'delivery'] as const;

const fact = (label: string, value: string | false): Fact[] => (value ? [{ label, value }] : []);
/** In plain words an allergen stands out by capitals, as it does by bold type on the product's page. */
const emphasised = (text: string) => text.replaceAll(/\*\*(.+?)\*\*/g, (_, word: string) => word.toUpperCase());
const listed = (words: readonly string[]) => new Intl.ListFormat('en-GB').format(words);

function ingredientsOf({ label }: ProductFields): Fact[] {
  switch (label.kind) {
    case 'cosmetic':
      return [...fact('Ingredients (INCI)', label.inci), ...fact('Precautions', label.precautions)];
    case 'kit':
      return fact('Made of', emphasised(label.materials));
    default:
      return fact('Ingredients', emphasised(label.ingredients));
  }
}

function keepingOf({ label }: ProductFields): Fact[] {
  switch (label.kind) {
    case 'food':
      return [
        ...fact('On delivery', `keeps at least ${label.minimumLifeDays} days`),
        ...fact('Once opened', label.onceOpened),
      ];
    case 'cosmetic':
      return fact('Once opened', `use within ${label.periodAfterOpeningMonths} months`);
    case 'culture':
      return fact('Keeps', label.keeps);
    case 'kit':
      return fact('Care', label.care);
    case 'supplement':
      return [];
  }
}

/** What the label says, as the product's page says it today. */
export function productFacts(about: 'ingredients' | 'storage', product: ProductFields, variant: Variant): FactCard {
  const name = `${product.title}, ${variant.label}`;
  if (about === 'storage')
    return {
      title: `Keeping ${name}`,
      facts: [...fact('Store', product.storageAdvice), ...keepingOf(product)],
    };
  const { allergens, mayContain, notFor } = product;
  return {
    title: `What is in ${name}`,
    facts: [
      ...ingredientsOf(product),
      ...fact('Allergens', allergens.length > 0 ? `Contains ${listed(allergens)}` : 'None of those we must name'),
      ...fact('May contain', listed(mayContain)),
      ...fact('Not for', notFor.join(' ')),
    ],
  };
}

type Ask = { postcode: Postcode; product: ProductFields; rules: DeliveryRules; instant: Temporal.Instant };

/** When a parcel with this in it, ordered now, would come to a postcode, and for how much. */
export function deliveryFacts({ postcode, product, rules, instant }: Ask): FactCard {
  const zone = zoneFor(postcode, rules);
  const title = `${product.title} to ${postcode.postcode}`;
  const refusal = notTaken(product, zone);
  if (refusal) return { title, facts: fact(zone.name, refusal) };
  const promise = deliveryPromise({ ...product, instant, zone, rules });
  if (promise.state === 'not-served') return { title, facts: fact(zone.name, promise.says) };
  const cutOff = toLondon(promise.cutOffAt);
  const by = `${formatClock(cutOff.toPlainTime().toString({ smallestUnit: 'minute' }))}, ${formatDay(cutOff.toPlainDate())}`;
  return {
    title,
    facts: [
      ...fact('Arrives', formatDay(promise.deliverOn)),
      ...fact('If ordered by', by),
      ...fact('Delivery', zonePriceWords(zone, rules)),
      ...fact('Where', zone.name),
    ],
  };
}
