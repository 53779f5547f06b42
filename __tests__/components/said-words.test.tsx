import { expect, test } from '@jest/globals';
import { wordsFor } from '@/components/staff/said';

const words = { adjusted: 'Written into the ledger.' };

test.each([
  ['adjusted', 'Written into the ledger.'],
  ['', null],
  ['closed', null],
  ['__proto__', null],
  ['constructor', null],
  ['toString', null],
  [['adjusted', 'adjusted'], null],
  [undefined, null],
])('after %j a page says %j', (done, expected) => {
  expect(wordsFor(words, done)).toBe(expected);
});
