import { describe, expect, test } from '@jest/globals';
import { authorisedClaims, measureOf } from '@/lib/content/claims/nutrient';
import type { Label, Variant } from '@/lib/content/schema/product';
import { frozenContent } from '../../fixtures/content';

const { products, claims } = frozenContent();
const [approval] = claims.approvals;
const source = approval?.source;
const course = products.find(({ slug }) => slug === 'kefir-course-28');
const [pack] = course?.variants ?? [];
if (!source || !course || !pack) throw new Error('the course has an authorised claim');
const { label } = course;
if (label.kind !== 'food') throw new Error('the course is a food');

const holding = (amount: string): Label => ({
  ...label,
  nutrition: { ...label.nutrition, vitamins: [{ name: 'Vitamin A', amount, percentNrv: 7 }] },
});
const sized = (change: Partial<Variant>): Variant => ({ ...pack, singlePortion: undefined, ...change });

const earns = (amount: string, variant: Variant) => {
  const { has, needs } = measureOf(holding(amount), variant, source);
  return has >= needs;
};

describe('a source of vitamin A', () => {
  test.each([
    ['a bottle of several portions: 60 µg in 100 ml', '60 µg', { netQuantity: { value: 500, unit: 'ml' } }, true],
    ['59.9 µg in 100 ml is not', '59.9 µg', { netQuantity: { value: 500, unit: 'ml' } }, false],
    [
      'single portions of 250 ml: 48 µg in 100 ml are 120 µg',
      '48 µg',
      { singlePortion: { value: 250, unit: 'ml' } },
      true,
    ],
    ['47.9 µg are not', '47.9 µg', { singlePortion: { value: 250, unit: 'ml' } }, false],
    [
      'a small portion of a rich drink: 100 ml of 60 µg is not',
      '60 µg',
      { singlePortion: { value: 100, unit: 'ml' } },
      false,
    ],
    ['other food: 120 µg in 100 g', '120 µg', { netQuantity: { value: 100, unit: 'g' } }, true],
    ['119 µg in 100 g is not', '119 µg', { netQuantity: { value: 100, unit: 'g' } }, false],
    ['milligrams count a thousandfold', '0.06 mg', { netQuantity: { value: 500, unit: 'ml' } }, true],
  ] satisfies [string, string, Partial<Variant>, boolean][])('%s', (_, amount, change, expected) => {
    expect(earns(amount, sized(change))).toBe(expected);
  });
});

test('a page says the authorised words only where the product names them and the size earns them', () => {
  const said = (variant: Variant, ids: string[]) => authorisedClaims({ claims: ids, label }, variant, claims.approvals);
  expect(said(pack, ['vitamin-a-immune'])).toEqual([
    {
      id: 'vitamin-a-immune',
      nutrient: 'Vitamin A',
      says: approval?.says,
      amount: '142 µg in a portion of 250 ml, 18% of the nutrient reference value for a day.',
      besides: source.besides,
    },
  ]);
  expect(said(sized({}), ['vitamin-a-immune'])).toEqual([]);
  expect(said(pack, [])).toEqual([]);
});
