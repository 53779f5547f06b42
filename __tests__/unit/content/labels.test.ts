import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { allergens, allergensNamed } from '@/lib/content/label/allergens';
import { percentNrv } from '@/lib/content/label/nutrients';
import { goats, linesAfter } from '../../fixtures/content-edits';

const product = (slug: string) => `content/products/${slug}.md`;
const [cows, oat, elderflower, capsules, balm, kit, soap] = [
  'cows-milk-kefir',
  'oat-kefir',
  'elderflower-water-kefir',
  'kefir-capsules',
  'kefir-face-balm',
  'kefir-starter-kit',
  'kefir-soap',
].map(product);

/** A product that says what is not so: the file, what is changed in it, and what the check says. */
type False = [what: string, file: string | undefined, from: string | RegExp, to: string, says: RegExp];

const falseProducts: False[] = [
  [
    'milk that is no allergen',
    goats,
    'allergens: [milk]',
    'allergens: []',
    /ingredients name milk, so "allergens" must list milk/,
  ],
  [
    'oats that are no allergen',
    oat,
    'allergens: [oats]',
    'allergens: []',
    /ingredients name oats, so "allergens" must list oats/,
  ],
  ['sulphites left out', elderflower, 'allergens: [sulphites]', 'allergens: []', /must list sulphites/],
  ['milk in a soap left out', soap, 'allergens: [milk]', 'allergens: []', /inci name milk/],
  [
    'an allergen that is not in it',
    elderflower,
    'allergens: [sulphites]',
    'allergens: [sulphites, nuts]',
    /lists nuts, but the ingredients don't name it/,
  ],
  [
    'goats’ milk for vegans',
    goats,
    'diets: [vegetarian, gluten-free]',
    'diets: [vegetarian, vegan, dairy-free]',
    /contains milk, or may, so it is not vegan/,
  ],
  [
    'goats’ milk without dairy',
    goats,
    'diets: [vegetarian, gluten-free]',
    'diets: [vegetarian, dairy-free]',
    /contains milk, or may, so it is not dairy-free/,
  ],
  [
    'beeswax for vegans',
    balm,
    'diets: [vegetarian]',
    'diets: [vegetarian, vegan]',
    /contains milk and Cera Alba, or may, so it is not vegan/,
  ],
  [
    'gelatine for vegetarians',
    capsules,
    'capsule shell (hydroxypropyl methylcellulose)',
    'capsule shell (gelatine)',
    /contains gelatine, or may, so it is not vegetarian/,
  ],
  [
    'oats without gluten',
    oat,
    'dairy-free]',
    'dairy-free, gluten-free]',
    /contains oats, or may, so it is not gluten-free/,
  ],
  ['vegan, but not vegetarian', oat, '[vegetarian, vegan,', '[vegan,', /list both/],
  ['an allergen that does not stand out', oat, '**oats**', 'oats', /must stand out: \*\*oats\*\*/],
  ['the second of two that does not', goats, '(**milk**)', '(milk)', /must stand out: \*\*milk\*\*/],
  ['in a kit', kit, '(**milk**)', '(milk)', /must stand out: \*\*milk\*\*/],
  ['emphasis on what is none', oat, 'live cultures, sea', '**live cultures**, sea', /"live cultures" stands out/],
  ['milk of no animal', goats, 'milk: goat', 'milk: none', /contains milk .* cannot be none/],
  ['milk of another animal', cows, 'milk: cow', 'milk: goat', /speak of cows' milk/],
  [
    'both contains and may contain',
    goats,
    'allergens: [milk]',
    'allergens: [milk]\nmayContain: [milk]',
    /don't say that it may/,
  ],
  ['kilojoules of something else', oat, 'energyKcal: 46', 'energyKcal: 400', /400 kcal are 1674 kJ/],
  [
    'energy that its parts do not have',
    oat,
    'energyKj: 192, energyKcal: 46',
    'energyKj: 1674, energyKcal: 400',
    /come to 43 kcal/,
  ],
  [
    'energy that alcohol does not make up for',
    oat,
    'energyKj: 192, energyKcal: 46',
    'energyKj: 636, energyKcal: 152, alcohol: 5',
    /all that is listed comes to 78 kcal/,
  ],
  [
    'more polyols than carbohydrate',
    oat,
    'sugars: 3.1',
    'sugars: 3.1, polyols: 9',
    /3.1 g of sugars and 9 g of polyols/,
  ],
  ['more sugars than carbohydrate', oat, 'sugars: 3.1', 'sugars: 30', /30 g of sugars in 7.6 g/],
  ['more saturates than fat', oat, 'saturates: 0.2', 'saturates: 2', /2 g of saturates in 0.9 g/],
  ['more than there is', oat, /per: 100 ml(.*)salt: 0.09/, 'per: 100 g$1salt: 99', /comes to 108.6 g in 100 g/],
  [
    'a size in words that is another',
    goats,
    'netQuantity: { value: 500, unit: ml }',
    'netQuantity: { value: 250, unit: ml }',
    /"500 ml bottle" is 500 ml, but the net quantity is 250 ml/,
  ],
  [
    'so many bottles that are fewer',
    product('ginger-water-kefir'),
    'value: 1980',
    'value: 1650',
    /"6 × 330 ml bottles" is 1980 ml/,
  ],
  [
    'litres in grams',
    goats,
    'netQuantity: { value: 1000, unit: ml }',
    'netQuantity: { value: 1000, unit: g }',
    /is in ml/,
  ],
  ['fewer capsules', capsules, 'value: 60, unit: item', 'value: 90, unit: item', /"60 capsules" is 60 item/],
  [
    'a portion that is none',
    product('kefir-course-28'),
    'singlePortion: { value: 250',
    'singlePortion: { value: 200',
    /made of portions of 250 ml/,
  ],
  [
    'a vitamin’s share',
    product('kefir-course-28'),
    'percentNrv: 7',
    'percentNrv: 17',
    /57 µg of Vitamin A are 7% of the reference value, not 17%/,
  ],
  [
    'a food among the skincare',
    goats,
    'category: milk-kefir',
    'category: skincare',
    /on the shelf skincare stand things of the kind cosmetic/,
  ],
];

test.each(falseProducts)('%s fails the check', (_what, file = '', from, to, says) => {
  const lines = linesAfter(file, from, to).filter((line) => line.startsWith(file) && !line.includes('warning'));
  expect(lines.filter((line) => says.test(line))).toHaveLength(1);
});

describe('words in a list of ingredients', () => {
  const named = (text: string) => [...new Set(allergensNamed(text).map(({ allergen }) => allergen))];

  test.each([
    ['Live kefir cultures, almonds, skimmed milk powder', ['milk', 'nuts']],
    ['Whey powder (milk), barley malt extract, egg white', ['barley', 'eggs', 'milk']],
    ['Spelt flour, soya lecithin, E223, tahini', ['wheat', 'sesame', 'soya', 'sulphites']],
    [
      'Prawns, squid, anchovies, celeriac, mustard seed, lupin flour',
      ['celery', 'crustaceans', 'fish', 'lupin', 'molluscs', 'mustard'],
    ],
    ['Goat Milk Powder, Avena Sativa Kernel Flour', ['oats', 'milk']],
    ['Peanut butter, rye flour', ['rye', 'peanuts']],
    ['Sodium Tallowate, Mel, Aqua, Lac Powder', ['milk']],
    ['Feta, chives, wholewheat flour, breadcrumbs', ['milk', 'wheat']],
    ['Glycine Soja Oil, Prunus Dulcis Oil, Brassica Nigra Seed', ['mustard', 'nuts', 'soya']],
  ])('%s', (text, expected) => expect(named(text).toSorted()).toEqual(expected.toSorted()));

  test.each([
    'Coconut milk, cocoa butter, shea butter, cream of tartar',
    'Butyrospermum Parkii Butter, Theobroma Cacao Seed Butter, Cocos Nucifera Oil',
    'Crab apple, oyster mushroom, milk thistle, butter muslin, avocado butter, shea nut',
    'Glass jar, nut milk bag, milk pan, cheese cloth, egg timer, cream jug, fish slice',
    'Buckwheat, nutmeg, pine nuts, maltodextrin, chestnuts',
    'Spring water, raw cane sugar, fresh ginger juice (3%), lemon juice, live water kefir cultures.',
  ])('none in: %s', (text) => expect(named(text)).toEqual([]));

  test('each of the fourteen is found by its own name, in any case and between any marks', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...allergens),
        fc.constantFrom('(', ', ', '**', ''),
        fc.boolean(),
        (one, mark, loud) => {
          const said = loud ? one.toUpperCase() : one;
          expect(named(`Water${mark && ` ${mark}`} ${said} ${mark === '(' ? ')' : mark}`)).toContain(one);
        },
      ),
    );
  });
});

test('shares of the reference value', () => {
  expect([
    percentNrv('Vitamin C', '12 mg'),
    percentNrv('Vitamin B12', '2.5 µg'),
    percentNrv('calcium', '0.12 g'),
  ]).toEqual([15, 100, 15]);
  expect([percentNrv('Live cultures', '2 mg'), percentNrv('Zinc', 'some')]).toEqual([null, null]);
});

test.each([
  ['Vitamin C', '12 mg', 15],
  ['Vitamin B12', '2.5 \u00B5g', 100],
  ['Vitamin B12', '2.5 \u03BCg', 100],
  ['Vitamin B-12 (as cyanocobalamin)', '2.5 mcg', 100],
  ['Vit. C', '40 mg', 50],
  ['Ascorbic acid', '1,200 mg', 1500],
  ['Thiamine', '0,55 mg', 50],
  ['Vitamin D3', '200 IU', 100],
  ['Vitamin A', '400 iu', 15],
  ['Folate', '100 µg', 50],
  ['Niacinamide', '8mg', 50],
  ['Magnesium', '200 IU', null],
])('%s, %s', (name, amount, percent) => {
  const share = percentNrv(name, amount);
  expect(share === null ? null : Math.round(share)).toBe(percent);
});

test.each([
  ['fibre', 'energyKj: 192, energyKcal: 46', 'energyKj: 276, energyKcal: 66, fibre: 12'],
  ['alcohol', 'energyKj: 192, energyKcal: 46', 'energyKj: 339, energyKcal: 81, alcohol: 5'],
  [
    'polyols',
    'energyKj: 192, energyKcal: 46, fat: 0.9, saturates: 0.2, carbohydrate: 7.6',
    'energyKj: 460, energyKcal: 110, polyols: 30, fat: 0.9, saturates: 0.2, carbohydrate: 35',
  ],
])('energy from %s is in the sum', (_, from, to) => {
  expect(linesAfter(oat ?? '', from, to).filter((line) => line.startsWith(oat ?? ''))).toEqual([]);
});
