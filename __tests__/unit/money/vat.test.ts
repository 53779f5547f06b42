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
