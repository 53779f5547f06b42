import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { commonCursor, fanOut, type Listener } from '@/lib/chat/stream/room';
import { said } from '../../fixtures/talk';

const events = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => said(from + index + 1, `message ${from + index + 1}`));
const bytes = new TextEncoder();
const words = new TextDecoder();

test('everybody gets every event once and in order, wherever they start and however the bell rings', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 6 }),
      fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 8 }),
      (starts, rings) => {
        let last = 10;
        const listeners = starts.map((cursor) => {
          const got: number[] = [];
          const listener: Listener = {
            cursor,
            send: (frame) => void got.push(Number(words.decode(frame))),
            catchUp() {
              for (const { seq } of events(listener.cursor, last)) got.push(seq);
              listener.cursor = last;
            },
          };
          return { cursor, got, listener };
        });
        const all = listeners.map(({ listener }) => listener);
        let spoken = false;
        for (const more of rings) {
          last += more;
          const news = events(commonCursor(all), last);
          spoken ||= news.length > 0;
          fanOut(all, news, ({ seq }) => bytes.encode(String(seq)));
        }
        for (const { cursor, got } of listeners) {
          const reached = got.at(-1) ?? cursor;
          expect(got).toEqual(events(cursor, reached).map(({ seq }) => seq));
          expect(reached).toBe(spoken ? last : cursor);
        }
      },
    ),
  );
});

test('an event is written once for however many', () => {
  let written = 0;
  const listeners = Array.from(
    { length: 100 },
    (): Listener => ({ cursor: 0, catchUp: () => undefined, send: () => undefined }),
  );
  fanOut(listeners, events(0, 3), () => {
    written += 1;
    return new Uint8Array();
  });
  expect(written).toBe(3);
  expect(new Set(listeners.map(({ cursor }) => cursor))).toEqual(new Set([3]));
});
