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

/** The shop keeps a file, or the check fails and names it. A broken file that says it is a draft is only warned of. */
function expectNothingHidden(file: string, text: string): void {
  const { content, problems } = buildContent({ ...settings, [file]: text }, { drafts: true, today: '2026-11-24' });
  const slug = file.replace(/^.*\/|\.md$/g, '');
  const lists = [content?.products, content?.articles, content?.pages, content?.faqs];
  const shown = lists.some((list) => list?.some((one) => one.slug === slug));
  const said = problems.filter((problem) => problem.file === file);
  const failed = said.some(({ level }) => level === 'error');
  const brokenDraft =
    !shown && said.length > 0 && /^status: draft\s*$/m.test(text) && !/^status: published/m.test(text);
  expect({ text, kept: shown, said: failed || brokenDraft }).toEqual({ text, kept: shown, said: !shown });
  for (const { line, column, message } of said) {
    expect([line >= 1, column >= 1, message.length > 0]).toEqual([true, true, true]);
  }
}

describe('whatever is in a file, the check neither crashes nor hides it', () => {
  test.each(kinds)('slips in %s', (file) => {
    const source = whole[file] ?? '';
    fc.assert(
      fc.property(slips, (edits) => expectNothingHidden(file, broken(source, edits))),
      { numRuns: 60 },
    );
  });

  test('files of noise', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.array(slip, { maxLength: 40 }), (file, parts) =>
        expectNothingHidden(file, parts.join('')),
      ),
      { numRuns: 120 },
    );
  });

  test('front matter of any shape', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.jsonValue(), (file, value) =>
        expectNothingHidden(file, `---\n${JSON.stringify(value)}\n---\n\nText.\n`),
      ),
      { numRuns: 100 },
    );
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
  expectNothingHidden(kinds[0] ?? '', text);
});
