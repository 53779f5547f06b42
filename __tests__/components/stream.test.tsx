import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { openStream } from '@/lib/http/stream/client';

/** As a browser's, before a server that has no place: each connection is refused. */
class Refused extends EventTarget {
  static opened = 0;
  constructor() {
    super();
    Refused.opened += 1;
    setTimeout(() => this.dispatchEvent(new Event('error')));
  }
  close() {}
}

beforeEach(() => {
  jest.useFakeTimers();
  Refused.opened = 0;
  Object.assign(globalThis, { EventSource: Refused });
});
afterEach(() => {
  jest.useRealTimers();
  Reflect.deleteProperty(globalThis, 'EventSource');
});

test('where no stream is to be had, the page asks every few seconds, and tries for a stream ever more seldom', () => {
  const asks = jest.fn();
  const random = jest.spyOn(Math, 'random').mockReturnValue(0.999);
  const stop = openStream(() => '/api/chat/stream', { on: {}, onSilence: asks });
  jest.advanceTimersByTime(600_000);
  random.mockRestore();
  expect(asks.mock.calls.length).toBeGreaterThan(60);
  expect(Refused.opened).toBeLessThan(30);
  stop();
  jest.advanceTimersByTime(60_000);
  expect(Refused.opened).toBeLessThan(30);
});
