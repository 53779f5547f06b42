import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { around, marked, pageNumber, termOf, tightOf, wordsOf } from '@/lib/desk/find/words';

const terms = (typed: string) => wordsOf(typed).map(termOf);

describe('the words of a search', () => {
  test.each([
    ['ada', ["'ada':*"]],
    ['Zoë  Wood', ["'Zoe':*", "'Wood':*"]],
    ['O’Neill', ["'ONeill':*"]],
    ['ada@example.com', ["'ada'", "'example'", "'com':*"]],
    ['ADA@', ["'ADA'"]],
    ['LK-7F3K-92QD', ["'LK'", "'7F3K'", "'92QD':*"]],
    ['a b 7', []],
    ["%_$1\\'; --", []],
    ["' or 1=1--", ["'or':*"]],
    ['牛', ["'牛':*"]],
  ])('%s', (typed, expected) => {
    expect(terms(typed)).toEqual(expected);
  });

  test('at most eight, none longer than an index takes', () => {
    expect(terms('aa bb cc dd ee ff gg hh ii')).toHaveLength(8);
    expect(wordsOf('x'.repeat(4_000))[0]?.says).toHaveLength(60);
  });

  test('a number or a postcode is one word too, however it is spaced', () => {
    expect(tightOf('yo1 7hh')?.says).toBe('yo17hh');
    expect(tightOf('LK 7F3K-92QD')?.says).toBe('LK7F3K92QD');
    expect([tightOf('ada wood'), tightOf('yo17hh')]).toEqual([null, null]);
  });

  test('whatever is typed, nothing in a term ends it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        for (const { says } of wordsOf(typed)) expect(says).not.toMatch(/['\\\s:&|!()]/);
      }),
    );
  });
});

describe('what was sought is marked', () => {
  const hits = (text: string, typed: string) => marked(text, typed).flatMap(({ says, hit }) => (hit ? [says] : []));

  test.each([
    ['Ada O’Neill, 1 Milk Lane', "o'neill milk", ['O’Neill', 'Milk']],
    ['Zoë Wood', 'zoe', ['Zoë']],
    ['LK-7F3K-92QD', 'lk7f3k92qd', ['LK-7F3K-92QD']],
    ['1 Milk Lane, York, YO1 7HH', 'yo17hh', ['YO1 7HH']],
    ['1 Milk Lane, York, YO1 7HH', 'yo1', ['YO1']],
    ['LK-7F3K-92QD', 'lk 7f3k 92qd', ['LK-7F3K-92QD']],
    ['YO1 7HH', 'y01', []],
    ['two bottles are blown up', 'bott blow', ['bottles', 'blown']],
    ['buyer42@example.com, buyer421', 'buyer42@', ['buyer42']],
    ['nothing here', 'kefir', []],
  ])('%s by %s', (text, typed, expected) => {
    expect(hits(text, typed)).toEqual(expected);
  });

  test('the pieces together are the text, whatever is typed', () => {
    const word = fc.constantFrom('Zoë', "O'Neill", 'LK-7F3K', 'milk', '…', ' ', '牛乳', 'ß', 'ﬁn');
    const text = fc.array(word).map((words) => words.join(' '));
    fc.assert(
      fc.property(text, fc.oneof(text, fc.string()), (written, typed) => {
        const pieces = marked(written, typed);
        expect(pieces.map(({ says }) => says).join('')).toBe(written);
      }),
    );
  });

  test('each beginning of a word that is long enough finds it', () => {
    const word = fc.stringMatching(/^[a-zé]{3,12}$/);
    fc.assert(
      fc.property(word, fc.integer({ min: 2, max: 12 }), (written, length) => {
        expect(hits(`Before ${written}, after`, written.slice(0, length))).toContain(written);
      }),
    );
  });

  test('the words around the first hit are shown, and that there is more', () => {
    const long = `${'before '.repeat(30)}the bottle leaked\non the mat${' after'.repeat(60)}`;
    const shown = around(long, 'leaked');
    expect(shown).toMatch(/^… .*the bottle leaked on the mat.* …$/);
    expect(shown.length).toBeLessThan(260);
    expect(around('It leaked', 'leaked')).toBe('It leaked');
  });
});

test.each([
  ['3', 3],
  [undefined, 1],
  ['0', 1],
  ['-1', 1],
  ['1.5', 1],
  ['1e9', 1],
  [['2', '3'], 1],
])('page %j is page %s', (asked, page) => {
  expect(pageNumber(asked)).toBe(page);
});
