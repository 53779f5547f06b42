import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toPence } from '@/lib/money/pence';
import { apportion, vatWithin } from '@/lib/money/vat';

describe('VAT', () => {
  test('is a sixth of a standard price, a twenty-first of a reduced one', () => {
    expect([
      vatWithin(toPence(600), 'standard'),
      vatWithin(toPence(2100), 'reduced'),
      vatWithin(toPence(625), 'zero'),
    ]).toEqual([100, 100, 0]);
  });

  test.each([
    ['the penny left over goes to the largest remainder, not to the largest weight', 10, [2, 5], [3, 7]],
    ['to the earlier line where they tie', 1, [1, 1, 1], [1, 0, 0]],
    ['two pennies to two lines', 2, [1, 1, 1], [1, 1, 0]],
    ['all of it to the first line where nothing weighs anything', 5, [0, 0], [5, 0]],
    ['nothing to nobody', 5, [], []],
  ])('%s', (_name, amount, weights, shares) => {
    expect(apportion(toPence(amount), weights)).toEqual(shares);
  });

  test('shares sum to the whole and differ from the exact share by less than a penny', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.array(fc.nat(100_000), { minLength: 1, maxLength: 40 }), (amount, weights) => {
        const shares = apportion(toPence(amount), weights);
        const whole = weights.reduce((sum, weight) => sum + weight, 0);
        expect(shares.reduce<number>((sum, share) => sum + share, 0)).toBe(amount);
        if (whole > 0)
          for (const [index, share] of shares.entries())
            expect(Math.abs(share - (amount * (weights[index] ?? 0)) / whole)).toBeLessThan(1);
      }),
    );
  });
});
