import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { dayWords, deskGroups } from '@/lib/desk/orders/groups';
import { lastDispatchDay, type Parcel, riskOf } from '@/lib/desk/orders/risk';
import { weekdays } from '@/lib/time/format';
import { shopContent } from '../../fixtures/content';

const { delivery, orders } = shopContent();
const rules = { delivery, orders: { ...orders, collection: '16:30', atRiskMinutes: 120 } };
const parcel = (facts: Partial<Parcel> = {}): Parcel => ({
  status: 'to-pack',
  promisedDate: '2026-11-24',
  storage: 'chilled',
  zone: 'mainland',
  ...facts,
});

describe('the last day to leave', () => {
  test.each([
    ['mainland', '2026-11-24', 'chilled', '2026-11-23'],
    ['mainland', '2026-11-30', 'ambient', '2026-11-27'],
    // Nothing chilled leaves on a Friday: it would stand in a depot over the weekend.
    ['mainland', '2026-11-30', 'chilled', '2026-11-26'],
    ['highlands', '2026-11-26', 'ambient', '2026-11-24'],
    ['highlands', '2026-12-01', 'ambient', '2026-11-26'],
    ['mainland', '2026-12-29', 'ambient', '2026-12-24'],
  ] as const)('%s, promised for %s, %s: %s', (zoneId, promisedDate, storage, day) => {
    const zone = delivery.zones.find(({ id }) => id === zoneId);
    expect(zone && lastDispatchDay({ promisedDate, storage }, zone, delivery)?.toString()).toBe(day);
  });
});

describe('how far back a day to leave is looked for', () => {
  const mainland = delivery.zones.find(({ id }) => id === 'mainland');
  const closedFrom = (days: number) =>
    Array.from({ length: days }, (_, index) => ({
      date: Temporal.PlainDate.from('2026-11-24')
        .subtract({ days: index + 1 })
        .toString(),
      note: '',
    }));
  const last = (closed: number) =>
    mainland &&
    lastDispatchDay({ promisedDate: '2026-11-24', storage: 'ambient' }, mainland, {
      ...delivery,
      dispatchDays: { chilled: [...weekdays], ambient: [...weekdays] },
      warehouseClosures: closedFrom(closed),
    })?.toString();

  test('three weeks, and no further', () => {
    expect([last(0), last(20), last(21)]).toEqual(['2026-11-23', '2026-11-03', undefined]);
  });

  test('a zone that is not served any more counts as a day away', () => {
    const unserved = mainland && { ...mainland, service: null };
    const asked = { promisedDate: '2026-11-24', storage: 'ambient' } as const;
    expect(unserved && lastDispatchDay(asked, unserved, delivery)?.toString()).toBe('2026-11-23');
  });
});

describe('late and at risk, with a collection at 16:30', () => {
  test.each([
    ['the day before', parcel(), '2026-11-23T14:29:59Z', 'on-time'],
    ['two hours before the collection', parcel(), '2026-11-23T14:30:00Z', 'at-risk'],
    ['packed is not sent', parcel({ status: 'packed' }), '2026-11-23T16:29:59.999Z', 'at-risk'],
    ['the collection has gone', parcel(), '2026-11-23T16:30:00Z', 'late'],
    ['on its way on the promised day', parcel({ status: 'dispatched' }), '2026-11-24T23:59:59Z', 'on-time'],
    ['on its way after it', parcel({ status: 'dispatched' }), '2026-11-25T00:00:00Z', 'late'],
    [
      'on its way, summer time',
      parcel({ status: 'dispatched', promisedDate: '2026-07-01' }),
      '2026-07-01T23:00:00Z',
      'late',
    ],
    ['delivered late is over', parcel({ status: 'delivered' }), '2026-12-24T10:00:00Z', 'on-time'],
    ['cancelled', parcel({ status: 'cancelled' }), '2026-12-24T10:00:00Z', 'on-time'],
    ['packed and late', parcel({ status: 'packed' }), '2026-11-23T16:30:00Z', 'late'],
    [
      'its zone goes by its own days',
      parcel({ zone: 'highlands', promisedDate: '2026-11-26', storage: 'ambient' }),
      '2026-11-24T16:30:00Z',
      'late',
    ],
    [
      'and not by the mainland’s',
      parcel({ zone: 'mainland', promisedDate: '2026-11-26', storage: 'ambient' }),
      '2026-11-24T16:30:00Z',
      'on-time',
    ],
    ['no day promised', parcel({ promisedDate: null }), '2026-12-24T10:00:00Z', 'on-time'],
    ['a zone that is gone', parcel({ zone: 'atlantis' }), '2026-11-20T10:00:00Z', 'late'],
  ] as const)('%s', (_name, one, instant, risk) => {
    expect(riskOf(one, Temporal.Instant.from(instant), rules)).toBe(risk);
  });
});

describe('the list in groups', () => {
  const instant = Temporal.Instant.from('2026-11-23T09:00:00Z');
  test('apart by day and storage, each row with its zone and the day it must leave', () => {
    const rows = [
      { ...parcel(), id: 1 },
      { ...parcel({ zone: 'highlands', promisedDate: '2026-11-25', storage: 'ambient' }), id: 2 },
      { ...parcel({ status: 'dispatched' }), id: 3 },
    ];
    expect(
      deskGroups(rows, { rules: delivery, instant }).map(({ heading, rows: inIt }) => [
        heading,
        inIt.map(({ id, zoneName, leaves }) => [id, zoneName, leaves]),
      ]),
    ).toEqual([
      [
        'For tomorrow, chilled',
        [
          [1, 'Mainland UK', 'leaves today'],
          [3, 'Mainland UK', null],
        ],
      ],
      ['For Wed 25 Nov, ambient', [[2, 'Scottish Highlands', 'leaves today']]],
    ]);
  });

  test('days as people say them', () => {
    expect(['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25'].map((day) => dayWords(day, instant))).toEqual([
      'Sun 22 Nov',
      'today',
      'tomorrow',
      'Wed 25 Nov',
    ]);
  });
});
