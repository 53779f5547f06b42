import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { deliveryPromise } from '@/lib/delivery/promise';
import { formatDuration } from '@/lib/time/format';
import { formatDay } from '@/lib/time/london';
import { shopContent } from '../../fixtures/content';

const rules = shopContent().delivery;
const mainland = rules.zones.find(({ id }) => id === 'mainland') ?? rules.zones[0];
const at = (london: string) => Temporal.PlainDateTime.from(london).toZonedDateTime('Europe/London').toInstant();

function ask(london: string, storage: 'chilled' | 'ambient', zone = mainland) {
  if (!zone) throw new Error('no zone');
  const instant = at(london);
  const promise = deliveryPromise({ instant, zone, storage, maxTransitHours: storage === 'chilled' ? 48 : 240, rules });
  if (promise.state !== 'promised') return promise.says;
  const left = promise.cutOffAt.epochMilliseconds - instant.epochMilliseconds;
  return { left: formatDuration(left), dispatch: formatDay(promise.dispatchOn), deliver: formatDay(promise.deliverOn) };
}

describe('the delivery promise', () => {
  test.each([
    ['2026-11-23T11:47', 'chilled', { left: '2 h 13 min', dispatch: 'Mon 23 Nov', deliver: 'Tue 24 Nov' }],
    ['2026-11-23T13:59:59.999', 'chilled', { left: '0 min', dispatch: 'Mon 23 Nov', deliver: 'Tue 24 Nov' }],
    ['2026-11-23T14:00:00.000', 'chilled', { left: '24 h', dispatch: 'Tue 24 Nov', deliver: 'Wed 25 Nov' }],
    ['2026-11-26T15:00', 'chilled', { left: '95 h', dispatch: 'Mon 30 Nov', deliver: 'Tue 1 Dec' }],
    ['2026-12-24T09:00', 'chilled', { left: '125 h', dispatch: 'Tue 29 Dec', deliver: 'Wed 30 Dec' }],
    ['2026-12-31T10:00', 'ambient', { left: '4 h', dispatch: 'Thu 31 Dec', deliver: 'Mon 4 Jan' }],
    ['2027-10-30T18:00', 'chilled', { left: '45 h', dispatch: 'Mon 1 Nov', deliver: 'Tue 2 Nov' }],
  ] as const)('%s, %s', (london, storage, expected) => {
    expect(ask(london, storage)).toEqual(expected);
  });

  test('a zone that is not served says so kindly', () => {
    expect(
      ask(
        '2026-11-23T11:47',
        'chilled',
        rules.zones.find(({ id }) => id === 'crown'),
      ),
    ).toContain('We are sorry');
    expect(
      ask(
        '2026-11-23T11:47',
        'chilled',
        rules.zones.find(({ id }) => id === 'scilly'),
      ),
    ).toContain('cold');
  });
});
