import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { neverUsed } from '@/lib/basket/discount';
import { priceBasket } from '@/lib/basket/price';
import { tooSmallWith } from '@/lib/content/checks/codes/too-small';
import type { DeliveryRules } from '@/lib/content/schema/delivery';
import { type Discount, discountsSchema } from '@/lib/content/schema/discount';
import { shopContent } from '../../fixtures/content';

const { products, delivery } = shopContent();
const sold = products.flatMap(({ slug, category, title, variants }) =>
  variants.map(({ sku, label, pricePence }) => ({ slug, category, name: `${title}, ${label}`, sku, pricePence })),
);
const stock = new Map(sold.map(({ sku }) => [sku, 99]));
function codeOf(fields: object): Discount {
  const [discount] = discountsSchema.parse([{ code: 'TEST', ...fields }]);
  if (!discount) throw new Error('no discount');
  return discount;
}
/** As if we delivered on the mainland only, and for so much. */
const deliveredFor = (pricePence: number): DeliveryRules => ({
  ...delivery,
  zones: delivery.zones.map((zone) => ({
    ...zone,
    service: zone.service && delivery.free.zones.includes(zone.id) ? { ...zone.service, pricePence } : null,
  })),
});
const found = (fields: object, rules = delivery) => {
  const { totalPence, basket } = tooSmallWith(codeOf(fields), sold, rules) ?? {};
  return totalPence === undefined ? null : [totalPence, basket];
};
const soap = [[1, 'Goats’ Kefir Soap, 100 g bar']];

describe('a code that leaves less to pay than a card can be charged', () => {
  test.each<[string, object, DeliveryRules, unknown]>([
    ['up to nearly a price', { percent: 100, maximumPence: 690, freeDelivery: true }, delivery, [5, soap]],
    ['nearly all of it, where delivery costs nothing', { percent: 99 }, deliveredFor(0), [7, soap]],
    ['nearly a price, where delivery costs a little', { amountPence: 690 }, deliveredFor(20), [25, soap]],
    ['from a sum on that is dear enough', { percent: 99, minimumPence: 4000 }, deliveredFor(0), null],
    ['where delivery is paid', { percent: 99 }, delivery, null],
    ['the last pence let go with free delivery', { amountPence: 690, freeDelivery: true }, delivery, null],
    ['nothing but delivery', { freeDelivery: true }, delivery, null],
    ['everything', { percent: 100 }, deliveredFor(0), null],
    ['everything but a little for delivery', { percent: 100 }, deliveredFor(5), [5, soap]],
  ])('%s: %j', (_how, fields, rules, expected) => {
    const only = expected === null ? fields : { products: ['kefir-soap'], ...fields };
    expect(found(only, rules)).toEqual(expected);
  });

  const anyCode = fc.record({
    terms: fc.oneof(
      fc.record({ percent: fc.integer({ min: 90, max: 100 }), maximumPence: fc.integer({ min: 300, max: 3000 }) }),
      fc.record({ percent: fc.integer({ min: 90, max: 100 }) }),
      fc.record({ amountPence: fc.integer({ min: 300, max: 3000 }) }),
    ),
    freeDelivery: fc.boolean(),
    categories: fc.constantFrom([], ['skincare'], ['milk-kefir']),
  });
  const anyBasket = fc.array(fc.tuple(fc.constantFrom(...sold), fc.integer({ min: 1, max: 3 })), {
    minLength: 1,
    maxLength: 3,
  });
  test('where it finds none, no basket is too small, and what it finds is', () => {
    fc.assert(
      fc.property(anyCode, anyBasket, fc.constantFrom(0, 5, 495), ({ terms, ...rest }, basket, perDelivery) => {
        const discount = codeOf({ ...terms, ...rest });
        const rules = deliveredFor(perDelivery);
        const total = (lines: { variant: string; quantity: number }[]) =>
          priceBasket(
            { lines, postcode: 'YO1 7HH' },
            {
              products,
              stock,
              rules,
              instant: Temporal.Instant.from('2026-11-24T10:00:00Z'),
              offer: { code: 'TEST', discount, scope: '', usage: neverUsed },
            },
          ).totalPence ?? 0;
        const lines = [...new Map(basket.map(([{ sku }, quantity]) => [sku, quantity]))];
        const paid = total(lines.map(([variant, quantity]) => ({ variant, quantity })));
        const small = tooSmallWith(discount, sold, rules);
        if (!small) expect(paid === 0 || paid >= 30).toBe(true);
        else {
          const skus = small.basket.map(([quantity, name]) => ({
            variant: sold.find((one) => one.name === name)?.sku ?? '',
            quantity,
          }));
          expect(total(skus)).toBe(small.totalPence);
        }
      }),
      { numRuns: 300 },
    );
  });
});
