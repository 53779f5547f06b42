import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { snoozeUntil } from '@/lib/desk/inbox/snooze';
import { snoozeChoices } from '@/lib/desk/inbox/view';

test.each([
  ['hour', '2026-11-24T10:00:00Z', '2026-11-24T11:00:00.000Z'],
  ['evening', '2026-11-24T16:59:59Z', '2026-11-24T17:00:00.000Z'],
  ['evening', '2026-11-24T17:00:00Z', '2026-11-25T17:00:00.000Z'],
  ['tomorrow', '2026-11-24T00:30:00Z', '2026-11-25T08:00:00.000Z'],
  ['tomorrow', '2026-03-28T12:00:00Z', '2026-03-29T07:00:00.000Z'],
  ['tomorrow', '2026-10-24T12:00:00Z', '2026-10-25T08:00:00.000Z'],
  ['monday', '2026-11-24T10:00:00Z', '2026-11-30T08:00:00.000Z'],
  ['monday', '2026-11-23T07:00:00Z', '2026-11-30T08:00:00.000Z'],
  ['monday', '2026-11-29T23:00:00Z', '2026-11-30T08:00:00.000Z'],
  ['week', '2026-10-20T12:00:00Z', '2026-10-27T08:00:00.000Z'],
] as const)('%s from %s is %s', (choice, from, wakes) => {
  expect(snoozeUntil(choice, Temporal.Instant.from(from)).toISOString()).toBe(wakes);
});

test('it always wakes, and later', () => {
  const moment = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 0, 1) });
  fc.assert(
    fc.property(moment, fc.constantFrom(...snoozeChoices), (at, choice) => {
      expect(snoozeUntil(choice, Temporal.Instant.fromEpochMilliseconds(at)).getTime()).toBeGreaterThan(at);
    }),
  );
});
