import { expect, test } from '@jest/globals';
import { whatFailed } from '@/lib/http/what-failed';

test('an error is told by its kind, its code, where it happened and why; never by its words', () => {
  const cause = Object.assign(new Error('invalid input syntax: "my rash"'), { code: '22P02' });
  const error = new TypeError('Failed query: insert … params: my rash', { cause });
  const told = whatFailed(error);
  expect(told).toContain('TypeError');
  expect(told).toContain('because of Error 22P02');
  expect(told).toContain('what-failed.test.ts');
  expect(told).not.toContain('rash');
});

test('words of several lines stay out too, and what is no error at all', () => {
  expect(whatFailed(new Error('one\n    at my rash\ntwo'))).not.toContain('rash');
  expect(whatFailed('my rash')).toBe('string');
});
