import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { priceBasket } from '@/lib/basket/price';
import { claimsIn } from '@/lib/content/claims/claims';
import { textsIn } from '@/lib/content/claims/copy';
import { lexiconOf } from '@/lib/content/claims/lexicon';
import { articleData } from '@/lib/publish/json-ld/article';
import { homeData } from '@/lib/publish/json-ld/organisation';
import { pageData, shelfData } from '@/lib/publish/json-ld/page';
import { productData } from '@/lib/publish/json-ld/product';
import { shippingDetails } from '@/lib/publish/json-ld/shipping';
import { frozenContent } from '../../fixtures/content';

const origin = 'https://larkfield.example';
const { products, articles, pages, faqs, site, claims, delivery } = frozenContent();
const every = products.flatMap((product) =>
  product.variants.map((variant) => productData({ product, variant, site, delivery, articles, origin })),
);
const instant = Temporal.Instant.from('2026-11-23T10:00:00Z');
const inZone: Record<string, string> = {
  mainland: 'YO1 7HH',
  'isle-of-wight': 'PO30 1AA',
  highlands: 'IV2 3AB',
  'scottish-islands': 'ZE1 0AA',
  scilly: 'TR21 0AA',
  'northern-ireland': 'BT1 5GS',
  crown: 'JE2 3AB',
  bfpo: 'BF1 2AA',
};
const sku = (wanted: string) => every.find((one) => one.sku === wanted);

describe('what delivery costs and takes, zone by zone', () => {
  test('is what the till says of one of each product', () => {
    for (const product of products)
      for (const variant of product.variants) {
        const said = shippingDetails(product, variant, delivery);
        expect(said).toHaveLength(delivery.zones.length);
        delivery.zones.forEach((zone, index) => {
          const basket = priceBasket(
            { lines: [{ variant: variant.sku, quantity: 1 }], postcode: inZone[zone.id] ?? '' },
            { products, stock: new Map([[variant.sku, 9]]), rules: delivery, instant, offer: null },
          );
          expect([zone.id, basket.zone]).toEqual([zone.id, zone.id]);
          const one = said[index];
          const pounds = one && 'shippingRate' in one ? one.shippingRate?.value : null;
          expect([zone.id, variant.sku, pounds]).toEqual([
            zone.id,
            variant.sku,
            basket.buyable && basket.delivery.pence !== null ? (basket.delivery.pence / 100).toFixed(2) : null,
          ]);
        });
      }
  });

  test('districts are ranges and areas as content has them', () => {
    const [milk] = products;
    const variant = milk?.variants[0];
    if (!milk || !variant) throw new Error('there is a product');
    const regions = shippingDetails(milk, variant, delivery).map(({ shippingDestination }) => shippingDestination);
    expect(regions[0]).toEqual({ '@type': 'DefinedRegion', addressCountry: 'GB' });
    expect(regions).toContainEqual(
      expect.objectContaining({
        postalCodeRange: [{ '@type': 'PostalCodeRangeSpecification', postalCodeBegin: 'PO30', postalCodeEnd: 'PO41' }],
      }),
    );
    expect(regions).toContainEqual(expect.objectContaining({ postalCodePrefix: ['BT'] }));
  });
});

test('the company has its address in parts, a logo, and the right of return that content gives', () => {
  const [company] = homeData(site, delivery, origin)['@graph'];
  expect(company).toMatchObject({
    '@type': 'OnlineStore',
    logo: `${origin}/apple-touch-icon.png`,
    address: {
      streetAddress: 'Larkfield Farm, Sample Lane',
      addressLocality: 'York',
      postalCode: 'YO1 7HH',
      addressCountry: 'GB',
    },
    hasMerchantReturnPolicy: { returnPolicyCountry: 'GB', merchantReturnDays: delivery.returns.days },
  });
});

test('an article has one address: that of the front page stands there', () => {
  const urls = articles.map((article) => articleData(article, site, origin).url);
  expect(urls).toEqual([`${origin}/`, `${origin}/articles/how-to-drink-and-keep-kefir`]);
});

describe('a product', () => {
  test('has a picture that no site refuses, and its bar code where it has one', () => {
    expect(sku('GMK-500')).toMatchObject({ image: `${origin}/products/goats-milk-kefir/picture.png` });
    expect(sku('GMK-500')).not.toHaveProperty('gtin');
    const [product] = products;
    const [first] = product?.variants ?? [];
    if (!product || !first) throw new Error('there is a product');
    const variant = { ...first, gtin: '5012345678900' };
    expect(productData({ product, variant, site, delivery, articles, origin })).toMatchObject({
      gtin: '5012345678900',
    });
  });

  test('is one size with its offer, its unit price and what may be sent back', () => {
    expect(sku('GMK-250')).toMatchObject({
      '@type': 'Product',
      name: 'Goats’ Milk Kefir, 250 ml bottle',
      offers: {
        url: `${origin}/products/goats-milk-kefir/250-ml`,
        price: '3.40',
        priceCurrency: 'GBP',
        priceSpecification: {
          price: '3.40',
          referenceQuantity: { value: 250, unitCode: 'MLT', valueReference: { value: 1, unitCode: 'LTR' } },
        },
        hasMerchantReturnPolicy: { returnPolicyCategory: 'https://schema.org/MerchantReturnNotPermitted' },
      },
    });
    expect(sku('KSO-100')?.offers.hasMerchantReturnPolicy).toMatchObject({ merchantReturnDays: 14 });
  });

  test('sizes know their family; a product of one size has none', () => {
    expect(sku('GMK-500')?.isVariantOf?.hasVariant.map((one) => one.sku)).toEqual(['GMK-500', 'GMK-250', 'GMK-1000']);
    expect(sku('OAK-500')?.isVariantOf).toBeUndefined();
  });

  test('names the articles about it, but never one about an illness', () => {
    expect(sku('GMK-500')?.subjectOf?.map(({ headline }) => headline)).toEqual(['How to drink and keep kefir']);
    expect(sku('OAK-500')?.subjectOf).toBeUndefined();
    expect(JSON.stringify(every)).not.toMatch(/eczema/i);
  });
});

test('an article has no product, offer or rating; one about an illness is a medical page', () => {
  for (const article of articles) {
    const data = articleData(article, site, origin);
    expect(JSON.stringify(data)).not.toMatch(/"@type":"(Product|Offer|AggregateRating|Review)"/);
    expect([data['@type']].flat().includes('MedicalWebPage')).toBe(article.condition !== undefined);
    expect(data.citation).toHaveLength(article.references.length);
  }
});

test('a page with questions is an FAQPage with their answers as plain words', () => {
  const [page] = pages;
  if (!page) throw new Error('there is a page');
  expect(pageData(page, [], origin)['@type']).toBe('WebPage');
  const asked = pageData(page, faqs, origin).mainEntity ?? [];
  expect(asked).toHaveLength(faqs.length);
  expect(asked.find(({ name }) => name === 'Is the milk pasteurised?')?.acceptedAnswer.text).toBe(
    'Yes, before we ferment it. Nothing is heated afterwards, so the cultures are alive when you open the bottle.',
  );
  for (const { acceptedAnswer } of asked) expect(acceptedAnswer.text).not.toMatch(/[[\]*#<>]/);
});

test('a shelf lists its products in order', () => {
  const { mainEntity } = shelfData({ name: 'Shop', path: '/shop', products }, origin);
  expect(mainEntity.itemListElement.map(({ url }) => url)).toEqual(
    products.map(({ slug }) => `${origin}/products/${slug}`),
  );
});

test('structured data passes the claims rules', () => {
  const lexicon = lexiconOf(claims, []);
  const data = [
    ...every,
    homeData(site, delivery, origin),
    shelfData({ name: 'Shop', path: '/shop', products }, origin),
    ...pages.map((page) => pageData(page, faqs, origin)),
  ];
  const said = textsIn(data).flatMap(({ text }) => claimsIn(text, lexicon, 'product'));
  expect(said).toEqual([]);
});
