import { variantHref } from '@/lib/catalogue/find';
import type { StockLevel } from '@/lib/catalogue/stock-level';
import type { Content, Product } from '@/lib/content/graph';
import type { NetQuantity, Variant } from '@/lib/content/schema/product';
import { element } from './xml';

type Shown = Pick<Content, 'products' | 'site'>;

const base: Record<NetQuantity['unit'], string> = { ml: '1l', g: '1kg', item: '1ct' };
const unit: Record<NetQuantity['unit'], string> = { ml: 'ml', g: 'g', item: 'ct' };

/**
 * Every size of every published product for Google Merchant Center. Postage is not in it: the format can't say our
 * zones, so the label tells chilled from ambient and the account's own delivery settings do the rest.
 */
export function merchantFeed(
  { products, site }: Shown,
  stock: ReadonlyMap<string, StockLevel>,
  origin: string,
): string {
  const items = products.flatMap((product) =>
    product.variants.map((variant) => item(product, variant, site, stock.get(variant.sku) ?? 'sold-out', origin)),
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

function item(product: Product, variant: Variant, site: Content['site'], level: StockLevel, origin: string): string {
  const { value, unit: kind } = variant.netQuantity;
  const category = site.categories.find(({ id }) => id === product.category);
  const fields = {
    id: variant.sku,
    title: `${product.title}, ${variant.label}`,
    description: product.summary,
    link: origin + variantHref(product, variant),
    image_link: `${origin}/products/${product.slug}/picture.png`,
    availability: level === 'sold-out' ? 'out_of_stock' : 'in_stock',
    price: `${(variant.pricePence / 100).toFixed(2)} GBP`,
    condition: 'new',
    brand: site.brand.name,
    mpn: variant.sku,
    item_group_id: product.slug,
    size: variant.label,
    product_type: category?.name ?? product.category,
    unit_pricing_measure: `${value}${unit[kind]}`,
    unit_pricing_base_measure: base[kind],
    shipping_label: product.storage,
  };
  return `<item>${Object.entries(fields)
    .map(([name, text]) => element(`g:${name}`, text))
    .join('')}</item>`;
}
