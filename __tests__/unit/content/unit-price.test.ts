import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { priceWords, unitPrice } from '@/lib/content/unit-price';
import { llmsText } from '@/lib/publish/feeds/llms';
import { shopContent } from '../../fixtures/content';

test.each([
  [625, { value: 500, unit: 'ml' }, '£12.50 per litre', '£6.25, £12.50 per litre'],
  [1999, { value: 60, unit: 'item', of: 'capsule' }, '33p per capsule', '£19.99, 33p per capsule'],
  [99, { value: 2000, unit: 'ml' }, '50p per litre', '£0.99, 50p per litre'],
  [6000, { value: 60, unit: 'item' }, '£1.00 per item', '£60.00, £1.00 per item'],
] as const)('%d pence for %j is %s', (pence, quantity, says, words) => {
  expect(unitPrice(pence, quantity).says).toBe(says);
  expect(unitPrice(pence, quantity).beside).toBe(says);
  expect(priceWords({ pricePence: pence, netQuantity: quantity })).toBe(words);
});

test.each([
  [2400, { value: 1, unit: 'item' }],
  [1095, { value: 1000, unit: 'ml' }],
  [800, { value: 1000, unit: 'g' }],
] as const)('%d pence for %j is not said twice', (pence, quantity) => {
  expect(unitPrice(pence, quantity).beside).toBe('');
  expect(priceWords({ pricePence: pence, netQuantity: quantity })).toBe(`£${(pence / 100).toFixed(2)}`);
});

test('beside any price stands nothing, or another one', () => {
  const quantity = fc.record({
    value: fc.integer({ min: 1, max: 5_000 }),
    unit: fc.constantFrom('ml' as const, 'g' as const, 'item' as const),
  });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), quantity, (pence, netQuantity) => {
      const { pence: per, beside, says } = unitPrice(pence, netQuantity);
      expect(beside).toBe(per === pence ? '' : says);
      expect(says).not.toMatch(/£0\.\d/);
    }),
  );
});

test('a program that reads for people gets the unit prices too', () => {
  const text = llmsText(shopContent(), 'https://shop.example');
  expect(text).toContain('500 ml bottle £6.25, £12.50 per litre');
  expect(text).not.toContain('per item');
});
