import { expect, test } from '@jest/globals';
import { readTags } from '@/lib/desk/inbox/tags';
import { shopContent } from '../../fixtures/content';

const { words: illnesses } = shopContent().claims.A;

test.each([
  ['', []],
  ['Refund,  late   delivery ,refund', ['late delivery', 'refund']],
  ['wholesale,Café', ['café', 'wholesale']],
])('%j becomes %j', (typed, tags) => {
  expect(readTags(typed, illnesses)).toEqual({ ok: true, tags });
});

test.each(['eczema', 'Eczma', 'bad psoriasis', 'refund, IBS', 'milk allergy', 'diabetes type 2'])(
  '%j files somebody under their health and is refused in words',
  (typed) => {
    expect(readTags(typed, illnesses)).toMatchObject({ ok: false, message: expect.stringContaining('health') });
  },
);

test.each(['<b>', '=1+1', 'x'.repeat(25), 'a,b,c,d,e,f,g'])('%j is refused', (typed) => {
  expect(readTags(typed, illnesses).ok).toBe(false);
});
