import { expect, test } from '@jest/globals';
import { stockRows } from '@/lib/desk/stock/rows';
import { shopContent } from '../../fixtures/content';

const { products } = shopContent();
const shelf = (sku: string, onHand: number, reserved = 0, closed = false) => ({ sku, onHand, reserved, closed });

test('what is low first, the least of it first; spoken for is not available; what content has no more is never low', () => {
  const rows = stockRows(
    [shelf('OAK-500', 40), shelf('GMK-500', 30, 20), shelf('OLD-1', 0), shelf('KSO-100', 3), shelf('GMK-250', 13)],
    products,
    12,
  );
  expect(rows.map(({ sku, available, low }) => [sku, available, low])).toEqual([
    ['KSO-100', 3, true],
    ['GMK-500', 10, true],
    ['GMK-250', 13, false],
    ['OAK-500', 40, false],
    ['OLD-1', 0, false],
  ]);
  expect(rows.at(-1)?.title).toBe('No longer in the shop');
});
