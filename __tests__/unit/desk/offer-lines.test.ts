import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { maxQuantity } from '@/lib/basket/lines';
import { offerText, offerWith, readOffer } from '@/lib/desk/inbox/cards/offer-lines';

test('an offer survives its address', () => {
  const line = fc.record({
    variant: fc.stringMatching(/^[A-Z]{3}-\d{1,4}$/),
    quantity: fc.integer({ min: 1, max: maxQuantity }),
  });
  fc.assert(
    fc.property(fc.uniqueArray(line, { selector: ({ variant }) => variant, maxLength: 40 }), (lines) => {
      expect(readOffer(offerText(lines))).toEqual(lines);
    }),
  );
});

test.each([
  ['', []],
  ['GMK-500*2,gmk*1,GMK-500*x,OAK-500*0,OAK-500*1.5,*3,GMK-500', [{ variant: 'GMK-500', quantity: 2 }]],
  ['GMK-500*2,GMK-500*3', [{ variant: 'GMK-500', quantity: 3 }]],
])('%j is %j', (text, lines) => {
  expect(readOffer(text)).toEqual(lines);
});

test('one more and one fewer, down to none and up to the most', () => {
  expect(offerWith([], 'GMK-500', 1)).toEqual([{ variant: 'GMK-500', quantity: 1 }]);
  expect(offerWith([{ variant: 'GMK-500', quantity: 1 }], 'GMK-500', -1)).toEqual([]);
  const full = [{ variant: 'GMK-500', quantity: maxQuantity }];
  expect(offerWith(full, 'GMK-500', 1)).toEqual(full);
});
