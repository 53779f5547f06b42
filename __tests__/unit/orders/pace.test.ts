import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Common,
  callsStaff,
  type Left,
  paceRules,
  secondsToWait,
  waitBeforeNext,
} from '@/lib/orders/checkout/pace';

const stranger: Left = { own: 0, around: 0, paidBefore: false };
const { own, around } = paceRules;

describe('payment pages that were left', () => {
  test.each([
    [0, 0],
    [7, 0],
    [8, 60],
    [9, 120],
    [10, 240],
    [11, 480],
    [12, 900],
    [15, 900],
    [16, null],
    [999, null],
  ])('%i by a browser itself: it waits %p seconds, and has paid before or not', (left, wait) => {
    expect(waitBeforeNext({ own: left, around: 0, paidBefore: false })).toBe(wait);
    expect(waitBeforeNext({ own: left, around: 999, paidBefore: true })).toBe(wait);
  });

  test.each([
    [7, 0],
    [8, 60],
    [9, 120],
    [10, 240],
    [11, 300],
    [16, 300],
    [99_999, 300],
  ])('%i by its network or with its e-mail address: whoever left none waits %i seconds', (left, wait) => {
    expect(waitBeforeNext({ ...stranger, around: left })).toBe(wait);
    expect(waitBeforeNext({ own: own.free - 1, around: left, paidBefore: false })).toBe(wait);
  });

  test.each<[number, Common, boolean]>([
    [own.most - 1, 'browser', false],
    [own.most, 'browser', true],
    [around.calls - 1, 'network', false],
    [around.calls, 'network', true],
    [around.calls - 1, 'address', false],
    [around.calls, 'address', true],
  ])('%i of one %s call staff: %s', (left, common, calls) => {
    expect(callsStaff(common, left)).toBe(calls);
  });
});

const anyLeft = fc.record({ own: fc.nat(30), around: fc.nat(500), paidBefore: fc.boolean() });
const notYet = { secondsSinceOwn: null, secondsToTurn: null };

describe('whatever was left', () => {
  test('the day is over for nobody but a browser that left many pages itself', () => {
    fc.assert(fc.property(anyLeft, (left) => (waitBeforeNext(left) === null) === left.own >= own.most));
  });

  test('what others left costs minutes, and nothing those who have paid before', () => {
    fc.assert(
      fc.property(anyLeft, (left) => {
        const alone = waitBeforeNext({ ...left, around: 0 });
        const among = waitBeforeNext(left);
        fc.pre(alone !== null && among !== null);
        expect(among).toBeLessThanOrEqual(Math.max(alone, around.longestWaitMinutes * 60));
        if (left.paidBefore) expect(among).toBe(alone);
      }),
    );
  });

  test('more of it never shortens a wait', () => {
    fc.assert(
      fc.property(anyLeft, fc.nat(20), fc.nat(20), (left, ownMore, aroundMore) => {
        const wait = (of: Left) => waitBeforeNext(of) ?? Infinity;
        const more = { ...left, own: left.own + ownMore, around: left.around + aroundMore };
        expect(wait(more)).toBeGreaterThanOrEqual(wait(left));
      }),
    );
  });

  test('whoever waits as they were told gets through, however many others leave meanwhile', () => {
    fc.assert(
      fc.property(anyLeft, fc.nat(10_000), fc.nat(2_000), (left, others, seconds) => {
        const told = secondsToWait(left, notYet);
        fc.pre(told !== null);
        const later = secondsToWait(
          { ...left, around: left.around + others },
          { secondsSinceOwn: null, secondsToTurn: Math.max(0, told - seconds) },
        );
        expect(later).toBe(Math.max(0, told - seconds));
      }),
    );
  });

  test('no cookie, however often dropped, brings a page sooner than the wait of its network', () => {
    fc.assert(
      fc.property(fc.integer({ min: around.free, max: 9_999 }), (left) => {
        expect(secondsToWait({ ...stranger, around: left }, notYet)).toBeGreaterThanOrEqual(60);
      }),
    );
  });

  test('the time since a browser left its own last page is time that it has waited', () => {
    expect(secondsToWait({ own: 9, around: 9, paidBefore: false }, { secondsSinceOwn: 50, secondsToTurn: null })).toBe(
      70,
    );
    expect(secondsToWait({ own: 9, around: 9, paidBefore: false }, { secondsSinceOwn: 500, secondsToTurn: null })).toBe(
      0,
    );
  });
});
