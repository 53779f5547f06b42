import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decideDiscount, neverUsed } from '@/lib/basket/discount';
import { discountWords, scopeOf } from '@/lib/basket/discount-words';
import { type Discount, discountsSchema } from '@/lib/content/schema/discount';
import { addPence, toPence } from '@/lib/money/pence';
import { shopContent } from '../../fixtures/content';

function code(fields: object): Discount {
  const [discount] = discountsSchema.parse([{ code: 'TEST', ...fields }]);
  if (!discount) throw new Error('no discount');
  return discount;
}
const goat = (pence: number) => ({ slug: 'goats-milk-kefir', category: 'milk-kefir', grossPence: toPence(pence) });
const soap = (pence: number) => ({ slug: 'kefir-soap', category: 'skincare', grossPence: toPence(pence) });
type Asked = { goods?: ReturnType<typeof goat>[]; usage?: Partial<typeof neverUsed>; today?: string; scope?: string };

const decide = (fields: object, { goods = [goat(2000)], usage, today = '2026-11-24', scope = '' }: Asked = {}) =>
  decideDiscount({ code: 'TEST', discount: code(fields), scope, usage: { ...neverUsed, ...usage } }, goods, today);
const says = (decision: ReturnType<typeof decide>) => (decision.ok ? decision.pence : decision.says);

describe('what a code takes off', () => {
  test.each([
    [{ percent: 10 }, [2000], 200],
    [{ percent: 10 }, [625], 63],
    [{ percent: 10 }, [624], 62],
    [{ percent: 33 }, [1], 0],
    [{ percent: 100 }, [1999, 1], 2000],
    [{ amountPence: 500 }, [2000], 500],
    [{ amountPence: 500 }, [400], 400],
    [{ freeDelivery: true }, [400], 0],
    [{ percent: 100, maximumPence: 6000 }, [61_875], 6000],
    [{ percent: 50, maximumPence: 1000 }, [1998], 999],
    [{ amountPence: 500, maximumPence: 300 }, [2000], 300],
    [{ percent: 100, maximumPence: 1990, freeDelivery: true }, [2000], 1990],
  ])('%j of %j is %i', (fields, goods, pence) => {
    expect(decide(fields, { goods: goods.map(goat) })).toMatchObject({ ok: true, pence });
  });

  test('only what it is for, shared by price, the odd penny to the largest remainder', () => {
    const goods = [goat(1000), soap(333), soap(333), soap(334)];
    expect(decide({ amountPence: 100, categories: ['skincare'] }, { goods })).toMatchObject({
      pence: 100,
      perLine: [0, 33, 33, 34],
    });
    expect(decide({ percent: 50, products: ['goats-milk-kefir'] }, { goods })).toMatchObject({
      perLine: [500, 0, 0, 0],
    });
  });

  test('a few pence that Stripe would not take are let go, where delivery is free with it', () => {
    expect(decide({ amountPence: 1980, freeDelivery: true })).toMatchObject({ pence: 2000 });
    expect(decide({ amountPence: 1970, freeDelivery: true })).toMatchObject({ pence: 1970 });
    expect(decide({ amountPence: 1971, freeDelivery: true })).toMatchObject({ pence: 2000 });
    expect(decide({ amountPence: 1980 })).toMatchObject({ pence: 1980 });
  });

  test('but no more than what the code is for, and nothing where it takes nothing off', () => {
    const fields = { amountPence: 495, freeDelivery: true, categories: ['skincare'] };
    expect(decide(fields, { goods: [soap(500), goat(20)] })).toMatchObject({ pence: 500, perLine: [500, 0] });
    expect(decide({ freeDelivery: true }, { goods: [goat(20)] })).toMatchObject({
      pence: 0,
      discount: { freeDelivery: true },
    });
  });

  test('one for some products and some categories is for both', () => {
    const fields = { percent: 10, products: ['goats-milk-kefir'], categories: ['skincare'] };
    const oats = { slug: 'oat-kefir', category: 'oat-kefir', grossPence: toPence(1000) };
    expect(decide(fields, { goods: [goat(1000), soap(1000), oats] })).toMatchObject({ perLine: [100, 100, 0] });
  });

  test('the parts sum to the whole, none is more than its line, and nothing is taken off what it is not for', () => {
    const line = fc.record({ pence: fc.integer({ min: 1, max: 99_999 }), milk: fc.boolean() });
    const fields = fc.oneof(
      fc.record({ percent: fc.integer({ min: 1, max: 100 }) }),
      fc.record({ amountPence: fc.integer({ min: 1, max: 20_000 }) }),
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 40 }), fields, fc.boolean(), (lines, off, all) => {
        const goods = lines.map(({ pence, milk }) => (milk ? goat(pence) : soap(pence)));
        const decision = decide({ ...off, ...(all ? {} : { categories: ['skincare'] }) }, { goods });
        if (!decision.ok) return expect(goods.some(({ category }) => category === 'skincare')).toBe(false);
        expect(addPence(...decision.perLine)).toBe(decision.pence);
        for (const [index, taken] of decision.perLine.entries()) {
          const most = all || goods[index]?.category === 'skincare' ? (goods[index]?.grossPence ?? 0) : 0;
          expect(taken).toBeGreaterThanOrEqual(0);
          expect(taken).toBeLessThanOrEqual(most);
        }
      }),
    );
  });
});

describe('why a code does not hold', () => {
  test.each<[object, Asked, string]>([
    [{ percent: 10, until: '2026-11-01' }, { today: '2026-11-02' }, 'TEST ended on 1 November 2026.'],
    [{ percent: 10, from: '2026-12-01' }, {}, 'TEST starts on 1 December 2026.'],
    [{ percent: 10, minimumPence: 2320 }, {}, 'Spend £3.20 more to use TEST.'],
    [
      { percent: 10, minimumPence: 2320, categories: ['skincare'] },
      { goods: [goat(9000), soap(2000)], scope: 'skincare' },
      'Spend £3.20 more on skincare to use TEST.',
    ],
    [{ percent: 10, categories: ['skincare'] }, { scope: 'skincare' }, 'TEST is for skincare. Add some to use it.'],
    [{ percent: 10 }, { goods: [] }, 'Add something to use TEST.'],
    [{ percent: 10, uses: { total: 3 } }, { usage: { total: 3 } }, 'TEST has been used as often as it can be.'],
    [
      { percent: 10, uses: { perAddress: 1 } },
      { usage: { byAddress: 1 } },
      'TEST has been used with this e-mail address before.',
    ],
    [
      { percent: 10, firstOrderOnly: true },
      { usage: { orderedBefore: true } },
      'TEST is for a first order, and this e-mail address has ordered before.',
    ],
    [
      { percent: 10, firstOrderOnly: true },
      { usage: { byAddress: 1 } },
      'TEST is for a first order, and this e-mail address has ordered before.',
    ],
  ])('%j, %j: %s', (fields, asked, expected) => {
    expect(says(decide(fields, asked))).toBe(expected);
  });

  test('an address’s own uses are told apart from everybody’s', () => {
    const limits = { percent: 10, uses: { total: 5, perAddress: 2 } };
    expect(says(decide(limits, { usage: { total: 4, byAddress: 1 } }))).toBe(200);
    expect(says(decide(limits, { usage: { total: 4, byAddress: 2 } }))).toContain('with this e-mail address');
    expect(says(decide(limits, { usage: { total: 5, byAddress: 0 } }))).toContain('as often as it can be');
  });

  test('its first and last day are included, as is the minimum, and the use before the last', () => {
    const days = { percent: 10, from: '2026-11-24', until: '2026-11-24' };
    expect(says(decide(days))).toBe(200);
    expect(says(decide({ percent: 10, minimumPence: 2000 }))).toBe(200);
    expect(says(decide({ percent: 10, uses: { total: 3 } }, { usage: { total: 2 } }))).toBe(200);
    expect(says(decide({ percent: 10, uses: { perAddress: 2 } }, { usage: { byAddress: 1 } }))).toBe(200);
  });

  test('others’ uses are nothing to a first order, an address’s own are, paid or not', () => {
    const usage = fc.record({ total: fc.nat(3), byAddress: fc.nat(2), orderedBefore: fc.boolean() });
    fc.assert(
      fc.property(usage, (used) => {
        const holds = used.byAddress === 0 && !used.orderedBefore;
        expect(decide({ percent: 10, firstOrderOnly: true }, { usage: used }).ok).toBe(holds);
      }),
    );
  });

  test('whoever has never used it may, whatever its limits', () => {
    expect(decide({ percent: 10, firstOrderOnly: true, uses: { total: 1, perAddress: 1 } }).ok).toBe(true);
    expect(neverUsed).toEqual({ total: 0, byAddress: 0, orderedBefore: false });
  });

  test('a code without a limit holds however often it was used', () => {
    const usage = { total: 9, byAddress: 9, orderedBefore: true };
    expect(says(decide({ percent: 10 }, { usage }))).toBe(200);
  });

  test('it waits for other goods, and for nothing else', () => {
    expect(decide({ percent: 10, minimumPence: 2001 })).toMatchObject({ ok: false, waits: true });
    expect(decide({ percent: 10, until: '2026-11-23' })).toMatchObject({ ok: false, waits: false });
  });

  test('taken out of the shop, it is said, not dropped', () => {
    const gone = { code: 'GONE', discount: null, scope: '', usage: neverUsed };
    expect(says(decideDiscount(gone, [goat(2000)], '2026-11-24'))).toBe('GONE is not a code of ours any more.');
  });
});

test('the words follow the rule', () => {
  const { products, site } = shopContent();
  const names = { products, categories: site.categories };
  const words = (fields: object) => discountWords(code(fields), scopeOf(code(fields), names));
  expect(words({ percent: 10 })).toBe('10% off');
  expect(words({ amountPence: 500, categories: ['skincare'] })).toBe('£5 off skincare');
  expect(words({ amountPence: 550, products: ['oat-kefir', 'kefir-soap'] })).toBe(
    '£5.50 off Oat Kefir or Goats’ Kefir Soap',
  );
  expect(words({ percent: 100, freeDelivery: true })).toBe('100% off and free delivery');
  expect(words({ freeDelivery: true })).toBe('free delivery');
  expect(words({ amountPence: 500, freeDelivery: true })).toBe('£5 off and free delivery');
  expect(words({ amountPence: 100_000 })).toBe('£1,000 off');
});

test('what a code is for is named as the shop names it; a product that is gone is left out', () => {
  const names = {
    products: [
      { slug: 'a', title: 'Apple Kefir' },
      { slug: 'b', title: 'Birch Kefir' },
    ],
    categories: [
      { id: 'supplements-and-kit', name: 'Supplements and Kit' },
      { id: 'milk-kefir', name: 'Milk kefir' },
    ],
  };
  const scope = (fields: object) => scopeOf(code({ percent: 10, ...fields }), names);
  expect(scope({})).toBe('');
  expect(scope({ products: ['b', 'gone'] })).toBe('Birch Kefir');
  expect(scope({ categories: ['supplements-and-kit'] })).toBe('supplements and Kit');
  expect(scope({ categories: ['skincare'] })).toBe('skincare');
  expect(scope({ products: ['a', 'b'], categories: ['milk-kefir'] })).toBe('Apple Kefir, Birch Kefir or milk kefir');
});
