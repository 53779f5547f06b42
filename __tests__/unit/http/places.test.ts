import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Listener, takePlace } from '@/lib/http/stream/places';

beforeEach(() => {
  globalThis.shopStreams = undefined;
});
/** How many of so many tries find a place. */
const places = (tries: number, listener: (index: number) => Listener) =>
  Array.from({ length: tries }, (_, index) => takePlace(listener(index))).filter((leave) => leave !== null).length;
const anywhere = (index: number) => `10.${index % 256}.${Math.floor(index / 256)}.1`;

describe('a stream’s place', () => {
  test('one conversation has twenty, from however many addresses', () => {
    expect(places(1_860, (index) => ({ conversation: 'one', address: anywhere(index) }))).toBe(20);
  });

  test('one address has twenty, one net two hundred, whatever conversations they show', () => {
    expect(places(100, (index) => ({ conversation: `${index}`, address: '192.0.2.1' }))).toBe(20);
    expect(places(500, (index) => ({ conversation: `n${index}`, address: `198.51.100.${index % 250}` }))).toBe(200);
    expect(places(500, (index) => ({ conversation: `v6${index}`, address: `2001:db8:1:${index}::/64` }))).toBe(200);
  });

  test('when visitors have taken all of theirs, the desk still has its own', () => {
    expect(places(5_000, (index) => ({ conversation: `${index}`, address: anywhere(index) }))).toBe(1_800);
    expect(places(400, (index) => ({ member: `${index}` }))).toBe(200);
  });

  test('somebody at the desk has twenty', () => {
    expect(places(50, () => ({ member: 'ann' }))).toBe(20);
    expect(places(1, () => ({ member: 'bea' }))).toBe(1);
  });

  test('whoever leaves makes room for one, and once all have left nothing is counted', () => {
    const listener = fc.oneof(
      fc.record({ member: fc.constantFrom('ann', 'bea') }),
      fc.record({ conversation: fc.constantFrom('a', 'b', 'c'), address: fc.constantFrom('192.0.2.1', '192.0.2.2') }),
    );
    fc.assert(
      fc.property(fc.array(listener, { minLength: 1, maxLength: 60 }), (listeners) => {
        globalThis.shopStreams = undefined;
        const leaving = listeners.map((one) => takePlace(one));
        for (const leave of leaving) leave?.();
        expect(globalThis.shopStreams).toEqual(new Map());
      }),
    );
  });
});
