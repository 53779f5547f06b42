import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { line, lines, oneLine, optionalLine, optionalLines, severalLines, unfinishedLines } from '@/lib/text/line';

const says = (schema: ReturnType<typeof line>, typed: unknown) => schema.safeParse(typed).error?.issues[0]?.message;
const control = /[^\P{Cc}\n\t]/u;

describe('one line', () => {
  test.each([
    ['control characters', 'Mill\u0007 Ho\u0000use\u007F\u0085', 'Mill House'],
    ['those that turn text round', 'a\u202Eb\u2066c\u2069\u200Fd', 'abcd'],
    ['zero width', '\uFEFFA\u200Bd\u2060a\u00AD', 'Ada'],
    ['half a pair', 'a\ud83e', 'a\uFFFD'],
    ['letters that only machines read', 'Ada\u{E0049}\u{E0067}', 'Ada'],
    ['spaces of every kind', '\u00A0\u3000Ada\u2003\u202F\tLove\u2028lace\u2800', 'Ada Love lace'],
    ['an accent of its own', 'Jose\u0301', 'José'],
  ])('%s: %j', (_name, typed, kept) => {
    expect(oneLine(typed)).toBe(kept);
  });

  test.each([
    'O’Brien-Smith & Sons (Mrs) #4, 1/2 “The Mill”',
    'Zoë Nguyễn',
    'Łódź',
    '山田 太郎',
    'عمر',
    '👩‍👩‍👧‍👦',
    '👩🏽‍🔬',
    '❤️‍🔥',
    '1️⃣',
    '🏴󠁧󠁢󠁳󠁣󠁴󠁿',
    'می‌خواهم',
    'क्‍ष',
    '=1+1',
    "'); drop table",
  ])('%j stays as it is', (typed) => {
    expect(oneLine(typed)).toBe(typed);
  });

  test('what shows nothing is nothing', () => {
    for (const typed of [
      '',
      ' ',
      '\u00A0',
      '\u3164',
      '\u200B',
      '\u200D\u200D',
      '\uFE0F',
      '\u2800',
      '\u0007',
      undefined,
      5,
    ])
      expect([typed, says(line('Enter your name.', 80), typed)]).toEqual([typed, 'Enter your name.']);
  });

  test('a second line is not taken for the first one', () => {
    expect(says(line('Enter your name.', 80), 'Ada\r\nBcc: spy@example.com')).toBe('Please write this on one line.');
    expect(line('Enter your name.', 80).parse('\r\nAda\r\n')).toBe('Ada');
  });

  test('its length is counted as people count', () => {
    const short = line('Enter your name.', 3);
    for (const fits of ['🥛🥛🥛', 'e\u0301e\u0301e\u0301', 'a \u00A0 b', 'ab\u200B\u200Bc'])
      expect([fits, says(short, fits)]).toEqual([fits, undefined]);
    expect(says(short, '🥛🥛🥛🥛')).toBe('Please use at most 3 characters.');
    expect(says(line('Enter your name.', 80), 'x'.repeat(10_000))).toBe('Please use at most 80 characters.');
    expect(optionalLine(80).parse(undefined)).toBe('');
  });
});

describe('several lines', () => {
  test('end alike, keep tabs and emptiness between them, and lose what is hidden', () => {
    expect(severalLines(' a\r\n\tb\u0007\r\rc\u2029d\u202E\u00A0e \n')).toBe('a\n\tb\n\nc\nd e');
    expect(unfinishedLines('a\u0007 \r\n')).toBe('a \n');
  });

  test('a browser’s two characters for a line end count as one', () => {
    expect(optionalLines(7).parse('ab\r\ncd\r\ne')).toBe('ab\ncd\ne');
    expect(says(lines('Please write a message.', 7), '\r\n \u3164')).toBe('Please write a message.');
  });
});

const naughty = fc.string({ unit: 'binary', maxLength: 60 });
test('whatever is typed: nothing hidden is kept, and what is kept stays as it is', () => {
  fc.assert(
    fc.property(naughty, (typed) => {
      for (const read of [oneLine, severalLines, unfinishedLines]) {
        const kept = read(typed);
        expect(kept).not.toMatch(control);
        expect(kept).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B\u2060\uFEFF]/);
        expect(kept.isWellFormed()).toBe(true);
        expect(read(kept)).toBe(kept);
      }
      expect(oneLine(typed)).not.toMatch(/^\s|[\n\t]|\s\s|\s$/);
    }),
    { numRuns: 500 },
  );
});

/** Graphemes that show something. */
const seen = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 1 })
  .filter((grapheme) => !/^[\p{Default_Ignorable_Code_Point}\p{C}\s\u2800]+$/u.test(grapheme));
test('no letter, figure, mark or sign is lost', () => {
  fc.assert(
    fc.property(fc.array(seen, { maxLength: 60 }), (graphemes) => {
      expect(severalLines(graphemes.join(' '))).toBe(graphemes.join(' ').normalize('NFC').trim());
    }),
    { numRuns: 500 },
  );
});
