import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { answers, askedOf } from '@/lib/catalogue/search/asked';
import { searchIndex } from '@/lib/catalogue/search/search';
import { allergens, withGluten } from '@/lib/content/label/allergens';
import { shopContent } from '../../fixtures/content';

const { products } = shopContent();
const search = searchIndex(shopContent());
const bySlug = (slug: string) => {
  const found = products.find((product) => product.slug === slug);
  if (!found) throw new Error(slug);
  return found;
};

describe('what is asked to be absent is not shown', () => {
  const ways = [
    (name: string) => `${name} free`,
    (name: string) => `${name}-free kefir`,
    (name: string) => `no ${name}`,
    (name: string) => `without ${name}`,
    (name: string) => `kefir without any ${name}`,
    (name: string) => `free from ${name}`,
    (name: string) => `allergic to ${name}`,
    (name: string) => `${name} allergy`,
    (name: string) => `${name.toUpperCase()} intolerant`,
  ];
  const cases = allergens.flatMap((allergen) => ways.map((way) => [way(allergen), allergen] as const));

  test.each(cases)('%s', (query, allergen) => {
    expect(askedOf(query).without).toContain(allergen);
    const shown = search(query).products.map(bySlug);
    expect(shown.filter(({ allergens: has }) => has.includes(allergen)).map(({ slug }) => slug)).toEqual([]);
  });

  test.each([
    ['dairy free', ['milk']],
    ['lactose-free', ['milk']],
    ['no nuts or eggs', ['eggs', 'nuts', 'peanuts']],
    ['shellfish allergy', ['crustaceans', 'molluscs']],
    ['something without soy and milk for breakfast', ['milk', 'soya']],
  ])('%s', (query, without) => {
    expect(askedOf(query).without.toSorted()).toEqual(without);
    const shown = search(query).products.map(bySlug);
    for (const product of shown) expect(product.allergens.filter((one) => without.includes(one))).toEqual([]);
  });

  test.each(['gluten free', 'gluten', 'no gluten', 'coeliac', 'gluten-free kefir'])(
    '%s: only what is known to be free of it',
    (query) => {
      const shown = search(query).products.map(bySlug);
      expect(shown.length).toBeGreaterThan(2);
      for (const { allergens: has, diets } of shown) {
        expect(diets).toContain('gluten-free');
        expect(has.filter((one) => withGluten.includes(one))).toEqual([]);
      }
    },
  );

  test.each(['sugar free', 'alcohol-free', 'no caffeine', 'kefir without salt'])(
    '%s: we don’t know, so none',
    (query) => {
      expect(search(query)).toMatchObject({ products: [], asked: { unknown: expect.any(String) } });
    },
  );

  test.each([
    'no cow milk',
    "free from cow's milk",
    'free from all milk',
    "no goat's milk",
    'without the milk',
    'kefir not from milk',
    'no trace of milk',
    'dont want milk',
    "can't have milk",
    "doesn't contain milk",
    'excluding cow milk',
    'anything but milk',
    'no meat, milk or eggs',
    'without cheese or milk',
    'no seeds, nuts or milk',
    'milk and fish and meat free',
    'nut, seed and dairy free',
    'diary free',
    'diaryfree kefir',
    'lactos free kefir',
    'millk free kefir',
    'milk fre kefir',
    'mlik free kefir',
    'alergic to milk',
    'milk intolerence kefir',
    'intolerant of lactose',
    'milk sensitivity',
    'w/o milk',
    '0 milk',
    'kefir sans milk',
    'kefir with out milk, dairy free',
    'milk alternative',
    'milk products free',
    'instead of milk',
    'milk? no',
    'cream free',
    'butter-free',
    'yoghurt free',
    'dairyfree',
    'MILKFREE',
    'milk less kefir',
    'no milk or sugar',
  ])('%s shows nothing with milk', (query) => {
    const { products: shown, asked } = search(query);
    expect(asked.without).toContain('milk');
    expect(
      shown
        .map(bySlug)
        .filter(({ allergens: has }) => has.includes('milk'))
        .map(({ slug }) => slug),
    ).toEqual([]);
  });

  test.each(['sulphur dioxide free', 'sulphate free', 'no sulfites'])('%s', (query) => {
    expect(search(query).products).not.toContain('elderflower-water-kefir');
  });

  test.each([
    'preservative free',
    'fragrance-free soap',
    'lavender free',
    'no parabens',
    'without gelatine',
    'plastic free',
  ])('%s: not understood, so none', (query) => expect(search(query).products).toEqual([]));

  test.each([
    "cow's milk allergy",
    'suitable for milk allergy',
    'suitable for coeliacs',
    'no dairy, please',
    'lactose free',
  ])('%s finds what is without it', (query) => expect(search(query).products.length).toBeGreaterThan(3));

  test('a filter is a question for help too', () => {
    expect(search('lactose free').questions).toContain('lactose');
    expect(search('free delivery').pages).toContain('delivery-and-returns');
    expect(search('goats milk free delivery').asked.without).toEqual([]);
  });

  test('what may be in it by accident is not without it', () => {
    const trace = { ...bySlug('ginger-water-kefir'), mayContain: ['nuts' as const] };
    expect(answers(trace, askedOf('nut free'))).toBe(false);
    expect(answers(trace, askedOf('egg free'))).toBe(true);
  });

  test('whatever else is typed beside it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...allergens),
        fc.string({ maxLength: 20 }),
        fc.string({ maxLength: 20 }),
        (one, before, after) => {
          const shown = search(`${before} ${one} free ${after}`).products.map(bySlug);
          expect(shown.filter(({ allergens: has }) => has.includes(one))).toEqual([]);
        },
      ),
    );
  });
});

test.each([
  ['vegan', 'vegan'],
  ['plant-based kefir', 'vegan'],
  ['veggie', 'vegetarian'],
] as const)('%s: every one of them, and nothing else', (query, diet) => {
  const shown = search(query).products.map(bySlug);
  expect(shown.length).toBeGreaterThan(0);
  for (const { diets } of shown) expect(diets).toContain(diet);
});

test('“vegan” finds all that the filter finds', () => {
  expect(search('vegan').products.toSorted()).toEqual(
    products.flatMap(({ slug, diets }) => (diets.includes('vegan') ? [slug] : [])).toSorted(),
  );
});

describe('what stands first', () => {
  test.each([
    ['goat', 'goats-milk-kefir'],
    ['goats', 'goats-milk-kefir'],
    ["goats' milk", 'goats-milk-kefir'],
    ['gote milk', 'goats-milk-kefir'],
    ['kefier', 'goats-milk-kefir'],
    ['oats', 'oat-kefir'],
    ['cow', 'cows-milk-kefir'],
    ['GMK-500', 'goats-milk-kefir'],
    ['OAK-500', 'oat-kefir'],
    ['soap', 'kefir-soap'],
    ['ginger', 'ginger-water-kefir'],
    ['grains', 'milk-kefir-grains'],
  ])('%s → %s', (query, first) => expect(search(query).products[0]).toBe(first));

  test.each([
    ['delivery', 'pages', 'delivery-and-returns'],
    ['returns', 'pages', 'delivery-and-returns'],
    ['privacy', 'pages', 'privacy'],
    ['lactose', 'questions', 'lactose'],
    ['freeze', 'questions', 'freeze'],
    ['pregnant', 'questions', 'pregnant-or-on-medicine'],
    ['discount code', 'questions', 'discount-code'],
    ['baby', 'questions', 'babies'],
  ] as const)('%s finds help: %s, %s', (query, kind, slug) => expect(search(query)[kind]).toContain(slug));
});

test('all words are looked for; some of them only where nothing has all, and that is said', () => {
  expect(search('goat soap')).toMatchObject({ products: ['kefir-soap'], loosened: false });
  const loosened = search('goat submarine');
  expect([loosened.loosened, loosened.products.includes('goats-milk-kefir')]).toEqual([true, true]);
  expect(search('submarine')).toMatchObject({ products: [], pages: [], questions: [], loosened: false });
});

describe('health', () => {
  test.each(['leaky bottle', 'leaking lid', 'allergen question', 'vital milk'])('%s is about goods', (query) => {
    expect(search(query).about).toBe('goods');
  });

  test.each(['crohns kefir', "Crohn's", 'excema soap', 'soap for ringworm', 'kefir for hypertension'])(
    '%s finds no product',
    (query) => expect(search(query)).toMatchObject({ products: [], about: 'health' }),
  );
  test.each(['cancel my order', 'how to store kefir', 'sports', 'paint', 'cold delivery'])(
    '%s is about goods',
    (query) => expect(search(query).about).toBe('goods'),
  );
  test.each(['rash', 'itchy skin', 'sensitive skin', 'eczema', 'exzema', 'IBS', 'bloating', 'bad gut'])(
    '%s finds no product',
    (query) => expect(search(query)).toMatchObject({ products: [], about: 'health' }),
  );
  test('an illness beside a diet is still about health', () => {
    expect(search('dairy free eczema')).toMatchObject({ products: [], about: 'health' });
  });
  test.each(['probiotic', 'gut health drink', 'superfood'])('%s is no word of ours', (query) =>
    expect(search(query).products).toEqual([]),
  );
  test.each(['skin', 'jar', 'cold', 'milk'])('%s is about goods', (query) => expect(search(query).about).toBe('goods'));
});

test.each([
  ['£5', 500],
  ['under £5.50', 550],
  ['kefir up to £ 10', 1000],
  ['kefir under 5 pounds', 500],
  ['£3.5', 350],
])('%s: nothing dearer', (query, pence) => {
  expect(askedOf(query).mostPence).toBe(pence);
  const shown = search(query).products.map(bySlug);
  expect(shown.length).toBeGreaterThan(0);
  for (const { variants } of shown)
    expect(Math.min(...variants.map(({ pricePence }) => pricePence))).toBeLessThanOrEqual(pence);
});

test.each(['over £10', 'more than £20', '£5 off', 'free delivery over £25'])('%s sets no upper limit', (query) =>
  expect(askedOf(query).mostPence).toBeNull(),
);

test('nothing asked, nothing found; and no text breaks it', () => {
  expect(search('')).toMatchObject({ products: [], pages: [] });
  expect(search('<script>alert(1)</script>').products).toEqual([]);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (query) => {
      expect(search(query).products.length).toBeLessThanOrEqual(products.length);
    }),
  );
});
