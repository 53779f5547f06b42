import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { isCarrierDay } from '@/lib/delivery/calendar';
import { deliveryDays } from '@/lib/delivery/days';
import { deliveryPromise } from '@/lib/delivery/promise';
import { formatDay } from '@/lib/time/london';
import { shopContent } from '../../fixtures/content';

const rules = shopContent().delivery;
const at = (london: string) => Temporal.PlainDateTime.from(london).toZonedDateTime('Europe/London').toInstant();
function zoneOf(id: string) {
  const zone = rules.zones.find((one) => one.id === id);
  if (!zone) throw new Error(id);
  return zone;
}
const asked = (london: string, storage: 'chilled' | 'ambient', id: string, choiceDays = 8) => ({
  instant: at(london),
  zone: zoneOf(id),
  storage,
  maxTransitHours: storage === 'chilled' ? 72 : 240,
  rules: { ...rules, choiceDays },
});
const shown = (...ask: Parameters<typeof asked>) =>
  deliveryDays(asked(...ask)).map((day) => `${formatDay(day.date)}${day.open ? '' : `: ${day.why}`}`);

describe('the days to choose from', () => {
  test('chilled, mainland, before the cut-off: tomorrow, not the weekend, not the Monday that nothing leaves for', () => {
    expect(shown('2026-11-26T10:00', 'chilled', 'mainland')).toEqual([
      'Fri 27 Nov',
      'Sat 28 Nov: No deliveries',
      'Sun 29 Nov: No deliveries',
      'Mon 30 Nov: Nothing chilled',
      'Tue 1 Dec',
      'Wed 2 Dec',
      'Thu 3 Dec',
      'Fri 4 Dec',
    ]);
  });

  test('after the cut-off the first day is gone', () => {
    expect(shown('2026-11-26T14:00', 'chilled', 'mainland')[0]).toBe('Tue 1 Dec');
  });

  test('a bank holiday is named, in the region that has it', () => {
    expect(shown('2026-11-25T10:00', 'ambient', 'highlands')).toContain('Mon 30 Nov: St Andrew’s Day');
    expect(shown('2026-11-26T10:00', 'ambient', 'mainland')).toContain('Mon 30 Nov');
    expect(shown('2026-12-23T10:00', 'ambient', 'mainland')).toEqual([
      'Thu 24 Dec',
      'Fri 25 Dec: Christmas',
      'Sat 26 Dec: No deliveries',
      'Sun 27 Dec: No deliveries',
      'Mon 28 Dec: Christmas',
      'Tue 29 Dec',
      'Wed 30 Dec',
      'Thu 31 Dec',
    ]);
  });

  test('where nothing can be promised there is nothing to choose, nor where content offers no choice', () => {
    expect(shown('2026-11-26T10:00', 'chilled', 'scilly')).toEqual([]);
    expect(shown('2026-11-26T10:00', 'ambient', 'crown')).toEqual([]);
    expect(shown('2026-11-26T10:00', 'ambient', 'mainland', 0)).toEqual([]);
  });

  test('of two dispatches that arrive on one day the later is meant', () => {
    const monday = deliveryDays(asked('2026-11-27T10:00', 'ambient', 'highlands')).find((day) => day.open);
    expect(monday?.open && [formatDay(monday.date), formatDay(monday.dispatch.dispatchOn)]).toEqual([
      'Wed 2 Dec',
      'Mon 30 Nov',
    ]);
  });

  const everywhere = fc.record({
    minutes: fc.integer({ min: 0, max: 380 * 24 * 60 }),
    zone: fc.constantFrom(...rules.zones),
    storage: fc.constantFrom('chilled' as const, 'ambient' as const),
    hours: fc.integer({ min: 24, max: 240 }),
    choiceDays: fc.integer({ min: 1, max: 21 }),
  });
  const start = at('2026-11-01T00:00').epochMilliseconds;

  test('whenever, wherever, however cold: an open day is one that the promise keeps, a closed one never is', () => {
    fc.assert(
      fc.property(everywhere, ({ minutes, zone, storage, hours, choiceDays }) => {
        const instant = Temporal.Instant.fromEpochMilliseconds(start + minutes * 60_000);
        const ask = { instant, zone, storage, maxTransitHours: hours, rules: { ...rules, choiceDays } };
        const days = deliveryDays(ask);
        const promise = deliveryPromise(ask);
        if (promise.state !== 'promised') return expect(days).toEqual([]);
        expect(days).toHaveLength(choiceDays);
        const [first] = days;
        expect(first?.open && first.date.equals(promise.deliverOn)).toBe(true);
        for (const [index, day] of days.entries()) {
          expect(day.date.equals(promise.deliverOn.add({ days: index }))).toBe(true);
          if (!day.open) continue;
          const { cutOffAt, dispatchOn } = day.dispatch;
          expect(cutOffAt.epochMilliseconds).toBeGreaterThan(instant.epochMilliseconds);
          expect(isCarrierDay(day.date, zone.region, rules)).toBe(true);
          if (storage === 'chilled') expect(dispatchOn.until(day.date).days * 24).toBeLessThanOrEqual(hours);
          const kept = deliveryPromise({ ...ask, instant: cutOffAt.subtract({ milliseconds: 1 }) });
          expect(kept.state === 'promised' && kept.deliverOn.equals(day.date)).toBe(true);
        }
        const closed = days.filter(({ open }) => !open).map(({ date }) => date.toString());
        for (let later = 0; later < 24 * choiceDays; later += 12) {
          const promised = deliveryPromise({ ...ask, instant: instant.add({ hours: later }) });
          if (promised.state === 'promised') expect(closed).not.toContain(promised.deliverOn.toString());
        }
      }),
      { numRuns: 120 },
    );
  });
});
