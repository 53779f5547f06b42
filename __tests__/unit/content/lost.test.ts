import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkLost } from '@/lib/content/checks/words/lost';
import { formatProblem } from '@/lib/content/problem';
import { parseMarkdown } from '@/lib/content/text/markdown';
import { build, contentFiles } from '../../fixtures/content';
import { eczema, files, goats, howTo, linesAfter } from '../../fixtures/content-edits';

const terms = 'Write it like [Terms](/help/terms)';
const aloneOnItsLine = 'a product block stands on a line of its own, with an empty line before it and after it.';
const filled = 'nothing fills this in, so it would read "undefined"; write the words themselves.';
const wordless = 'a heading needs a letter from a to z or a figure, so that a link can lead to it.';
const titled = 'one # is for the title of the page, which stands in "title"; begin this one with ##.';
const unseen = (code: string) => `a sign that nobody sees (U+${code}) stands in this text; take it out.`;

describe('what a writer puts into a text and no reader would get', () => {
  test.each<[written: string, lines: [at: string, says: string][]]>([
    [
      'See ![a goat](/images/goat.jpg) here.',
      [
        [
          '57:5',
          'a picture in a text is not shown. Take it out; the picture of a product or an article stands under "image".',
        ],
      ],
    ],
    ['# Milk', [['57:1', titled]]],
    ['Try {% product slug="goats-milk-kefir" /%} today.', [['57:5', aloneOnItsLine]]],
    ['- Try {% product slug="goats-milk-kefir" /%}', [['57:7', aloneOnItsLine]]],
    ['Hello {% $user.name %}.', [['57:10', filled]]],
    ['Hello {% today() %}.', [['57:7', filled]]],
    ['{% product slug=$kefir /%}', [['57:17', filled]]],
    ['{% if true %}\n\nHidden.\n\n{% /if %}', [['57:1', 'unknown block {% if %}.']]],
    ['## Milk {% #milk %}', [['57:9', 'a note in {% and %} on a text does nothing here; take it out.']]],
    ['See [the NHS][nhs] here.', [['57:5', `[the NHS][nhs] leads nowhere: no line says where to. ${terms}`]]],
    ['See [nhs][] here.', [['57:5', `[nhs][] leads nowhere: no line says where to. ${terms}`]]],
    ['[](/help/terms)', [['57:1', `this link has no words, so nobody can see it. ${terms}`]]],
    [
      '[nhs]: https://www.nhs.uk/a',
      [['57:1', 'this line is not shown, and no link names [nhs]; write the link itself, like [Terms](/help/terms)']],
    ],
    ['## 🥛', [['57:1', wordless]]],
    [
      '## …\n\n## !',
      [
        ['57:1', wordless],
        ['59:1', wordless],
      ],
    ],
    ['#### Milk', [['57:1', 'this heading skips a level: begin it with ###, not ####.']]],
    ['##Milk', [['57:1', 'a heading has a space after its ##']]],
    ['Milk\n===', [['58:1', '=== is shown as it is; a heading begins with ##.']]],
    ['** milk **', [['57:1', '** is shown as it is: no word is between a pair of them.']]],
    ['- [ ] milk', [['57:3', '[ ] is shown as it is; take it out.']]],
    [
      'Text.\nSee www.nhs.uk, or ask.',
      [['58:5', 'www.nhs.uk is no link by itself; write [what is there](https://www.nhs.uk)']],
    ],
    [
      'See (https://www.nhs.uk/a).',
      [['57:6', 'https://www.nhs.uk/a is no link by itself; write [what is there](https://www.nhs.uk/a)']],
    ],
    ['Milk \u202Eand water.', [['57:6', unseen('202E')]]],
    [
      '[mail](mailto:nobody)',
      [['57:8', '"mailto:nobody" names no e-mail address; write it like mailto:name@example.org.']],
    ],
    ['[call](tel:us)', [['57:8', '"tel:us" names no telephone number; write it like tel:+441234567890.']]],
    [
      '[terms](https://www.larkfield.example/help/term)',
      [['57:9', '"/help/term" is not a page of the shop. Did you mean "/help/terms"?']],
    ],
    [
      '[terms](http://larkfield.example/help/terms#price)',
      [['57:9', 'there is no heading "#price" in /help/terms. Did you mean "prices-and-payment"?']],
    ],
  ])('%s', (written, lines) => {
    expect(linesAfter(howTo, /$/, `\n${written}\n`)).toEqual(lines.map(([at, says]) => `${howTo}:${at}  ${says}`));
  });

  test.each([
    'See [the NHS][nhs] and <https://www.nhs.uk/b>.\n\n[nhs]: https://www.nhs.uk/a',
    '[www.nhs.uk](https://www.nhs.uk/a)',
    '`www.nhs.uk`, `![a](b)` and `**`',
    '- Milk.\n\n  {% product slug="goats-milk-kefir" /%}',
    '[mail](mailto:hello@larkfield.example?subject=Milk) or [call](tel:+441234567890)',
    '[terms](https://larkfield.example/help/terms)',
    '## Milk of 2026\n\n### Goats\n\n## Water',
    'Milk [sic] & **water**, <!-- not yet --> and ~~beer~~.',
    '| milk | water |\n|---|---|\n| 1 | 2 |',
  ])('nothing is lost of %j', (written) => {
    expect(linesAfter(howTo, /$/, `\n${written}\n`)).toEqual([]);
  });

  test('the shop’s own texts lose nothing', () => {
    const said = build(contentFiles()).problems.filter(({ level }) => level === 'error');
    expect(said.map(formatProblem)).toEqual([]);
  });

  test('whatever words stand around it, a picture is found at its place', () => {
    const words = fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8}){0,3}$/);
    fc.assert(
      fc.property(fc.array(words, { maxLength: 4 }), words, (paragraphs, before) => {
        const bodySource = [...paragraphs, `${before} ![a](/b.jpg)`].join('\n\n');
        expect(checkLost({ file: howTo, bodyLine: 1, bodySource, root: parseMarkdown(bodySource) })).toEqual([
          expect.objectContaining({ line: 1 + 2 * paragraphs.length, column: before.length + 2 }),
        ]);
      }),
    );
  });
});

describe('signs in a field of plain text', () => {
  const shown = (signs: string) =>
    `"${signs}" would be shown as it is: this field is plain text. Write the words alone.`;
  const around = (open: string, close: string) =>
    `the marks ${open} and ${close} around it would be shown; take them out. Straight ones (") are not shown.`;
  const nothing = 'there is nothing to read in this text; write it, or take the field out.';
  test.each<[written: string, says: string]>([
    ['“Kefir”', around('“', '”')],
    ['‘Goats’ kefir’', around('‘', '’')],
    ['"**Oat** drink"', shown('**')],
    ['"Oat *drink*"', shown('*drink*')],
    ['"Oat _drink_"', shown('_drink_')],
    ['"<b>Oat</b> drink"', shown('<b>')],
    ['"[Oat](/shop) drink"', shown('[Oat](/shop)')],
    ['"Oats &amp; water"', shown('&amp;')],
    ['"Oat \\u202E drink"', unseen('202E')],
    ['"Oat\\0drink"', unseen('0000')],
    ['"\\u200B\\u2060"', nothing],
    ['"\\u00AD"', nothing],
  ])('%s', (written, says) => {
    expect(linesAfter(goats, /summary: .*/, `summary: ${written}`)).toEqual([`${goats}:5:1  field "summary": ${says}`]);
  });

  test.each([
    ['a canned reply', 'content/replies.yaml', 'Hello {name}.', 'Hello **{name}**.', '4:3  field "body"'],
    ['the strip', 'content/site.yaml', 'orders {free}', '_orders_ {free}', '25:5  field "label"'],
    ['an answer', goats, /answer: "?/, '$&<i>No</i> ', '57:5  field "answer"'],
    ['a list of ingredients', goats, '(**milk**)', '(_live_ **milk**)', '48:3  field "ingredients"'],
  ])('%s is one too', (_, file, from, to, at) => {
    expect(linesAfter(file, from, to)).toEqual([expect.stringContaining(`${file}:${at}: "`)]);
  });
});

test('an allergen stands between two pairs of asterisks', () => {
  expect(linesAfter(goats, '(**milk**)', '(**milk)')).toContain(
    `${goats}:48:3  field "ingredients": an allergen stands between two **, and one of them is missing.`,
  );
});

describe('one name for two things', () => {
  const titleOf = (file: string) => /title: .*/.exec(files[file] ?? '')?.[0] ?? '';
  const oat = 'content/products/oat-kefir.md';
  test('two products, whatever their capitals; two sizes of one', () => {
    expect(linesAfter(oat, /title: .*/, 'title: "GOATS’ MILK KEFIR"')).toEqual([
      `${oat}:2:1  field "title": "GOATS’ MILK KEFIR" is used twice; ${goats} has it too.`,
    ]);
    expect(linesAfter(goats, 'label: "250 ml bottle', 'label: "500 ml bottle')).toContain(
      `${goats}:33:5  field "label": "500 ml bottle" is used twice; it stands further up too.`,
    );
  });

  test('it is the draft that has to find another, wherever it stands in the list', () => {
    const copy = (files[oat] ?? '').replace('status: published', 'status: draft').replace('OAK-500', 'AAA-500');
    const said = build({ ...files, 'content/products/a-copy.md': copy }).problems.map(formatProblem);
    expect(said.filter((line) => line.includes('used twice'))).toEqual([
      `content/products/a-copy.md:2:1  warning: field "title": "Oat Kefir" is used twice; ${oat} has it too.`,
    ]);
  });

  test('two articles', () => {
    expect(linesAfter(howTo, /title: .*/, titleOf(eczema)).join('\n')).toContain('is used twice');
  });
});
