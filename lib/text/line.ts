import { z } from 'zod';

/** What shows nothing and takes room all the same: Unicode's spaces, the Hangul fillers, the empty Braille cell. */
const blank = /[\p{Zs}\t\u115F\u1160\u3164\uFFA0\u2800]/gu;
/** Everything that ends a line somewhere. */
const lineEnd = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;

/** Scripts whose letters take another form beside a joiner. */
const joining =
  '\\p{scx=Arab}\\p{scx=Syrc}\\p{scx=Mong}\\p{scx=Nkoo}\\p{scx=Deva}\\p{scx=Beng}\\p{scx=Guru}\\p{scx=Gujr}\\p{scx=Orya}\\p{scx=Taml}\\p{scx=Telu}\\p{scx=Knda}\\p{scx=Mlym}\\p{scx=Sinh}';
/** What is invisible and does something that its writer sees: a family, Persian and Hindi letters, a red heart, Scotland's flag. */
const atWork = [
  '(?<=\\p{Extended_Pictographic}[\\uFE0F\\p{Emoji_Modifier}]?)\\u200D(?=\\p{Extended_Pictographic})',
  `(?<=[${joining}])[\\u200C\\u200D]`,
  '(?<=[\\p{L}\\p{N}\\p{P}\\p{S}])\\p{Variation_Selector}',
  '\\u{1F3F4}[\\u{E0030}-\\u{E007A}]{2,6}\\u{E007F}',
].join('|');
/** Control characters, those that turn text round, and everything else that hides what is really written. */
const hidden = '[\\p{Cc}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}\\uFFF9-\\uFFFB]';
const hiddenOrAtWork = new RegExp(`(${atWork})|${hidden}`, 'gu');

const clean = (line: string): string => line.replaceAll(blank, ' ').replaceAll(hiddenOrAtWork, '$1').normalize('NFC');
/** Lines as they are written, with one kind of line end and of space. Tabs stay. */
const cleanLines = (text: string): string[] =>
  text
    .toWellFormed()
    .split(lineEnd)
    .map((line) => line.split('\t').map(clean).join('\t'));

/** Text on one line: each run of spaces and line ends is one space, and nothing in it is hidden. */
export const oneLine = (text: string): string => cleanLines(text).join(' ').replaceAll(/\s+/g, ' ').trim();

/** Several lines that are still being written: what stands at their end, only their writer knows. */
export const unfinishedLines = (text: string): string => cleanLines(text).join('\n');

/** Text on several lines: nothing in it is hidden, and every line ends alike. */
export const severalLines = (text: string): string => unfinishedLines(text).trim();

const isOneLine = (text: string) => !/[\n\r\u2028\u2029]/.test(text.trim());
/** Counted in code points, so that nobody has less room because of what they write. */
const within = (max: number) => (text: string) => text.length <= max || Array.from(text).length <= max;

type Told = { min?: number; missing?: string; what?: string | undefined };
const kept = (typed: z.ZodString, read: (text: string) => string, max: number, { min = 0, missing = '', what }: Told) =>
  typed
    .transform(read)
    .refine((text) => text.length >= min, { error: missing })
    .refine(within(max), { error: `Please use at most ${max} characters${what ? ` for ${what}` : ''}.` });
const single = (typed: z.ZodString, what?: string) =>
  typed.refine(isOneLine, { error: what ? `Please write ${what} on one line.` : 'Please write this on one line.' });

/**
 * One line that a person types and may not leave empty; `missing` says so. `what` is the field in words: in a form of
 * several, what is said of a field stands above them all too.
 */
export const line = (missing: string, max: number, { min = 1, what }: Omit<Told, 'missing'> = {}) =>
  kept(single(z.string({ error: missing }), what), oneLine, max, { min, missing, what });
export const optionalLine = (max: number, what?: string) =>
  kept(single(z.string(), what), oneLine, max, { what }).default('');
/** Several lines that a person types and may not leave empty. */
export const lines = (missing: string, max: number) =>
  kept(z.string({ error: missing }), severalLines, max, { min: 1, missing });
export const optionalLines = (max: number, what?: string) => kept(z.string(), severalLines, max, { what }).default('');
