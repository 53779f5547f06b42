import type { Temporal } from 'temporal-polyfill';
import { findVariant, variantHref } from '@/lib/catalogue/find';
import type { Product } from '@/lib/content/graph';
import type { DeliveryRules, Zone } from '@/lib/content/schema/delivery';
import { priceWords, unitPrice } from '@/lib/content/unit-price';
import type { Storage } from '@/lib/delivery/calendar';
import { deliveryDays } from '@/lib/delivery/days';
import { deliveryPromise } from '@/lib/delivery/promise';
import { notTaken, serviceWords } from '@/lib/delivery/rule-words';
import { deliveryPrice } from '@/lib/delivery/threshold';
import { knownZone, notServedWords } from '@/lib/delivery/zones';
import { addPence, formatPence, type Pence, timesPence, toPence, zeroPence } from '@/lib/money/pence';
import { formatDay } from '@/lib/time/london';
import type { BasketCookie } from './cookie';
import { discounted, type Offer } from './discount';
import { meterOf } from './meter';
import { lineProblem, remediesOf, tooSmall, untaken } from './obstacles';
import type { BasketDelivery, BasketMeter, BasketPromise, DayChoice, PricedBasket, PricedLine } from './priced';

export type PriceFacts = {
  products: readonly Product[];
  /** What can be sold of each variant; a variant that is not in it has none. */
  stock: ReadonlyMap<string, number>;
  rules: DeliveryRules;
  instant: Temporal.Instant;
  /** The code in the basket, where there is one. */
  offer: Offer | null;
};

/** The one place where a basket gets its figures: goods, discount, delivery, promise, total, and what stands in the way. */
export function priceBasket({ lines, postcode }: Omit<BasketCookie, 'code'>, facts: PriceFacts): PricedBasket {
  const zone = knownZone(postcode, facts.rules);
  const neverFreeTo = zone && !facts.rules.free.zones.includes(zone.id) ? zone.name : undefined;
  const {
    lines: taken,
    discount,
    freeDelivery,
  } = discounted(
    lines.map(({ variant, quantity }) => priceLine(variant, quantity, facts)),
    { ...facts, neverFreeTo },
  );
  const priced = taken.map((line) => withOffer(line, facts));
  const goods = addPence(...priced.map(({ grossPence }) => grossPence));
  const discountPence = addPence(...priced.map((line) => line.discountPence));
  const charged = toPence(goods - discountPence);
  const refused = untaken({ lines: priced, zone, products: facts.products });
  const promise = zone && priced.length > 0 ? promiseOf(priced, zone, facts) : null;
  const [refusal = null] = [
    ...refused.map(({ says }) => says),
    ...(promise?.state === 'not-served' ? [promise.says] : []),
  ];
  // Beside a refusal there is neither price nor day, and for what can't be bought there is no price.
  const priceable = refusal === null && (goods > 0 || priced.length === 0);
  const delivery = priceable
    ? deliveryOf(charged, zone, facts.rules, freeDelivery)
    : { pence: null, free: false, says: refusal ?? '' };
  const totalPence = delivery.pence === null ? null : addPence(charged, delivery.pence);
  const meter = refusal === null ? meterOf(charged, facts.rules, freeDelivery, zone) : noMeter(refusal);
  const suggestion = suggestionFor(meter.missingPence, priced, zone, facts);
  const problems = [
    ...priced.flatMap(lineProblem),
    ...tooSmall(totalPence),
    ...refused.map(({ says }) => says),
    ...(promise?.state === 'not-served' ? [promise.says] : []),
  ];
  return {
    lines: priced.map((line) => ({ ...line, refused: refused.some(({ line: variant }) => variant === line.variant) })),
    count: priced.reduce((sum, { quantity }) => sum + quantity, 0),
    goodsPence: goods,
    discount,
    discountPence,
    delivery,
    meter: suggestion ? { ...meter, suggestion } : meter,
    totalPence,
    postcode,
    zone: zone?.id ?? null,
    promise: refusal === null && promise?.state === 'promised' ? promise.promise : null,
    buyable: priced.length > 0 && problems.length === 0,
    problems: [...new Set(problems)],
    remedies: remediesOf(priced, refused),
  };
}

/** What may be named to reach free delivery with: the cheapest of the shop. */
export const suggestible = (products: readonly Product[]): string[] =>
  products
    .flatMap(({ variants }) => variants)
    .toSorted((a, b) => a.pricePence - b.pricePence)
    .slice(0, 12)
    .map(({ sku }) => sku);

/** Nothing costs a penny: where a bottle or two are missing, the cheapest thing that would do is named. */
const nearPence = 500;
function suggestionFor(
  missingPence: Pence,
  lines: readonly PricedLine[],
  zone: Zone | null,
  { products, stock, offer }: PriceFacts,
): BasketMeter['suggestion'] {
  // What a code takes off it is known only once it is in the basket.
  if (missingPence === 0 || missingPence > nearPence || offer) return undefined;
  const [one] = products
    .filter((product) => !zone || notTaken(product, zone) === null)
    .flatMap((product) => product.variants.map((variant) => ({ product, variant })))
    .filter(({ variant }) => !lines.some((line) => line.variant === variant.sku))
    .filter(({ variant }) => variant.pricePence >= missingPence && (stock.get(variant.sku) ?? 0) > 0)
    .toSorted((a, b) => a.variant.pricePence - b.variant.pricePence);
  if (!one) return undefined;
  const { product, variant } = one;
  const says = `${product.title}, ${variant.label}, ${priceWords(variant)}`;
  return { variant: variant.sku, href: variantHref(product, variant), says };
}

const noMeter = (says: string): BasketMeter => ({ state: 'never', missingPence: zeroPence, percent: 0, says });

function priceLine(sku: string, quantity: number, { products, stock }: PriceFacts): PricedLine {
  const found = findVariant(products, sku);
  if (!found) {
    const zero = toPence(0);
    return {
      variant: sku,
      slug: '',
      href: null,
      title: `A product we no longer sell (${sku})`,
      label: '',
      image: null,
      quantity,
      unitPence: zero,
      grossPence: zero,
      discountPence: zero,
      unitPriceSays: '',
      availability: { state: 'gone' },
      refused: false,
    };
  }
  const { product, variant } = found;
  const unitPence = toPence(variant.pricePence);
  const available = Math.max(0, stock.get(sku) ?? 0);
  return {
    variant: sku,
    slug: product.slug,
    href: variantHref(product, variant),
    title: product.title,
    label: variant.label,
    image: product.thumbnail,
    quantity,
    unitPence,
    grossPence: available === 0 ? zeroPence : timesPence(unitPence, quantity),
    discountPence: zeroPence,
    unitPriceSays: unitPrice(variant.pricePence, variant.netQuantity).beside,
    availability:
      available === 0
        ? { state: 'sold-out' }
        : available < quantity
          ? { state: 'short', available }
          : { state: 'in-stock' },
    refused: false,
  };
}

/** A price on a condition stands with the condition and its own unit price, beside the one that everybody pays. */
function withOffer(line: PricedLine, { products, offer }: PriceFacts): PricedLine {
  const found = findVariant(products, line.variant);
  if (!found || !offer || line.discountPence === 0) return line;
  const { quantity } = line;
  const pence = line.grossPence - line.discountPence;
  const { value, ...held } = found.variant.netQuantity;
  const { beside } = unitPrice(pence, { ...held, value: value * quantity });
  const all = `${formatPence(pence)}${quantity > 1 ? ` for ${quantity}` : ''}`;
  return { ...line, offerSays: `With ${offer.code}: ${[all, beside].filter(Boolean).join(', ')}` };
}

function deliveryOf(goods: Pence, zone: Zone | null, rules: DeliveryRules, given: boolean): BasketDelivery {
  if (!zone) return { pence: null, free: false, says: 'Enter your postcode to see delivery.' };
  const pence = deliveryPrice(goods, zone, rules, given);
  if (pence === null || !zone.service) return { pence: null, free: false, says: notServedWords(zone) };
  return { pence, free: pence === 0, says: serviceWords(zone) };
}

/** The parcel is as cold as its coldest line and as hasty as its most hurried one. */
export function parcelOf(
  lines: readonly { slug: string }[],
  products: readonly Product[],
): { storage: Storage; maxTransitHours: number } {
  const inIt = products.filter(({ slug }) => lines.some((line) => line.slug === slug));
  const chilled = inIt.filter(({ storage }) => storage === 'chilled');
  return {
    storage: chilled.length > 0 ? 'chilled' : 'ambient',
    maxTransitHours: Math.min(
      Number.MAX_SAFE_INTEGER,
      ...(chilled.length > 0 ? chilled : inIt).map(({ maxTransitHours }) => maxTransitHours),
    ),
  };
}

/** The days to choose from for what is in a basket, where there is anything to choose. */
export function dayChoices(
  { lines, zone: zoneId, promise }: Pick<PricedBasket, 'lines' | 'zone' | 'promise'>,
  { products, rules, instant }: Pick<PriceFacts, 'products' | 'rules' | 'instant'>,
): DayChoice[] {
  const zone = rules.zones.find(({ id }) => id === zoneId);
  if (!zone || !promise) return [];
  const days = deliveryDays({ instant, zone, ...parcelOf(lines, products), rules });
  return days.map((day) => ({
    date: day.date.toString(),
    says: formatDay(day.date),
    closed: day.open ? null : day.why,
  }));
}

function promiseOf(
  lines: readonly PricedLine[],
  zone: Zone,
  facts: PriceFacts,
): { state: 'promised'; promise: BasketPromise } | { state: 'not-served'; says: string } {
  const result = deliveryPromise({
    instant: facts.instant,
    zone,
    ...parcelOf(lines, facts.products),
    rules: facts.rules,
  });
  if (result.state !== 'promised') return result;
  return {
    state: 'promised',
    promise: {
      says: formatDay(result.deliverOn),
      cutOffAt: result.cutOffAt.toString(),
      deliverOn: result.deliverOn.toString(),
    },
  };
}
