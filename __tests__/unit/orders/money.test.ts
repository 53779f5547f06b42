import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { neverUsed } from '@/lib/basket/discount';
import { priceBasket } from '@/lib/basket/price';
import { findVariant } from '@/lib/catalogue/find';
import { type Discount, discountsSchema } from '@/lib/content/schema/discount';
import { earnsFreeDelivery } from '@/lib/delivery/threshold';
import { toPence } from '@/lib/money/pence';
import { vatWithin } from '@/lib/money/vat';
import { chargedPence, deliveryShares, deliveryVat, discountRow, lineVat, rateNames, vatOf } from '@/lib/orders/totals';
import { sessionParameters } from '@/lib/payments/session';
import { shopContent } from '../../fixtures/content';

const { products, delivery: rules } = shopContent();
const skus = products.flatMap(({ variants }) => variants.map(({ sku }) => sku));
const stock = new Map(skus.map((sku) => [sku, 99]));
const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

const code: fc.Arbitrary<Discount | null> = fc.option(
  fc
    .record({
      code: fc.constant('TEST'),
      off: fc.oneof(
        fc.record({ percent: fc.integer({ min: 1, max: 100 }) }),
        fc.record({ amountPence: fc.integer({ min: 1, max: 30_000 }) }),
        fc.constant({}),
      ),
      freeDelivery: fc.boolean(),
      categories: fc.subarray(['milk-kefir', 'skincare', 'supplements-and-kit']),
      minimumPence: fc.option(fc.integer({ min: 1, max: 5_000 }), { nil: undefined }),
    })
    .map(({ off, ...rest }) => discountsSchema.parse([{ ...rest, ...off }])[0] ?? null),
);
const basket = fc.record({
  lines: fc.uniqueArray(fc.record({ variant: fc.constantFrom(...skus), quantity: fc.integer({ min: 1, max: 99 }) }), {
    minLength: 1,
    maxLength: 40,
    selector: ({ variant }) => variant,
  }),
  postcode: fc.constantFrom('YO1 7HH', 'IV1 1AA', 'PO30 1AA'),
});

/** A basket as it would be placed: what the order and its lines would keep. */
function placed(lines: { variant: string; quantity: number }[], postcode: string, discount: Discount | null) {
  const instant = Temporal.Instant.from('2026-11-24T10:00:00Z');
  const offer = discount && { code: discount.code, discount, scope: '', usage: neverUsed };
  const priced = priceBasket({ lines, postcode }, { products, stock, rules, instant, offer });
  if (priced.delivery.pence === null || priced.totalPence === null) throw new Error(priced.delivery.says);
  const rows = priced.lines.map((line) => {
    const vatRate = findVariant(products, line.variant)?.variant.vat ?? 'zero';
    return { ...line, vatRate, vatPence: lineVat({ ...line, vatRate }) };
  });
  return { priced, rows, deliveryPence: priced.delivery.pence, totalPence: priced.totalPence };
}

function askedOfStripe({ rows, deliveryPence }: ReturnType<typeof placed>): number {
  const { line_items } = sessionParameters({
    orderId: 'o',
    attemptId: 'a',
    email: 'ada@example.com',
    lines: rows,
    discountCode: 'TEST',
    delivery: { says: 'Mainland UK', pence: deliveryPence },
    expiresAtUnix: 0,
    successUrl: 'http://localhost/',
    cancelUrl: 'http://localhost/',
  });
  expect(line_items.length).toBeLessThanOrEqual(100);
  for (const { quantity, price_data } of line_items) {
    expect(quantity).toBeGreaterThan(0);
    expect(price_data.unit_amount).toBeGreaterThanOrEqual(0);
  }
  return sum(line_items.map(({ quantity, price_data }) => quantity * price_data.unit_amount));
}

describe('money', () => {
  test('1,000 random baskets: lines, discounts, delivery and VAT sum to the total, as does what Stripe is asked for', () => {
    fc.assert(
      fc.property(basket, code, ({ lines, postcode }, discount) => {
        const order = placed(lines, postcode, discount);
        const { priced, rows, deliveryPence, totalPence } = order;
        expect(sum(rows.map(({ discountPence }) => discountPence))).toBe(priced.discountPence);
        expect(sum(rows.map(({ grossPence }) => grossPence))).toBe(priced.goodsPence);
        expect(sum(rows.map(chargedPence)) + deliveryPence).toBe(totalPence);
        expect(sum(deliveryShares(deliveryPence, rows))).toBe(deliveryPence);
        const vat = vatOf({ deliveryPence }, rows);
        expect(sum(vat.map(({ grossPence }) => grossPence))).toBe(totalPence);
        expect(sum(vat.map(({ vatPence }) => vatPence))).toBe(
          sum(rows.map(({ vatPence }) => vatPence)) + deliveryVat(deliveryPence, rows),
        );
        for (const row of rows) expect(row.vatPence).toBe(vatWithin(chargedPence(row), row.vatRate));
        expect(askedOfStripe(order)).toBe(totalPence);
        const applied = priced.discount?.state === 'applied' && discount?.freeDelivery === true;
        const free = earnsFreeDelivery(toPence(priced.goodsPence - priced.discountPence), rules) || applied;
        if (postcode === 'YO1 7HH') expect(deliveryPence === 0).toBe(free);
        // Nothing is left that Stripe would refuse as too little.
        if (totalPence > 0) expect(totalPence).toBeGreaterThanOrEqual(30);
      }),
      { numRuns: 1_000 },
    );
  });

  test.each([
    [2501, 0, true],
    [2501, 1, false],
    [2779, 10, true],
    [2778, 10, false],
  ])('free delivery looks at goods after discount: %i pence less %i%% is free: %s', (pence, percent, free) => {
    const discount = percent > 0 ? (discountsSchema.parse([{ code: 'TEST', percent }])[0] ?? null) : null;
    const goods = priceBasket(
      { lines: [{ variant: 'X', quantity: 1 }], postcode: 'YO1 7HH' },
      {
        products: products.slice(0, 1).map((product) => ({
          ...product,
          variants: product.variants.slice(0, 1).map((variant) => ({ ...variant, sku: 'X', pricePence: pence })),
        })),
        stock: new Map([['X', 1]]),
        rules,
        instant: Temporal.Instant.from('2026-11-24T10:00:00Z'),
        offer: discount && { code: 'TEST', discount, scope: '', usage: neverUsed },
      },
    );
    expect(goods.delivery.free).toBe(free);
  });

  test('delivery is shared by what each line is charged at, not by what it cost before', () => {
    const lines = [
      { grossPence: 1000, discountPence: 500, vatRate: 'standard' as const },
      { grossPence: 500, discountPence: 0, vatRate: 'zero' as const },
    ];
    expect(deliveryShares(toPence(600), lines)).toEqual([300, 300]);
    expect(deliveryVat(toPence(600), lines)).toBe(50);
    // What is given away carries none of it, as long as something is charged.
    expect(
      deliveryShares(
        toPence(600),
        lines.map((line, index) => (index === 0 ? { ...line, discountPence: 1000 } : line)),
      ),
    ).toEqual([0, 600]);
    const free = lines.map((line) => ({ ...line, discountPence: line.grossPence }));
    expect(deliveryShares(toPence(600), free)).toEqual([400, 200]);
  });

  test('VAT by rate, the highest first, each with its share of delivery, none that nothing was sold at', () => {
    const line = (vatRate: 'zero' | 'reduced' | 'standard', grossPence: number, vatPence: number) => ({
      vatRate,
      grossPence,
      vatPence,
      discountPence: 0,
    });
    const lines = [line('zero', 600, 0), line('standard', 1200, 200), line('standard', 600, 100)];
    expect(vatOf({ deliveryPence: 400 }, lines)).toEqual([
      { rate: 'standard', grossPence: 2100, vatPence: 350 },
      { rate: 'zero', grossPence: 700, vatPence: 0 },
    ]);
    const each = [line('zero', 1, 0), line('reduced', 1, 0), line('standard', 1, 0)];
    expect(vatOf({ deliveryPence: 0 }, each).map(({ rate }) => rateNames[rate])).toEqual(['20%', '5%', '0%']);
    expect(vatOf({ deliveryPence: 0 }, [])).toEqual([]);
  });

  test('a discount is a row of its own where there was a code, also one that took nothing off', () => {
    expect(discountRow({ discountCode: 'TEN', discountPence: 195 })).toEqual({
      label: 'Discount, code TEN',
      pence: 195,
    });
    expect(discountRow({ discountCode: 'FREE', discountPence: 0 })).toMatchObject({ pence: 0 });
    expect(discountRow({ discountCode: null, discountPence: 0 })).toBeNull();
  });

  test('everything taken off: delivery is taxed as the goods were', () => {
    const row = { grossPence: 1200, discountPence: 1200, vatRate: 'standard' as const };
    expect(deliveryVat(toPence(495), [row])).toBe(83);
    expect(vatOf({ deliveryPence: 495 }, [{ ...row, vatPence: 0 }])).toEqual([
      { rate: 'standard', grossPence: 495, vatPence: 83 },
    ]);
  });
});
