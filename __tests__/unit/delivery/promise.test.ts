import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { horizonDays } from '@/lib/delivery/calendar';
import { deliveryPromise } from '@/lib/delivery/promise';
import { formatDuration, weekdays } from '@/lib/time/format';
import { formatDay, toLondon } from '@/lib/time/london';
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

describe('what can not be promised', () => {
  const zone = (id: string) => {
    const found = rules.zones.find((one) => one.id === id);
    if (!found) throw new Error(id);
    return found;
  };
  const instant = at('2026-11-23T10:00');
  const asked = { instant, zone: zone('mainland'), storage: 'ambient' as const, maxTransitHours: 240, rules };

  test('where content does not say why a zone is not served, its name does', () => {
    const crown = { ...zone('crown'), notServed: undefined };
    expect(deliveryPromise({ ...asked, zone: crown })).toEqual({
      state: 'not-served',
      says: 'We can’t deliver to Channel Islands and Isle of Man yet.',
    });
  });

  test('chilled food to where it would not stay cold; the rest goes there, and food to where skincare can’t', () => {
    expect(deliveryPromise({ ...asked, zone: zone('scilly'), storage: 'chilled' })).toEqual({
      state: 'not-served',
      says: 'Chilled food would not stay cold on its way to Isles of Scilly, so we can’t send it there.',
    });
    expect(deliveryPromise({ ...asked, zone: zone('scilly') }).state).toBe('promised');
    expect(deliveryPromise({ ...asked, zone: zone('northern-ireland'), storage: 'chilled' }).state).toBe('promised');
  });

  test('a day without a cut-off sends nothing; without any, nothing is promised and a person is asked', () => {
    const cutOff = rules.cutOff.filter(({ day }) => day === 'tuesday');
    const promise = deliveryPromise({ ...asked, rules: { ...rules, cutOff } });
    expect(promise.state === 'promised' && promise.dispatchOn.toString()).toBe('2026-11-24');
    expect(deliveryPromise({ ...asked, rules: { ...rules, cutOff: [] } })).toEqual({
      state: 'not-served',
      says: 'We can’t promise a delivery date for Mainland UK at the moment. Please ask us.',
    });
  });

  test('the warehouse’s last day within the calendar still counts, the next one does not', () => {
    const today = Temporal.PlainDate.from('2026-11-23');
    const closedFor = (days: number) =>
      Array.from({ length: days }, (_, index) => ({ date: today.add({ days: index }).toString(), note: '' }));
    const everyDay = {
      ...rules,
      cutOff: weekdays.map((day) => ({ day, time: '14:00' })),
      dispatchDays: { chilled: [...weekdays], ambient: [...weekdays] },
    };
    const promised = (days: number) =>
      deliveryPromise({ ...asked, rules: { ...everyDay, warehouseClosures: closedFor(days) } }).state;
    expect([promised(horizonDays - 1), promised(horizonDays)]).toEqual(['promised', 'not-served']);
  });
});

describe('how long chilled food may travel', () => {
  const zoneOf = (id: string) => rules.zones.find((zone) => zone.id === id);
  const sent = (london: string, id: string, maxTransitHours: number, storage: 'chilled' | 'ambient' = 'chilled') => {
    const zone = zoneOf(id);
    if (!zone) throw new Error(id);
    const promise = deliveryPromise({ instant: at(london), zone, storage, maxTransitHours, rules });
    return promise.state === 'promised' ? `${formatDay(promise.dispatchOn)}, ${formatDay(promise.deliverOn)}` : null;
  };

  test.each([
    ['exactly as long as it may', 'highlands', 96, 'Thu 19 Nov, Mon 23 Nov'],
    ['an hour too long, so it waits for the week', 'highlands', 95, 'Mon 23 Nov, Wed 25 Nov'],
    ['a day too long', 'highlands', 72, 'Mon 23 Nov, Wed 25 Nov'],
    ['never soon enough', 'highlands', 47, null],
    ['overnight, exactly', 'mainland', 24, 'Thu 19 Nov, Fri 20 Nov'],
    ['not even overnight', 'mainland', 23, null],
  ])('ordered on a Thursday, %s', (_name, zone, hours, says) => {
    expect(sent('2026-11-19T10:00', zone, hours)).toBe(says);
  });

  test('what keeps without cooling may travel as long as it takes', () => {
    expect(sent('2026-11-19T10:00', 'highlands', 1, 'ambient')).toBe('Thu 19 Nov, Mon 23 Nov');
  });

  test('whenever and wherever it is asked for, it leaves after now and is never longer under way than it may be', () => {
    const served = rules.zones.filter(({ service, notOffered }) => service && !notOffered.includes('chilled'));
    const start = at('2026-11-01T00:00').epochMilliseconds;
    const minute = fc.integer({ min: 0, max: 400 * 24 * 60 });
    fc.assert(
      fc.property(minute, fc.constantFrom(...served), fc.nat(120), (minutes, zone, more) => {
        const hours = 24 * (zone.service?.workingDays ?? 0) + more;
        const instant = Temporal.Instant.fromEpochMilliseconds(start + minutes * 60_000);
        const promise = deliveryPromise({ instant, zone, storage: 'chilled', maxTransitHours: hours, rules });
        if (promise.state !== 'promised') throw new Error(promise.says);
        expect(promise.dispatchOn.until(promise.deliverOn).days * 24).toBeLessThanOrEqual(hours);
        expect(promise.cutOffAt.epochMilliseconds).toBeGreaterThan(instant.epochMilliseconds);
        expect(toLondon(promise.cutOffAt).toPlainDate().equals(promise.dispatchOn)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
