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

  test.each([
    'kefir without sugar or milk',
    'vegan without sugar',
    'no milk no ginger',
    'milk and ginger free kefir',
    'ginger and milk free',
    'dairy free, no alcohol',
    'alcohol and milk free',
    'free from milk and sugar',
    'allergic to nuts and honey',
    'low sugar',
    'reduced salt vegan kefir',
    'gluten free without caffeine',
  ])('%s: one thing of it is not understood, so none', (query) => {
    expect(search(query)).toMatchObject({ products: [], asked: { unknown: expect.any(String) } });
  });

  test.each([
    ['ginger kefir without milk', 'ginger-water-kefir'],
    ['milk free ginger kefir', 'ginger-water-kefir'],
    ['no dairy kefir with ginger', 'ginger-water-kefir'],
    ['nondairy kefir', 'oat-kefir'],
    ['seafood allergy', 'goats-milk-kefir'],
    ['sensitive to milk', 'oat-kefir'],
    ['glutin free', 'goats-milk-kefir'],
    ['coeliac disease', 'goats-milk-kefir'],
    ['celiac friendly', 'goats-milk-kefir'],
    ['veagn kefir', 'oat-kefir'],
    ['vegitarian', 'goats-milk-kefir'],
    ['sulphur dioxide free', 'ginger-water-kefir'],
  ])('%s is understood: %s', (query, slug) => {
    const { products: shown, asked } = search(query);
    expect([asked.unknown, shown.includes(slug)]).toEqual([null, true]);
  });

  test('a thing that is not understood shows none, whatever stands beside it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...allergens, 'dairy', 'gluten'),
        fc.constantFrom('sugar', 'alcohol', 'honey', 'palm oil', 'caffeine', 'parabens'),
        fc.constantFrom(
          (a: string, b: string) => `no ${a} or ${b}`,
          (a: string, b: string) => `no ${b}, no ${a}`,
          (a: string, b: string) => `${a} and ${b} free`,
          (a: string, b: string) => `${b} and ${a} free kefir`,
          (a: string, b: string) => `kefir without ${a} and without ${b}`,
          (a: string, b: string) => `${a}-free and ${b}-free`,
          (a: string, b: string) => `free from ${b} and ${a}`,
        ),
        (known, strange, way) => expect(search(way(known, strange)).products).toEqual([]),
      ),
    );
  });

  test('words beside a filter that nothing has are said to be left aside', () => {
    expect(search('organic dairy free')).toMatchObject({ loosened: true });
    expect(search('dairy free kefir')).toMatchObject({ loosened: false });
  });

  test('“dairy” and “nut” find what has them, not what is free of them or begins alike', () => {
    for (const { allergens: has } of search('dairy').products.map(bySlug)) expect(has).toContain('milk');
    expect(search('nut').products).toEqual([]);
  });

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
    ['gmk500', 'goats-milk-kefir'],
    ['gmk 1000', 'goats-milk-kefir'],
    ['500ml goats milk', 'goats-milk-kefir'],
    ['1l goats milk kefir', 'goats-milk-kefir'],
    ['is there milk in the soap?', 'kefir-soap'],
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
    ['is it safe for babies', 'questions', 'babies'],
    ['can my toddler drink kefir?', 'questions', 'babies'],
    ['can I drink kefir while pregnant', 'questions', 'pregnant-or-on-medicine'],
    ['breastfeeding', 'questions', 'pregnant-or-on-medicine'],
    ['antibiotics', 'questions', 'pregnant-or-on-medicine'],
    ['can it be frozen', 'questions', 'freeze'],
    ['where is my order?', 'questions', 'where-is-my-order'],
    ['track my order', 'questions', 'where-is-my-order'],
    ['phone number', 'questions', 'reach-us'],
    ['contact', 'questions', 'reach-us'],
    ['postage', 'pages', 'delivery-and-returns'],
    ['shipping', 'pages', 'delivery-and-returns'],
    ['do you deliver to Northern Ireland?', 'pages', 'delivery-and-returns'],
    ['isle of man', 'pages', 'delivery-and-returns'],
    ['exema', 'articles', 'kefir-and-eczema'],
    ['excema', 'articles', 'kefir-and-eczema'],
  ] as const)('%s finds help: %s, %s', (query, kind, slug) => expect(search(query)[kind]).toContain(slug));
});

test('the number below a bar code finds its product', () => {
  const [first, ...rest] = products;
  if (!first) throw new Error('no products');
  const coded = {
    ...first,
    variants: first.variants.map((one, at) => (at === 0 ? { ...one, gtin: '5012345678900' } : one)),
  };
  expect(searchIndex({ ...shopContent(), products: [coded, ...rest] })('5012345678900').products).toEqual([first.slug]);
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
  test.each([
    'is it safe for babies',
    'kefir for my newborn',
    'safe in pregnancy',
    'breastfeeding',
    'kefir with antibiotics',
    'warfarin',
    'allergic reaction',
    'swollen lips',
    'diabetic',
    'psoriatic hands soap',
    'indigestion',
  ])('%s is for a doctor, midwife or pharmacist', (query) =>
    expect(search(query)).toMatchObject({ products: [], about: 'health' }),
  );
  test('nothing that only sounds like an illness answers it', () => {
    expect(search('cancer')).toMatchObject({ questions: [], pages: [] });
  });
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
