import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cursor, emptyThread, hasHole, merge, notSent, sending, withdraw } from '@/lib/chat/thread';
import { said } from '../../fixtures/talk';

const event = (seq: number) => said(seq, `message ${seq}`);
const events = (count: number) => Array.from({ length: count }, (_, index) => event(index + 1));

test('whatever the order, however often, in whatever pieces: all of it, in order, once', () => {
  fc.assert(
    fc.property(
      fc
        .integer({ min: 1, max: 30 })
        .chain((count) =>
          fc.tuple(
            fc.constant(count),
            fc.shuffledSubarray(events(count), { minLength: count, maxLength: count }),
            fc.array(fc.integer({ min: 1, max: count }).map(event)),
          ),
        ),
      ([count, shuffled, repeated]) => {
        const view = [...shuffled, ...repeated].reduce((before, one) => merge(before, [one]), emptyThread);
        expect(view.events).toEqual(events(count));
        expect([cursor(view), hasHole(view)]).toEqual([count, false]);
      },
    ),
  );
});

test('a hole is seen, and the stream resumes before it', () => {
  const view = merge(emptyThread, [event(1), event(2), event(4)]);
  expect([cursor(view), hasHole(view)]).toEqual([2, true]);
  expect(hasHole(merge(view, [event(3)]))).toBe(false);
});

test('a pending message gives way to its echo, and is not pending again afterwards', () => {
  const asked = sending(emptyThread, { id: 'id-1', text: 'message 1' });
  expect(asked.pending).toEqual([{ id: 'id-1', text: 'message 1', failed: false }]);
  const failed = notSent(asked, 'id-1');
  expect(failed.pending[0]?.failed).toBe(true);
  expect(sending(failed, { id: 'id-1', text: 'message 1' }).pending).toHaveLength(1);
  const stored = merge(failed, [event(1)]);
  expect(stored.pending).toEqual([]);
  expect(sending(stored, { id: 'id-1', text: 'message 1' })).toBe(stored);
  expect(withdraw(asked, 'id-1').pending).toEqual([]);
});
