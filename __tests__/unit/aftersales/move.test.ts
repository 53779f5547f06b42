import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { dayFor, moveOrder } from '@/lib/aftersales/move';
import { shopContent } from '../../fixtures/content';

const { delivery, products } = shopContent();
const milk = { slug: 'goats-milk-kefir', title: 'Goats’ Milk Kefir', storage: 'chilled' as const };
const skincare = products.find(({ category, storage }) => category === 'skincare' && storage === 'ambient');
const soap = { slug: skincare?.slug ?? '', title: 'Soap', storage: 'ambient' as const };
const order = { zone: 'mainland', goodsPence: 3000, discountPence: 0, deliveryPence: 0, promisedDate: '2026-11-24' };

function move(to: string, line: typeof milk | typeof soap, from: Partial<Parameters<typeof moveOrder>[0]> = {}) {
  const zone = delivery.zones.find(({ id }) => id === to);
  if (!zone) throw new Error(to);
  const instant = Temporal.Instant.from('2026-11-23T10:00:00Z');
  return moveOrder({ ...order, ...from }, { lines: [line], zone, instant, rules: delivery, products });
}

describe('an order that goes somewhere else', () => {
  test.each([
    ['the same zone keeps day and price', 'mainland', milk, {}, { ok: true, day: '2026-11-24', extraPence: 0 }],
    [
      'the same zone keeps a day that nobody could promise now, and asks for nothing',
      'mainland',
      milk,
      { promisedDate: '2026-11-23', goodsPence: 1000 },
      { ok: true, day: '2026-11-23', extraPence: 0 },
    ],
    [
      'or none, where none was promised',
      'mainland',
      milk,
      { promisedDate: null },
      { ok: true, day: null, extraPence: 0 },
    ],
    ['dearer and later', 'highlands', milk, {}, { ok: true, day: '2026-11-25', extraPence: 895 }],
    [
      'as dear as was paid',
      'isle-of-wight',
      milk,
      { goodsPence: 1000, deliveryPence: 495 },
      { ok: true, day: '2026-11-24', extraPence: 0 },
    ],
    [
      'cheaper is not given back by itself',
      'mainland',
      milk,
      { zone: 'highlands', deliveryPence: 895 },
      { ok: true, day: '2026-11-24', extraPence: 0 },
    ],
    [
      'a later day than need be is kept',
      'isle-of-wight',
      milk,
      { promisedDate: '2026-11-27', deliveryPence: 495 },
      { ok: true, day: '2026-11-27', extraPence: 0 },
    ],
    [
      'unless nothing cold enough can arrive on it',
      'highlands',
      milk,
      { promisedDate: '2026-12-08', deliveryPence: 895 },
      { ok: true, day: '2026-12-09', extraPence: 0 },
    ],
    [
      'unless the carrier rests there on it',
      'highlands',
      soap,
      { promisedDate: '2026-11-30', deliveryPence: 895 },
      { ok: true, day: '2026-12-01', extraPence: 0 },
    ],
  ] as const)('%s', (_name, to, line, from, expected) => {
    expect(move(to, line, from)).toEqual(expected);
  });

  test.each([
    ['over £25 after the discount is free', 3000, 499, 0],
    ['£25 after it is not', 3000, 500, 495],
    ['over £25 before it does not help', 3000, 1500, 495],
    ['without one, £25 is not', 2500, 0, 495],
    ['a penny more is', 2501, 0, 0],
  ])('what mainland costs more: %s', (_name, goodsPence, discountPence, extraPence) => {
    const moved = move('mainland', milk, { zone: 'isle-of-wight', goodsPence, discountPence, deliveryPence: 0 });
    expect(moved).toMatchObject({ ok: true, extraPence });
  });

  test('what was paid for delivery is taken off what it costs there, to the penny', () => {
    const dearer = (deliveryPence: number) => move('highlands', milk, { deliveryPence });
    expect([894, 895, 896].map(dearer)).toMatchObject([{ extraPence: 1 }, { extraPence: 0 }, { extraPence: 0 }]);
  });

  test.each([
    ['the earliest day there is', '2026-11-25', '2026-11-25'],
    ['a day before it', '2026-11-24', '2026-11-25'],
    ['a day after it', '2026-11-26', '2026-11-26'],
    ['no day', null, '2026-11-25'],
  ])('promised for %s', (_name, promisedDate, day) => {
    expect(move('highlands', milk, { promisedDate })).toMatchObject({ ok: true, day });
  });

  test.each([
    ['crown', milk, 'Channel Islands'],
    ['scottish-islands', milk, 'would not stay cold'],
    ['northern-ireland', soap, 'We can’t send Soap to Northern Ireland.'],
  ] as const)('to %s it can not', (to, line, message) => {
    expect(move(to, line)).toEqual({ ok: false, message: expect.stringContaining(message) });
  });
});

describe('the day on which lines sent now arrive', () => {
  const at = (instant: string, id: string, lines: Parameters<typeof dayFor>[0]['lines']) => {
    const zone = delivery.zones.find((one) => one.id === id);
    if (!zone) throw new Error(id);
    return dayFor({ lines, zone, instant: Temporal.Instant.from(instant), rules: delivery, products });
  };

  test('one chilled line makes it a chilled parcel, wherever it stands among them', () => {
    const friday = '2026-11-27T10:00:00Z';
    expect(at(friday, 'mainland', [soap])).toEqual({ ok: true, day: '2026-11-30' });
    expect(at(friday, 'mainland', [soap, milk])).toEqual({ ok: true, day: '2026-12-01' });
  });

  test('the order’s own line says what is chilled, whatever the shop has become since', () => {
    expect(at('2026-11-27T10:00:00Z', 'mainland', [{ ...soap, storage: 'chilled' }])).toEqual({
      ok: true,
      day: '2026-12-01',
    });
  });

  test('what the shop no longer sells still goes where it went', () => {
    const gone = { slug: 'gone', title: 'Gone', storage: 'ambient' as const };
    expect(at('2026-11-23T10:00:00Z', 'northern-ireland', [gone])).toMatchObject({ ok: true });
  });

  test('what can’t go there is named, also after what can', () => {
    expect(at('2026-11-23T10:00:00Z', 'northern-ireland', [milk, soap])).toEqual({
      ok: false,
      message: 'We can’t send Soap to Northern Ireland.',
    });
    expect(at('2026-11-23T10:00:00Z', 'northern-ireland', [milk])).toMatchObject({ ok: true });
    expect(at('2026-11-23T10:00:00Z', 'scottish-islands', [soap])).toMatchObject({ ok: true });
  });
});
