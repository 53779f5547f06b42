import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatProblem } from '@/lib/content/problem';
import { build, contentFiles } from '../../fixtures/content';

const files = contentFiles();
const goats = 'content/products/goats-milk-kefir.md';
const article = 'content/articles/kefir-and-eczema.md';

/** The errors after one edit, without file and place. */
function errorsAfter(file: string, from: string | RegExp, to: string): string[] {
  const source = files[file] ?? '';
  const edited = source.replace(from, to);
  expect(edited).not.toBe(source);
  return build({ ...files, [file]: edited })
    .problems.filter(({ level }) => level === 'error')
    .map(formatProblem);
}

describe('the content check', () => {
  test('the shop itself has no error', () => {
    expect(build(files).problems.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test.each([
    [
      goats,
      'pricePence: 625',
      'pricePence: £6.25',
      /field "variants\[1\]\.pricePence": must be a whole number of pence; found "£6\.25"\.$/,
    ],
    [
      goats,
      'status: published',
      'status: publishd',
      /field "status": must be one of "draft", "published"; found "publishd"\. Did you mean "published"\?$/,
    ],
    [goats, 'summary: ', 'sumary: ', /field "sumary": not known\. Did you mean "summary"\? Allowed: title, /],
    [
      goats,
      /title: .*/,
      'title: Kefir: the course',
      /goats-milk-kefir\.md:2:\d+ {2}this text has a colon in it, so put it in double quotes: title: "Kefir: the course"$/,
    ],
    [
      article,
      /\[\^huang-2018\]/,
      '[^huang]',
      /citation \[\^huang\] has no entry under "references"\. Did you mean "huang-2018"\?$/,
    ],
    [
      article,
      /\{% product slug="[^"]+"/,
      '{% product slug="goat-milk-kefir"',
      /product "goat-milk-kefir" is not a file in content\/products\. Did you mean "goats-milk-kefir"\?$/,
    ],
    [
      goats,
      /$/,
      '\n\nIt clears your eczema.\n',
      /"clears" claims to treat a disease\. Say what the product is, not what it cures\. \(claims rule A\+B\)$/,
    ],
    ['content/delivery.yaml', 'FK17-21', 'FK17-21, FK20', /zone "highlands": FK17-21 and FK20 overlap\.$/],
    ['content/chat.yaml', '"08:00"', '8am', /must be a 24-hour time in quotes, like "09:00"; found "8am"\.$/],
    [goats, /^---\n/, '', /must start with a line of three hyphens/],
  ])('%s: %s → %s', (file, from, to, expected) => {
    const errors = errorsAfter(file, from, to);
    expect(errors).toEqual(expect.arrayContaining([expect.stringMatching(expected)]));
    expect(errors[0]).toMatch(/^content\/[\w/-]+\.(md|yaml):\d+:\d+ {2}/);
  });

  test('no broken front matter crashes it or hides a product in silence', () => {
    const source = files[goats] ?? '';
    const end = source.indexOf('\n---', 4);
    fc.assert(
      fc.property(fc.nat(end - 5), fc.string({ maxLength: 6 }), (at, noise) => {
        const broken = source.slice(0, 4 + at) + noise + source.slice(5 + at);
        const { content, problems } = build({
          [goats]: broken,
          ...Object.fromEntries(Object.entries(files).filter(([file]) => file.endsWith('.yaml'))),
        });
        const shown = content?.products.some(({ slug }) => slug === 'goats-milk-kefir');
        const said = problems.some(({ file }) => file === goats);
        expect(shown || said || /^status:\s*draft/m.test(broken)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
