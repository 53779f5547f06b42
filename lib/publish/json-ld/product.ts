import type { MerchantReturnPolicy } from 'schema-dts';
import { productHref, rasterOf, variantHref } from '@/lib/catalogue/find';
import type { Article, Product } from '@/lib/content/graph';
import type { DeliveryRules } from '@/lib/content/schema/delivery';
import type { Variant } from '@/lib/content/schema/product';
import type { Site } from '@/lib/content/schema/site';
import { context, organisation, returnPolicy } from './organisation';
import { shippingDetails } from './shipping';

const pounds = (pence: number) => (pence / 100).toFixed(2);
/** UN/CEFACT codes: of what a size holds, and of what its unit price is for. */
const held = { ml: 'MLT', g: 'GRM', item: 'C62' };
const unit = { ml: 'LTR', g: 'KGM', item: 'C62' };

type Ask = {
  product: Product;
  variant: Variant;
  site: Site;
  delivery: DeliveryRules;
  articles: readonly Article[];
  origin: string;
};

/**
 * One size of a product, and the family of sizes that it belongs to. Stock is live and pages are static, so the offer
 * names no availability rather than a stale one. Articles about an illness are not named: a product may not be offered
 * against one, in data either.
 */
export function productData({ product, variant, site, delivery, articles, origin }: Ask) {
  const { value, unit: kind } = variant.netQuantity;
  const category = site.categories.find(({ id }) => id === product.category);
  const about = articles.filter(({ mentions, condition }) => mentions.includes(product.slug) && !condition);
  const price = { priceCurrency: 'GBP', price: pounds(variant.pricePence) };
  return {
    '@context': context,
    '@type': 'Product',
    name: `${product.title}, ${variant.label}`,
    description: product.summary,
    image: origin + rasterOf(product, variant),
    sku: variant.sku,
    ...(variant.gtin ? { gtin: variant.gtin } : {}),
    size: variant.label,
    category: category?.name ?? product.category,
    brand: { '@type': 'Brand', name: site.brand.name },
    ...(product.variants.length > 1 ? { isVariantOf: group(product, origin) } : {}),
    ...(about.length > 0
      ? {
          subjectOf: about.map(({ slug, title }) => ({
            '@type': 'Article',
            headline: title,
            url: `${origin}/articles/${slug}`,
          })),
        }
      : {}),
    offers: {
      '@type': 'Offer',
      url: new URL(variantHref(product, variant), origin).href,
      ...price,
      priceSpecification: {
        '@type': 'UnitPriceSpecification',
        ...price,
        valueAddedTaxIncluded: true,
        referenceQuantity: {
          '@type': 'QuantitativeValue',
          value,
          unitCode: held[kind],
          valueReference: { '@type': 'QuantitativeValue', value: 1, unitCode: unit[kind] },
        },
      },
      itemCondition: 'https://schema.org/NewCondition',
      seller: organisation(site, origin),
      shippingDetails: shippingDetails(product, variant, delivery),
      hasMerchantReturnPolicy: returns(product, delivery),
    },
  };
}

function group(product: Product, origin: string) {
  return {
    '@type': 'ProductGroup',
    productGroupID: product.slug,
    name: product.title,
    url: origin + productHref(product.slug),
    variesBy: 'https://schema.org/size',
    // Each has a page of its own that says the rest.
    hasVariant: product.variants.map((other) => ({
      sku: other.sku,
      url: origin + variantHref(product, other),
    })),
  };
}

/** The same rule that the product's page gives its reason for. */
function returns({ cancellation }: Product, delivery: DeliveryRules) {
  if (cancellation.rule !== 'perishable') return returnPolicy(delivery);
  return {
    '@type': 'MerchantReturnPolicy',
    applicableCountry: 'GB',
    returnPolicyCategory: 'https://schema.org/MerchantReturnNotPermitted',
  } satisfies MerchantReturnPolicy;
}
