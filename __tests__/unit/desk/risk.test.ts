import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { dayWords, deskGroups } from '@/lib/desk/orders/groups';
import { lastDispatchDay, type Parcel, riskOf } from '@/lib/desk/orders/risk';
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
