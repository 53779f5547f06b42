import { rasterOf, variantHref } from '@/lib/catalogue/find';
import type { StockLevel } from '@/lib/catalogue/stock-level';
import type { Content, Product } from '@/lib/content/graph';
import type { NetQuantity, Variant } from '@/lib/content/schema/product';
import { plainText } from '@/lib/content/text/markdown';
import { handlingDays } from '@/lib/delivery/handling';
import { missingForFree } from '@/lib/delivery/threshold';
import { zeroPence } from '@/lib/money/pence';
import { element } from './xml';

type Shown = Pick<Content, 'products' | 'site' | 'delivery'>;

const base: Record<NetQuantity['unit'], string> = { ml: '1l', g: '1kg', item: '1ct' };
const unit: Record<NetQuantity['unit'], string> = { ml: 'ml', g: 'g', item: 'ct' };
const pounds = (pence: number) => `${(pence / 100).toFixed(2)} GBP`;

/**
 * Every size of every published product for Google Merchant Center. What delivery costs is not in it: the format can't say
 * our zones, so the account's own delivery settings do, by the label that tells chilled from ambient and by the weight.
 */
export function merchantFeed(shown: Shown, stock: ReadonlyMap<string, StockLevel>, origin: string): string {
  const { products, site } = shown;
  const items = products.flatMap((product) =>
    product.variants.map((variant) => item(product, variant, shown, stock.get(variant.sku) ?? 'sold-out', origin)),
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>',
    element('title', site.brand.name),
    element('link', origin),
    element('description', site.brand.description),
    ...items,
    '</channel></rss>',
  ].join('');
}

const longest = { description: 5_000, highlight: 150 };
const whole = (text: string, most: number) =>
  text.length <= most ? text : `${text.slice(0, text.lastIndexOf(' ', most - 1))}…`;

/** The summary and all that its page says in words. */
const descriptionOf = ({ summary, body }: Product) => whole(`${summary} ${plainText(body.tree)}`, longest.description);

function highlights({ diets, storageAdvice, howToUse }: Product): string[] {
  const said = diets.length > 0 ? [`Suitable for: ${new Intl.ListFormat('en-GB').format(diets)}.`] : [];
  return [...said, storageAdvice, ...howToUse].slice(0, 4).map((text) => whole(text, longest.highlight));
}

type Fields = Record<string, string | readonly string[] | undefined>;

function item(
  product: Product,
  variant: Variant,
  { site, delivery }: Shown,
  level: StockLevel,
  origin: string,
): string {
  const { value, unit: kind } = variant.netQuantity;
  const category = site.categories.find(({ id }) => id === product.category);
  const { least, most } = handlingDays(product.storage, delivery);
  const isFree = delivery.zones.every(({ id, service }) => !service || delivery.free.zones.includes(id));
  const fields: Fields = {
    id: variant.sku,
    title: `${product.title}, ${variant.label}`,
    description: descriptionOf(product),
    link: origin + variantHref(product, variant),
    image_link: origin + rasterOf(product, variant),
    availability: level === 'sold-out' ? 'out_of_stock' : 'in_stock',
    price: pounds(variant.pricePence),
    condition: 'new',
    brand: site.brand.name,
    gtin: variant.gtin,
    // A stock code is nobody's part number.
    identifier_exists: variant.gtin ? 'yes' : 'no',
    item_group_id: product.variants.length > 1 ? product.slug : undefined,
    size: variant.label,
    is_bundle: product.bundleOf.length > 0 ? 'yes' : undefined,
    google_product_category: site.googleCategories[product.label.kind],
    product_type: category?.name ?? product.category,
    product_highlight: highlights(product),
    unit_pricing_measure: `${value}${unit[kind]}`,
    unit_pricing_base_measure: base[kind],
    shipping_label: product.storage,
    shipping_weight: variant.weightGrams ? `${variant.weightGrams} g` : undefined,
    min_handling_time: String(least),
    max_handling_time: String(most),
  };
  return `<item>${Object.entries(fields)
    .flatMap(([name, text]) => (text === undefined ? [] : [text].flat().map((one) => element(`g:${name}`, one))))
    .join('')}${isFree ? freeFrom(delivery) : ''}</item>`;
}

/** The least to spend for free delivery: it is said of the whole country, so only where it is free in all of it. */
const freeFrom = (delivery: Shown['delivery']): string =>
  `<g:free_shipping_threshold>${element('g:country', 'GB')}${element(
    'g:price_threshold',
    pounds(missingForFree(zeroPence, delivery)),
  )}</g:free_shipping_threshold>`;
