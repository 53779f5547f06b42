import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { addCarrierDays, isDispatchDay } from '@/lib/delivery/calendar';
import { journeyDays, leavesFor } from '@/lib/delivery/journey';
import { deliveryPromise } from '@/lib/delivery/promise';
import { orderJourney } from '@/lib/orders/journey';
import { toLondon } from '@/lib/time/london';
import { shopContent } from '../../fixtures/content';
import { at, orderFacts, parcel } from '../../fixtures/order-facts';

const rules = shopContent().delivery;
const day = (iso: string) => Temporal.PlainDate.from(iso);
const mainland = rules.zones.find(({ outward }) => outward.length === 0);
if (!mainland) throw new Error('no zone for the mainland');
const zone = mainland;

const promised = (london: string, storage: 'chilled' | 'ambient') => {
  const instant = Temporal.PlainDateTime.from(london).toZonedDateTime('Europe/London').toInstant();
  const promise = deliveryPromise({ instant, zone, storage, maxTransitHours: 96, rules });
  if (promise.state !== 'promised') throw new Error(promise.says);
  return { ...promise, today: toLondon(instant).toPlainDate() };
};
const told = (london: string, storage: 'chilled' | 'ambient') => {
  const { today, dispatchOn, deliverOn } = promised(london, storage);
  return journeyDays({ from: today, today, dispatchOn, deliverOn, storage, region: zone.region, rules }).map(
    ({ weekday, says, isToday }) => `${weekday}${isToday ? ' (today)' : ''} ${says}`.trim(),
  );
};

describe('a parcel’s days', () => {
  test('ordered on a Saturday: Sunday nothing leaves, Monday it does, Tuesday it is there', () => {
    expect(told('2026-11-28T10:00', 'chilled')).toEqual([
      'Sat (today) Nothing leaves',
      'Sun Nothing leaves',
      'Mon Leaves us',
      'Tue With you',
    ]);
  });

  test('ordered in time on a day that something leaves', () => {
    expect(told('2026-11-24T10:00', 'chilled')).toEqual(['Tue (today) Leaves us', 'Wed With you']);
  });

  test('it ends with the promise, marks one today and is never longer than a phone is wide', () => {
    const hours = fc.integer({ min: 0, max: 24 * 60 });
    fc.assert(
      fc.property(hours, fc.constantFrom('chilled' as const, 'ambient' as const), (hour, storage) => {
        const london = Temporal.PlainDateTime.from('2026-11-01T00:30').add({ hours: hour }).toString();
        const { today, dispatchOn, deliverOn } = promised(london, storage);
        const days = journeyDays({ from: today, today, dispatchOn, deliverOn, storage, region: zone.region, rules });
        expect(days.at(-1)).toMatchObject({ date: deliverOn.toString(), says: 'With you' });
        expect(days.filter(({ isToday }) => isToday)).toHaveLength(1);
        expect(days.length).toBeLessThanOrEqual(8);
      }),
    );
  });

  test('the day that it leaves is told back from the day that it arrives', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 3 }), (later, workingDays) => {
        const from = day('2026-11-01').add({ days: later });
        fc.pre(isDispatchDay(from, 'ambient', rules));
        const deliverOn = addCarrierDays(from, workingDays, zone.region, rules);
        const leaves = leavesFor(deliverOn, { storage: 'ambient', region: zone.region, rules, workingDays });
        expect(addCarrierDays(leaves, workingDays, zone.region, rules).toString()).toBe(deliverOn.toString());
        expect(isDispatchDay(leaves, 'ambient', rules)).toBe(true);
        expect(Temporal.PlainDate.compare(leaves, from)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('the days of an order', () => {
  const days = (facts: ReturnType<typeof orderFacts>, today: string, postcode = 'YO1 7HH') =>
    orderJourney({
      facts: { order: { ...facts.order, postcode }, shipments: facts.shipments },
      lines: [{ storage: 'chilled' }],
      rules,
      today: day(today),
    }).map(({ date, says, isToday }) => [date.slice(5), says, isToday]);

  test('ordered and sent on Monday, there on Tuesday: today is marked', () => {
    expect(days(orderFacts(), '2026-11-23')).toEqual([
      ['11-23', 'Leaves us', true],
      ['11-24', 'With you', false],
    ]);
    expect(days(orderFacts(), '2026-11-24')[1]).toEqual(['11-24', 'With you', true]);
  });

  test('a chosen day: the order, then the last days before it', () => {
    const facts = orderFacts(
      { placedAt: at('2026-11-09T10:00'), promisedDate: '2026-11-24' },
      { shipments: [parcel({ promisedDate: '2026-11-24' })] },
    );
    const told = days(facts, '2026-11-12');
    expect(told[0]).toEqual(['11-09', 'You ordered', false]);
    expect(told[1]).toEqual(['11-12', '', true]);
    expect(told.at(-2)).toEqual(['11-23', 'Leaves us', false]);
  });

  test('what has been delivered says so; what is cancelled, late or without a day says nothing', () => {
    const delivered = parcel({
      status: 'delivered',
      dispatchedAt: at('2026-11-23T15:00'),
      deliveredAt: at('2026-11-24T11:00'),
    });
    expect(days(orderFacts({}, { shipments: [delivered] }), '2026-11-30').at(-1)).toEqual([
      '11-24',
      'Delivered',
      false,
    ]);
    expect(days(orderFacts({ status: 'cancelled' }), '2026-11-23')).toEqual([]);
    expect(days(orderFacts(), '2026-11-25')).toEqual([]);
    const dayless = orderFacts({ promisedDate: null }, { shipments: [parcel({ promisedDate: null })] });
    expect(days(dayless, '2026-11-23')).toEqual([]);
  });
});
