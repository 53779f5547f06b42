import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isLive } from '@/lib/chat/log/answers';

const idleMinutes = 10;
const idle = idleMinutes * 60_000;
const start = Date.parse('2026-11-24T10:00:00Z');
type Event = Parameters<typeof isLive>[0][number];
const event = (author: Event['author'], at: number, kind: Event['kind'] = 'message'): Event => ({
  author,
  kind,
  at: new Date(start + at),
});
const live = (events: Event[], at: number) => isLive(events, start + at, idleMinutes);

describe('whether somebody is with the visitor', () => {
  test.each([
    ['just answered', 0, true],
    ['a moment less than the idle time ago', idle - 1, true],
    ['exactly the idle time ago', idle, false],
    ['longer ago', idle + 1, false],
  ])('staff answered %s', (_name, at, expected) => {
    expect(live([event('staff', 0)], at)).toBe(expected);
  });

  test('the visitor keeps it going, as long as they were never silent for the idle time either', () => {
    const said = [event('staff', 0), event('visitor', idle - 1)];
    expect(live(said, 2 * idle - 2)).toBe(true);
    expect(live(said, 2 * idle - 1)).toBe(false);
    expect(live([event('staff', 0), event('visitor', idle)], idle)).toBe(false);
  });

  test('nobody has answered yet', () => {
    expect(live([], 0)).toBe(false);
    expect(live([event('visitor', 0), event('visitor', 1)], 2)).toBe(false);
  });

  test('a note or a status is no answer, but not silence either; what the shop says by itself is', () => {
    expect(live([event('staff', 0, 'note')], 1)).toBe(false);
    expect(live([event('staff', 0), event('staff', idle - 1, 'note')], idle)).toBe(true);
    expect(live([event('shop', 0)], 1)).toBe(false);
    expect(live([event('staff', 0), event('shop', idle - 1)], idle)).toBe(false);
  });

  test('it does not come back by waiting', () => {
    const one = fc.record({ gap: fc.nat(idle + 1), author: fc.constantFrom('visitor', 'staff', 'shop') });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 8 }), fc.nat(2 * idle), fc.nat(idle), (said, soon, later) => {
        let at = 0;
        const events = said.map(({ gap, author }) => {
          at += gap;
          return event(author, at);
        });
        expect(!live(events, at + soon) && live(events, at + soon + later)).toBe(false);
        expect(live(events, at + idle)).toBe(false);
      }),
    );
  });
});
