import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isAlarming, mayHoldOf, tooMuch } from '@/lib/orders/checkout/holding';

describe('what one buyer may hold unpaid', () => {
  test.each([
    [0, 6],
    [6, 6],
    [18, 6],
    [21, 7],
    [100, 33],
  ])('of %i on hand: %i', (onHand, most) => {
    expect(mayHoldOf(onHand)).toBe(most);
    expect(tooMuch([{ sku: 'A', quantity: most, onHand }], 1)).toBeNull();
    expect(tooMuch([{ sku: 'A', quantity: most + 1, onHand }], 1)).toEqual({ kind: 'variant', sku: 'A', most });
  });

  test('bottles altogether, and orders', () => {
    const held = (quantity: number) => [
      { sku: 'A', quantity: 60, onHand: 999 },
      { sku: 'B', quantity, onHand: 999 },
    ];
    expect(tooMuch(held(60), 1)).toBeNull();
    expect(tooMuch(held(61), 1)).toEqual({ kind: 'bottles', most: 120 });
    expect([tooMuch(held(1), 12), tooMuch(held(1), 13)]).toEqual([null, { kind: 'orders' }]);
  });

  test('leaves others most of a variant, however often somebody asks, unless there are hardly any', () => {
    fc.assert(
      fc.property(fc.integer({ min: 18, max: 5_000 }), fc.array(fc.integer({ min: 1, max: 99 })), (onHand, asks) => {
        const held = asks.reduce(
          (sum, quantity) => (tooMuch([{ sku: 'A', quantity: sum + quantity, onHand }], 1) ? sum : sum + quantity),
          0,
        );
        expect(onHand - held).toBeGreaterThanOrEqual((onHand * 2) / 3);
      }),
    );
  });
});

test.each([
  [100, 49, false],
  [100, 50, true],
  [30, 23, false],
  [30, 24, true],
  [1, 1, false],
])('of %i on hand %i held calls staff: %s', (onHand, reserved, calls) => {
  expect(isAlarming({ onHand, reserved })).toBe(calls);
});
