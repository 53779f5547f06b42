import { describe, expect, test } from '@jest/globals';
import { claimsIn } from '@/lib/content/claims/claims';
import { textsIn } from '@/lib/content/claims/copy';
import { lexiconOf } from '@/lib/content/claims/lexicon';
import { articleData } from '@/lib/publish/json-ld/article';
import { homeData } from '@/lib/publish/json-ld/organisation';
import { pageData, shelfData } from '@/lib/publish/json-ld/page';
import { productData } from '@/lib/publish/json-ld/product';
import { frozenContent } from '../../fixtures/content';

const origin = 'https://larkfield.example';
const { products, articles, pages, faqs, site, claims } = frozenContent();
const every = products.flatMap((product) =>
  product.variants.map((variant) => productData({ product, variant, site, articles, origin })),
);
const sku = (wanted: string) => every.find((one) => one.sku === wanted);

describe('a product', () => {
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
    homeData(site, origin),
    shelfData({ name: 'Shop', path: '/shop', products }, origin),
    ...pages.map((page) => pageData(page, faqs, origin)),
  ];
  const said = textsIn(data).flatMap(({ text }) => claimsIn(text, lexicon, 'product'));
  expect(said).toEqual([]);
});
