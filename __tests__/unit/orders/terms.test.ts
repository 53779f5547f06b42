import { describe, expect, test } from '@jest/globals';
import { knownOfReturns } from '@/lib/orders/checkout/terms';
import { frozenContent } from '../../fixtures/content';

const { products } = frozenContent();
const known = (...slugs: string[]) =>
  knownOfReturns(
    slugs.map((slug) => ({ slug })),
    products,
  );

describe('what the terms say of returns is true of the basket', () => {
  test.each([
    [['glass-jar-and-strainer'], ''],
    [['kefir-soap'], 'Goats’ Kefir Soap can be sent back only with the seal unbroken'],
    [['goats-milk-kefir'], 'Goats’ Milk Kefir can’t be sent back'],
    [
      ['goats-milk-kefir', 'kefir-soap', 'glass-jar-and-strainer'],
      'Goats’ Milk Kefir can’t be sent back, and Goats’ Kefir Soap only with the seal unbroken',
    ],
    [[], ''],
  ])('%j', (slugs, says) => {
    expect(known(...slugs)).toBe(says);
  });

  test('a long list is cut short, and counts the rest', () => {
    const all = products.filter(({ cancellation }) => cancellation.rule === 'perishable').map(({ slug }) => slug);
    expect(known(...all)).toMatch(new RegExp(`and ${all.length - 2} other things can’t be sent back$`));
  });

  test('each product is named unless it can simply be sent back', () => {
    for (const { slug, title, cancellation } of products)
      expect([slug, known(slug).startsWith(title)]).toEqual([slug, cancellation.rule !== 'standard']);
  });
});
