import { describe, expect, test } from '@jest/globals';
import { addPence, formatPence, formatPounds, timesPence, toPence } from '@/lib/money/pence';

describe('pence', () => {
  test('only whole numbers are money', () => {
    for (const value of [1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60]) {
      expect(() => toPence(value)).toThrow(new RangeError(`${value} is not a whole number of pence`));
    }
    expect(addPence(toPence(1), toPence(2))).toBe(3);
    expect(timesPence(toPence(495), 3)).toBe(1485);
  });

  test('are written the British way', () => {
    expect([0, 5, 495, 2500, 123456].map(formatPence)).toEqual(['£0.00', '£0.05', '£4.95', '£25.00', '£1,234.56']);
    expect([-495, 2500, 2550, 100_000].map(formatPounds)).toEqual(['-£4.95', '£25', '£25.50', '£1,000']);
  });
});
