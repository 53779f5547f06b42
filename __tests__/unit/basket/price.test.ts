import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { neverUsed, type Offer } from '@/lib/basket/discount';
import { meterOf } from '@/lib/basket/meter';
import { type PriceFacts, parcelOf, priceBasket } from '@/lib/basket/price';
import { discountsSchema } from '@/lib/content/schema/discount';
import { toPence } from '@/lib/money/pence';
import { frozenContent } from '../../fixtures/content';

const { products, delivery: rules } = frozenContent();
const milk = { variant: 'GMK-500', quantity: 2 };
const soap = { variant: 'KSO-100', quantity: 1 };
const jar = { variant: 'GJS-1', quantity: 1 };
const gone = { variant: 'GONE-1', quantity: 3 };

function offerOf(fields: object): Offer {
  const [discount] = discountsSchema.parse([{ code: 'TEST', ...fields }]);
  return { code: 'TEST', discount: discount ?? null, scope: '', usage: neverUsed };
}
const price = (
  lines: (typeof milk)[],
  { postcode = null, ...facts }: { postcode?: string | null } & Partial<PriceFacts> = {},
) =>
  priceBasket(
    { lines, postcode },
    {
      products,
      stock: new Map([
        ['GMK-500', 9],
        ['GMK-1000', 9],
        ['KSO-100', 9],
        ['GJS-1', 9],
      ]),
      rules,
      instant: Temporal.Instant.from('2026-11-23T10:00:00Z'),
      offer: null,
      ...facts,
    },
  );

describe('the figures of a basket', () => {
  test('two bottles and a bar, to York', () => {
    expect(price([milk, soap], { postcode: 'YO1 7HH' })).toEqual({
      lines: [
        {
          variant: 'GMK-500',
          slug: 'goats-milk-kefir',
          href: '/products/goats-milk-kefir',
          title: 'Goats’ Milk Kefir',
          label: '500 ml bottle',
          image: '/illustrations/goats-milk-kefir.svg',
          quantity: 2,
          unitPence: 625,
          grossPence: 1250,
          discountPence: 0,
          unitPriceSays: '£12.50 per litre',
          availability: { state: 'in-stock' },
          refused: false,
        },
        expect.objectContaining({ variant: 'KSO-100', quantity: 1, unitPence: 695, grossPence: 695 }),
      ],
      count: 3,
      goodsPence: 1945,
      discount: null,
      discountPence: 0,
      delivery: { pence: 495, free: false, says: 'Mainland UK, next working day' },
      meter: {
        state: 'below',
        missingPence: 556,
        percent: 77,
        says: 'Spend £5.56 more for free next-day delivery (Mainland UK).',
      },
      totalPence: 2440,
      postcode: 'YO1 7HH',
      zone: 'mainland',
      promise: { says: 'Tue 24 Nov', cutOffAt: '2026-11-23T14:00:00Z', deliverOn: '2026-11-24' },
      buyable: true,
      problems: [],
      remedies: [],
    });
  });

  test('before a postcode is known there is a price of the goods, and no total', () => {
    expect(price([milk])).toMatchObject({
      goodsPence: 1250,
      totalPence: null,
      delivery: { pence: null, free: false, says: 'Enter your postcode to see delivery.' },
      postcode: null,
      zone: null,
      promise: null,
      buyable: true,
    });
  });

  test('a postcode that is none counts as unknown', () => {
    expect(price([milk], { postcode: 'nowhere' })).toMatchObject({ zone: null, totalPence: null, promise: null });
  });

  test('nothing in it: nothing to buy, and no day to promise', () => {
    expect(price([], { postcode: 'YO1 7HH' })).toMatchObject({
      count: 0,
      goodsPence: 0,
      meter: { state: 'empty', percent: 0 },
      promise: null,
      buyable: false,
      problems: [],
    });
  });

  test('a discount is taken off each line, the meter and the total', () => {
    const { lines, ...whole } = price([milk, soap], { postcode: 'YO1 7HH', offer: offerOf({ percent: 10 }) });
    expect(lines.map(({ grossPence, discountPence }) => [grossPence, discountPence])).toEqual([
      [1250, 125],
      [695, 70],
    ]);
    expect(whole).toMatchObject({
      goodsPence: 1945,
      discount: { state: 'applied', code: 'TEST', pence: 195, says: '10% off' },
      discountPence: 195,
      meter: { missingPence: 751 },
      totalPence: 1945 - 195 + 495,
    });
  });

  test('one for a category takes off what is in it', () => {
    const { lines } = price([milk, soap, gone], { offer: offerOf({ percent: 10, categories: ['skincare'] }) });
    expect(lines.map(({ discountPence }) => discountPence)).toEqual([0, 70, 0]);
  });

  test('one that does not hold takes nothing off, gives no delivery, and says why', () => {
    const priced = price([milk], { postcode: 'YO1 7HH', offer: offerOf({ freeDelivery: true, minimumPence: 2000 }) });
    expect(priced).toMatchObject({
      discount: { state: 'refused', code: 'TEST', waits: true, says: 'Spend £7.50 more to use TEST.' },
      discountPence: 0,
      delivery: { pence: 495, free: false },
      meter: { state: 'below' },
      totalPence: 1250 + 495,
    });
  });

  test('given by a code, delivery is free where it can be, and the meter says so', () => {
    const offer = offerOf({ freeDelivery: true });
    expect(price([milk], { postcode: 'YO1 7HH', offer })).toMatchObject({
      delivery: { pence: 0, free: true },
      meter: { state: 'free', missingPence: 0, percent: 100, says: 'Your next-day delivery is free (Mainland UK).' },
      totalPence: 1250,
    });
    expect(price([milk], { postcode: 'IV1 1AA', offer })).toMatchObject({
      delivery: { pence: 895, free: false },
      discount: {
        state: 'refused',
        waits: true,
        says: 'TEST gives free delivery, and we can’t deliver free to Scottish Highlands.',
      },
    });
    const tenth = offerOf({ percent: 10, freeDelivery: true });
    expect(price([milk], { offer: tenth }).discount?.says).toBe('10% off and free delivery');
    expect(price([milk], { postcode: 'IV1 1AA', offer: tenth })).toMatchObject({
      discount: { state: 'applied', says: '10% off; delivery to Scottish Highlands is as usual' },
      totalPence: 1250 - 125 + 895,
    });
  });

  test.each([
    [2499, 'below', 2, 98],
    [2500, 'below', 1, 98],
    [2501, 'free', 0, 100],
    [1250, 'below', 1251, 50],
    [0, 'empty', 2501, 0],
  ] as const)('%i pence of goods on the meter: %s, %i missing, %i%% full', (goods, state, missingPence, percent) => {
    expect(meterOf(toPence(goods), rules, false)).toMatchObject({ state, missingPence, percent });
  });

  test.each(rules.zones)('$name: the meter says what is charged, whatever is in the basket', (zone) => {
    const anywhere: Record<string, string> = {
      mainland: 'YO1 7HH',
      highlands: 'IV1 1AA',
      'northern-ireland': 'BT1 5GS',
    };
    const outward = zone.outward[0]?.split('-')[0] ?? 'YO1';
    const postcode = anywhere[zone.id] ?? `${/\d/.test(outward) ? outward : `${outward}1`} 1AA`;
    const skus = products.flatMap(({ variants }) => variants.map(({ sku }) => sku));
    const bought = fc.array(
      fc.record({ variant: fc.constantFrom('GMK-500', 'KSO-100', ...skus), quantity: fc.integer({ min: 1, max: 9 }) }),
      { minLength: 1, maxLength: 4 },
    );
    const offers = [null, offerOf({ freeDelivery: true }), offerOf({ percent: 10 }), offerOf({ amountPence: 500 })];
    fc.assert(
      fc.property(bought, fc.constantFrom(...offers), (lines, offer) => {
        const stock = new Map(skus.map((sku) => [sku, 99]));
        const priced = price(lines, { postcode, stock, offer });
        expect(priced.zone).toBe(zone.id);
        const { meter, delivery } = priced;
        expect(meter.state === 'free').toBe(delivery.free);
        if (delivery.free) expect(meter.says).toMatch(/^Your next-day delivery is free/);
        else if (rules.free.zones.includes(zone.id))
          expect(meter.says).toMatch(/^Spend .* more|^Free next-day delivery on orders over/);
        else expect([meter.state, /free|spend/i.test(meter.says)]).toEqual(['never', false]);
        if (!meter.suggestion) return;
        const added = products
          .flatMap(({ variants }) => variants.map(({ sku }) => sku))
          .filter(
            (sku) =>
              price([...lines, { variant: sku, quantity: 1 }], { postcode, stock, offer }).meter.state === 'free',
          );
        expect(added.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });

  test('at the threshold itself, and a bottle short of it, one thing is named that would do', () => {
    const stock = new Map([
      ['GMK-500', 9],
      ['GWK-330', 9],
    ]);
    const four = [{ variant: 'GMK-500', quantity: 4 }];
    const { meter } = price(four, { stock });
    expect(meter).toMatchObject({
      says: 'Spend 1p more for free next-day delivery (Mainland UK).',
      suggestion: {
        variant: 'GWK-330',
        href: '/products/ginger-water-kefir',
        says: 'Ginger Water Kefir, 330 ml bottle, £3.30, £10.00 per litre',
      },
    });
    // More of the same is nothing to name, nor what can't be bought, nor anything beside a code that may take some off it.
    expect(price(four, { stock: new Map([['GMK-500', 9]]) }).meter.suggestion).toBeUndefined();
    expect(
      price(four, { stock, offer: offerOf({ percent: 10, minimumPence: 9000 }) }).meter.suggestion,
    ).toBeUndefined();
    expect(price(four, { stock: new Map() }).meter.suggestion).toBeUndefined();
    expect(price(four, { stock, postcode: 'BT1 5GS' }).meter).toMatchObject({
      state: 'never',
      says: 'Northern Ireland: delivery is £8.95.',
    });
    expect(price([milk], { stock }).meter.suggestion).toBeUndefined();
  });

  test('a code ends with its London day, not with UTC’s', () => {
    const offer = offerOf({ percent: 10, until: '2026-06-30' });
    const at = (instant: string) => price([milk], { instant: Temporal.Instant.from(instant), offer }).discount?.state;
    expect(at('2026-06-30T22:59:59Z')).toBe('applied');
    expect(at('2026-06-30T23:00:00Z')).toBe('refused');
  });
});

describe('what stands in the way of buying', () => {
  const withStock = (stock: number | null) =>
    price([milk], { stock: new Map(stock === null ? [] : [['GMK-500', stock]]) });

  test.each([
    [3, { state: 'in-stock' }, []],
    [2, { state: 'in-stock' }, []],
    [
      1,
      { state: 'short', available: 1 },
      ['We have 1 of Goats’ Milk Kefir, 500 ml bottle. Please lower the quantity.'],
    ],
    [0, { state: 'sold-out' }, ['Goats’ Milk Kefir, 500 ml bottle has sold out. Please take it out of your basket.']],
    [-1, { state: 'sold-out' }, ['Goats’ Milk Kefir, 500 ml bottle has sold out. Please take it out of your basket.']],
    [
      null,
      { state: 'sold-out' },
      ['Goats’ Milk Kefir, 500 ml bottle has sold out. Please take it out of your basket.'],
    ],
  ])('%s of the two that are wanted', (stock, availability, problems) => {
    const priced = withStock(stock);
    expect(priced).toMatchObject({ lines: [{ availability }], buyable: problems.length === 0 });
    expect(priced.problems).toEqual(problems);
  });

  test('what is no longer sold stays as a line that costs nothing and leads nowhere', () => {
    const { lines, ...whole } = price([gone]);
    expect(lines).toEqual([
      {
        variant: 'GONE-1',
        slug: '',
        href: null,
        title: 'A product we no longer sell (GONE-1)',
        label: '',
        image: null,
        quantity: 3,
        unitPence: 0,
        grossPence: 0,
        discountPence: 0,
        unitPriceSays: '',
        availability: { state: 'gone' },
        refused: false,
      },
    ]);
    expect(whole).toMatchObject({
      buyable: false,
      problems: ['A product we no longer sell (GONE-1) is no longer in our shop. Please take it out of your basket.'],
    });
  });

  test.each([
    ['skincare to Northern Ireland', [milk, soap], 'BT1 1AA', ['We can’t send Goats’ Kefir Soap to Northern Ireland.']],
    ['a jar to Northern Ireland', [jar], 'BT1 1AA', ['We can’t send Glass Jar and Strainer to Northern Ireland.']],
    ['a jar to the Highlands', [jar], 'IV2 3AB', []],
    ['all that is food to Northern Ireland', [milk], 'BT1 1AA', []],
    ['what is gone, wherever it goes', [gone], 'BT1 1AA', [expect.stringContaining('no longer in our shop')]],
    ['skincare to the Highlands', [soap], 'IV1 1AA', []],
    ['chilled food to the islands', [milk], 'HS1 1AA', [expect.stringContaining('would not stay cold')]],
    ['soap to the islands', [soap], 'HS1 1AA', []],
  ])('%s', (_name, lines, postcode, problems) => {
    const priced = price(lines, { postcode });
    expect(priced.problems).toEqual(problems);
    expect(priced.buyable).toBe(problems.length === 0);
  });

  test('where nothing is delivered, it is said once, and there is neither price nor day', () => {
    const priced = price([milk, soap], { postcode: 'JE2 3AA' });
    expect(priced).toMatchObject({
      delivery: { pence: null, free: false },
      totalPence: null,
      promise: null,
      buyable: false,
    });
    expect(priced.problems).toEqual([priced.delivery.says]);
    expect(priced.delivery.says).toContain('Channel Islands');
  });

  test('where content does not say why, the zone’s name does', () => {
    const unsaid = {
      ...rules,
      zones: rules.zones.map((zone) => ({ ...zone, notServed: undefined })),
    };
    const says = 'We can’t deliver to Channel Islands and Isle of Man yet.';
    expect(price([milk], { postcode: 'JE2 3AA', rules: unsaid })).toMatchObject({
      delivery: { says },
      problems: [says],
    });
  });

  test.each([
    ['chilled food to Shetland', [milk, soap], 'ZE1 0AA', ['GMK-500'], 'Remove the chilled things'],
    ['chilled food to Scilly', [soap, milk], 'TR21 0AA', ['GMK-500'], 'Remove the chilled things'],
    ['skincare to Belfast', [milk, soap], 'BT1 5GS', ['KSO-100'], 'Remove the skincare'],
  ])('%s: which lines, no price, no day, and what to take out', (_name, lines, postcode, variants, says) => {
    const priced = price(lines, { postcode });
    expect(priced.lines.filter(({ refused }) => refused).map(({ variant }) => variant)).toEqual(variants);
    expect(priced).toMatchObject({ delivery: { pence: null }, totalPence: null, promise: null, buyable: false });
    expect([priced.meter.state, priced.meter.says, priced.delivery.says]).toEqual([
      'never',
      priced.problems[0],
      priced.problems[0],
    ]);
    expect(priced.remedies).toEqual([{ says, variants }]);
    const rest = lines.filter(({ variant }) => !variants.includes(variant));
    expect(price(rest, { postcode })).toMatchObject({ buyable: true, delivery: { pence: 895 }, remedies: [] });
  });

  test('where nothing would be left, there is nothing to take out: another postcode is what helps', () => {
    expect(price([milk], { postcode: 'ZE1 0AA' }).remedies).toEqual([]);
    expect(price([milk], { postcode: 'JE2 3AA' }).remedies).toEqual([]);
  });

  test('what has sold out counts for nothing: neither for the total nor towards free delivery', () => {
    const stock = new Map([['KSO-100', 9]]);
    const priced = price([{ ...milk, quantity: 5 }, soap], { postcode: 'YO1 7HH', stock });
    expect(priced).toMatchObject({ goodsPence: 695, totalPence: 695 + 495, meter: { state: 'below' }, buyable: false });
    expect(price([milk, gone], { postcode: 'YO1 7HH', stock })).toMatchObject({
      totalPence: null,
      delivery: { pence: null },
    });
    expect(price([milk, gone, soap], { stock }).remedies).toEqual([
      { says: 'Remove what we don’t have', variants: ['GMK-500', 'GONE-1'] },
    ]);
  });

  test('two sizes of one thing that can’t go there are one problem', () => {
    const notThere = [soap, { ...soap, quantity: 2 }];
    expect(price(notThere, { postcode: 'BT1 1AA' }).problems).toHaveLength(1);
  });
});

describe('a parcel', () => {
  test.each([
    ['is as cold as its coldest line, and as hasty', ['kefir-soap', 'goats-milk-kefir'], 'chilled', 72],
    ['waits for no cold line that is not in it', ['kefir-soap', 'milk-kefir-grains'], 'ambient', 96],
    ['of soap alone may take its time', ['kefir-soap'], 'ambient', 240],
    ['of nothing takes as long as it likes', [], 'ambient', Number.MAX_SAFE_INTEGER],
  ])('%s', (_name, slugs, storage, maxTransitHours) => {
    const lines = slugs.map((slug) => ({ slug }));
    expect(parcelOf(lines, products)).toEqual({ storage, maxTransitHours });
  });

  test('with cold in it goes by what the cold can stand, however hasty the rest is', () => {
    const hasty = products.map((one) => (one.slug === 'kefir-soap' ? { ...one, maxTransitHours: 24 } : one));
    const lines = [{ slug: 'kefir-soap' }, { slug: 'goats-milk-kefir' }];
    expect(parcelOf(lines, hasty)).toEqual({ storage: 'chilled', maxTransitHours: 72 });
  });
});

describe('a price on a condition stands with its condition and its own unit price', () => {
  const says = (lines: (typeof milk)[], fields: object) =>
    price(lines, { offer: offerOf(fields) }).lines.map(({ offerSays }) => offerSays ?? null);

  test('of each line that the code is for, and of no other', () => {
    expect(says([{ ...milk, quantity: 3 }, soap], { percent: 20 })).toEqual([
      'With TEST: £15.00 for 3, £10.00 per litre',
      expect.anything(),
    ]);
    expect(says([milk, soap], { percent: 20, categories: ['skincare'] })).toEqual([
      null,
      'With TEST: £5.56, £55.60 per kg',
    ]);
    expect(says([milk], { percent: 20, minimumPence: 5_000 })).toEqual([null]);
  });

  test('not twice, where it is the price of one unit', () => {
    expect(says([{ variant: 'GMK-1000', quantity: 1 }], { percent: 10 })).toEqual(['With TEST: £9.85']);
  });

  test('whatever it takes off: line by line, what is said is what is charged', () => {
    const quantity = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(quantity, quantity, fc.integer({ min: 1, max: 99 }), (bottles, bars, percent) => {
        const { lines, goodsPence, discountPence } = price(
          [
            { ...milk, quantity: bottles },
            { ...soap, quantity: bars },
          ],
          {
            offer: offerOf({ percent }),
          },
        );
        const said = lines.map(({ offerSays, grossPence }) => {
          const [, pounds] = /^With TEST: £([\d.]+)/.exec(offerSays ?? '') ?? [];
          return pounds === undefined ? grossPence : Math.round(Number(pounds) * 100);
        });
        expect(said.reduce((sum, pence) => sum + pence, 0)).toBe(goodsPence - discountPence);
      }),
    );
  });
});
