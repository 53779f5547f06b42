import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { endAfter } from '@/lib/http/stream/event-stream';

beforeAll(() => void jest.useFakeTimers());
afterAll(() => void jest.useRealTimers());

test('each ends once its time has come, and not if it was taken off; the clock stands still while there is none', () => {
  const ended: string[] = [];
  endAfter(60_000, () => ended.push('a minute'));
  const stay = endAfter(60_000, () => ended.push('never'));
  endAfter(120_000, () => ended.push('two minutes'));
  jest.advanceTimersByTime(59_000);
  expect(ended).toEqual([]);
  stay();
  jest.advanceTimersByTime(6_000);
  expect(ended).toEqual(['a minute']);
  jest.advanceTimersByTime(600_000);
  expect(ended).toEqual(['a minute', 'two minutes']);
  expect(jest.getTimerCount()).toBe(0);
  endAfter(1_000, () => ended.push('later'));
  jest.advanceTimersByTime(10_000);
  expect(ended).toEqual(['a minute', 'two minutes', 'later']);
});
