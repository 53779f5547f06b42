import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildContent } from '@/lib/content/graph';
import { frozenFiles } from '../../fixtures/content';

const whole = frozenFiles();
const settings = Object.fromEntries(Object.entries(whole).filter(([file]) => file.endsWith('.yaml')));
const kinds = [
  'content/products/goats-milk-kefir.md',
  'content/products/kefir-course-28.md',
  'content/articles/kefir-and-eczema.md',
  'content/pages/terms.md',
  'content/faqs/freeze.md',
];

/** What people really paste and mistype, beside plain noise. */
const slip = fc.oneof(
  fc.constantFrom(
    '\t',
    ':',
    ': ',
    '- ',
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    '&a ',
    '*a',
    '!!js ',
    '|',
    '>',
    '#',
    '---\n',
    '\n---\n',
    '...\n',
    '\n',
    '\r\n',
    '\u0000',
    '\uFEFF',
    '\u2028',
    '’',
    '“',
    '<<: ',
    '__proto__: x\n',
    'status: draft\n',
    'status: published\n',
    '{% ',
    ' %}',
    '{% product',
    '{% product slug=%}',
    '{% if $x %}',
    '{% /if %}',
    '{% partial file="x" /%}',
    '{% $x %}',
    '{% product slug=$x /%}',
    '{% product slug={a: [1]} /%}',
    '[^',
    '[^x]',
    '](',
    '<b>',
    '<!--',
    '```',
    '| a |\n|---|\n',
    '# ',
    '999999999999999999999',
    '1e999',
    '.nan',
    'null',
    '~',
    '2026-02-30',
    '![x](y)',
    '😀',
    '\uD800',
  ),
  fc.string({ maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
type Slip = { at: number; drop: number; put: string };
const slips = fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), drop: fc.nat(12), put: slip }), {
  minLength: 1,
  maxLength: 4,
});

const broken = (source: string, edits: readonly Slip[]) =>
  edits.reduce((text, { at, drop, put }) => {
    const place = Math.floor(at * text.length);
    return text.slice(0, place) + put + text.slice(place + drop);
  }, source);

/** The shop keeps each file, or the check fails and names it. A broken file that says it is a draft is only warned of. */
function expectNothingHidden(texts: Readonly<Record<string, string>>): void {
  const { content, problems } = buildContent({ ...settings, ...texts }, { drafts: true, today: '2026-11-24' });
  const kept = [content?.products, content?.articles, content?.pages, content?.faqs].flatMap((list) =>
    (list ?? []).map((one) => one.file),
  );
  for (const [file, text] of Object.entries(texts)) {
    const shown = kept.includes(file);
    const said = problems.filter((problem) => problem.file === file);
    const failed = said.some(({ level }) => level === 'error');
    const brokenDraft =
      !shown && said.length > 0 && /^status: draft\s*$/m.test(text) && !/^status: published/m.test(text);
    expect({ text, kept: shown, said: failed || brokenDraft }).toEqual({ text, kept: shown, said: !shown });
    for (const { line, column, message } of said) {
      expect([line >= 1, column >= 1, message.length > 0]).toEqual([true, true, true]);
    }
  }
}

/** One of each kind at a time, each made of its own. The settings are read once for all of them. */
const ofEachKind = <Made>(made: fc.Arbitrary<Made>, text: (made: Made, file: string) => string) =>
  fc.array(made, { minLength: kinds.length, maxLength: kinds.length }).map((all) =>
    Object.fromEntries(
      kinds.map((file, index): [string, string] => {
        const [one] = all.slice(index);
        return [file, one === undefined ? '' : text(one, file)];
      }),
    ),
  );

describe('whatever is in a file, the check neither crashes nor hides it', () => {
  test('slips in each kind of file', () => {
    const slipped = ofEachKind(slips, (edits, file) => broken(whole[file] ?? '', edits));
    fc.assert(fc.property(slipped, expectNothingHidden), { numRuns: 60 });
  });

  test('files of noise', () => {
    const noise = ofEachKind(fc.array(slip, { maxLength: 40 }), (parts) => parts.join(''));
    fc.assert(fc.property(noise, expectNothingHidden), { numRuns: 25 });
  });

  test('front matter of any shape', () => {
    const shapes = ofEachKind(fc.json(), (value) => `---\n${value}\n---\n\nText.\n`);
    fc.assert(fc.property(shapes, expectNothingHidden), { numRuns: 25 });
  });

  test('slips in settings: the check says so, or reads them', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(settings)), slips, (file, edits) => {
        const files = { ...settings, [file]: broken(settings[file] ?? '', edits) };
        const { content, problems } = buildContent(files, { drafts: true, today: '2026-11-24' });
        if (!content) expect(problems.some((problem) => problem.file === file && problem.level === 'error')).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

test.each([
  ['a knot of aliases', '---\ntitle: &a [*a]\n---\n'],
  [
    'a billion laughs',
    `---\na: &a0 x\n${Array.from({ length: 9 }, (_, n) => `b${n}: &a${n + 1} [${`*a${n}, `.repeat(9)}x]`).join('\n')}\ntitle: *a9\n---\n`,
  ],
  ['a deep nest', `---\na: ${'['.repeat(3_000)}\n---\n`],
  ['deep brackets in the text', `${whole[kinds[0] ?? ''] ?? ''}\n${'['.repeat(20_000)}\n`],
  ['deep quotes in the text', `${whole[kinds[0] ?? ''] ?? ''}\n${'> '.repeat(2_000)}x\n`],
  ['a very long line', `${whole[kinds[0] ?? ''] ?? ''}\n${'eczema cures '.repeat(3_000)}\n`],
])('%s', (_, text) => {
  expectNothingHidden({ [kinds[0] ?? '']: text });
});
