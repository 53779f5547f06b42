import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { placeOf, withoutWords } from '@/lib/browser/words';

describe('what a report says of an error', () => {
  test.each([
    ['Cannot read properties of undefined', 'Cannot read properties of undefined'],
    [
      'Minified React error #418; visit https://react.dev/errors/418?args[]=Ada',
      'Minified React error #418; visit (address)',
    ],
    [
      'Unexpected token \'A\', "Ada Lovel"... is not valid JSON',
      'Unexpected token (text), (text)... is not valid JSON',
    ],
    ['“Ada Lovelace” is not an address', '(text) is not an address'],
    ['no room for ada@example.com', 'no room for (address)'],
    ['07700900123 is not a number', '(number) is not a number'],
    ['never "closed by anybody', 'never (text)'],
  ])('%s', (message, says) => {
    expect(withoutWords(message)).toBe(says);
  });

  test('what is typed on the page is not in it, whole or in part', () => {
    expect(withoutWords('nobody lives at 1 Milk Lane, Lovelace', ['1 Milk Lane', 'Ada Lovelace'])).toBe(
      'nobody lives at …, …',
    );
  });

  test('nothing that was typed or quoted is ever left', () => {
    const word = fc.stringMatching(/^[a-z]{3,12}$/);
    fc.assert(
      fc.property(word, word, fc.constantFrom('"', "'", '`'), (typed, quoted, mark) => {
        const says = withoutWords(`It was ${typed} and ${mark}${quoted}${mark}`, [typed]);
        const rest = 'It was and (text) …';
        expect(says.includes(typed) && !rest.includes(typed)).toBe(false);
        expect(says.includes(quoted) && !rest.includes(quoted)).toBe(false);
      }),
    );
  });

  test('it is short, and one line', () => {
    expect(withoutWords('a\nb'.repeat(500))).toMatch(/^.{1,200}$/);
  });
});

test.each([
  ['/', '/'],
  ['/shop', '/shop'],
  ['/products/goats-milk-kefir', '/products/…'],
  ['/orders/a-secret-link/return', '/orders/…'],
  ['/staff/people', '/staff/…'],
  ['/Ada-Lovelace', 'other'],
])('of the address %s a report says %s', (path, place) => {
  expect(placeOf(path)).toBe(place);
});
