import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  cursor,
  emptyThread,
  hasHole,
  lastHeard,
  mayRate,
  merge,
  notSent,
  sending,
  statusOf,
  type ThreadView,
  unreadAfter,
  waits,
  withdraw,
} from '@/lib/chat/log/thread';
import type { WireEvent } from '@/lib/chat/log/wire';
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

const resolved = (seq: number) =>
  said(seq, 'Finished.', 'shop', { kind: 'status', card: { type: 'status', status: 'resolved' } });
const redaction = (seq: number, of: number) =>
  said(seq, '', 'staff', { kind: 'redact', card: { type: 'redaction', seq: of } });

/** A conversation as the shop has it: words from both sides, taken out here and there, resolved now and then. */
const logs = fc
  .array(fc.constantFrom('visitor', 'staff', 'resolve', 'redact'), { minLength: 1, maxLength: 25 })
  .map((kinds) =>
    kinds.map((kind, index): WireEvent => {
      const seq = index + 1;
      if (kind === 'resolve') return resolved(seq);
      if (kind === 'redact' && index > 0) return redaction(seq, Math.ceil(index / 2));
      return said(seq, `secret ${seq}`, kind === 'staff' ? 'staff' : 'visitor');
    }),
  );
const whole = (log: readonly WireEvent[]) => merge(emptyThread, log);

test('pieces in any order and number make the same as the whole at once, redactions, resolving and all', () => {
  fc.assert(
    fc.property(
      logs.chain((log) =>
        fc.tuple(fc.constant(log), fc.array(fc.subarray(log)), fc.shuffledSubarray(log, { minLength: log.length })),
      ),
      ([log, pieces, shuffled]) => {
        const view = [...pieces, ...shuffled.map((one) => [one])].reduce<ThreadView>(merge, emptyThread);
        expect(view).toEqual(whole(log));
        expect(statusOf(view)).toBe(statusOf({ events: log }));
        expect(merge(view, log)).toEqual(view);
      },
    ),
  );
});

test('what was taken out is never shown again, whichever comes first, or again', () => {
  fc.assert(
    fc.property(
      logs.chain((log) => fc.tuple(fc.constant(log), fc.shuffledSubarray([...log, ...log], { minLength: log.length }))),
      ([log, arriving]) => {
        const view = arriving.reduce<ThreadView>((before, one) => merge(before, [one]), emptyThread);
        const gone = view.events.flatMap(({ card }) => (card?.type === 'redaction' ? [card.seq] : []));
        const spoken = view.events.filter(({ seq, kind }) => gone.includes(seq) && kind === 'message');
        expect(spoken.every(({ text, redacted }) => text === '' && redacted)).toBe(true);
        expect(log.length).toBeGreaterThanOrEqual(view.events.length);
      },
    ),
  );
});

test('a message is either on its way or there, never both and never neither', () => {
  const steps = fc.array(
    fc.record({ do: fc.constantFrom('send', 'fail', 'arrive'), seq: fc.integer({ min: 1, max: 5 }) }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(steps, (doings) => {
      const sent = new Set<string>();
      const view = doings.reduce<ThreadView>((before, { do: what, seq }) => {
        const id = `id-${seq}`;
        if (what === 'send') {
          sent.add(id);
          return sending(before, { id, text: `message ${seq}` });
        }
        if (what === 'fail') return notSent(before, id);
        sent.add(id);
        return merge(before, [event(seq)]);
      }, emptyThread);
      const ids = [...view.events, ...view.pending].map(({ id }) => id);
      expect(ids.toSorted()).toEqual([...sent].toSorted());
    }),
  );
});

test('resolved, it may be rated once; the next question opens it again', () => {
  const log = [event(1), resolved(2)];
  expect([statusOf(whole(log)), mayRate(whole(log))]).toEqual(['resolved', true]);
  const rated = [...log, said(3, '', 'visitor', { kind: 'rating', card: { type: 'rating', score: 4 } })];
  expect([statusOf(whole(rated)), mayRate(whole(rated))]).toEqual(['resolved', false]);
  expect(statusOf(whole([...rated, event(4)]))).toBe('open');
  expect(mayRate(whole([...rated, event(4), resolved(5)]))).toBe(true);
});

test('a question waits until it is answered or resolved', () => {
  const answer = said(2, 'Hello', 'staff');
  const closing = said(2, 'We have closed', 'shop', { kind: 'hours_notice' });
  expect([[], [event(1)], [event(1), closing]].map((events) => waits({ events }))).toEqual([false, true, true]);
  expect(
    [
      [event(1), answer],
      [event(1), resolved(2)],
    ].map((events) => waits({ events })),
  ).toEqual([false, false]);
  expect(waits({ events: [event(1), answer, event(3)] })).toBe(true);
});

test('unread is what others have said since the visitor looked', () => {
  const log = [event(1), said(2, 'Hello', 'staff'), said(3, 'Closing', 'shop'), event(4), redaction(5, 2)];
  expect([0, 2, 3, 5].map((seen) => unreadAfter({ events: log }, seen))).toEqual([2, 1, 0, 0]);
  expect(lastHeard({ events: log })).toBe(3);
});
