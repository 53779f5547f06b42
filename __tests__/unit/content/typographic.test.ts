import { expect, test } from '@jest/globals';
import { plainText, renderBody } from '@/lib/content/text/markdown';
import { typographic } from '@/lib/content/text/typographic';

test.each([
  ["don't, goats' milk", 'don’t, goats’ milk'],
  ["It is called 'the itch that rashes'.", 'It is called ‘the itch that rashes’.'],
  ['say "no", ("never")', 'say “no”, (“never”)'],
  ['"Kefir"', '“Kefir”'],
  ["kefir of the '90s", 'kefir of the ’90s'],
  ["\"it's 'mild'\"", '“it’s ‘mild’”'],
  ['” is right already', '” is right already'],
  ['', ''],
])('%s', (typed, printed) => {
  expect(typographic(typed)).toBe(printed);
});

test('a body is printed so, and its anchors, citations, links and blocks stay as they are typed', () => {
  const source = [
    '## What\'s "in" it?',
    'It *isn\'t* [Ann\'s](/help/about "x").[^nhs]',
    "`don't`",
    '{% product slug="oat-kefir" /%}',
  ].join('\n\n');
  const body = renderBody(source);
  expect(body.headings).toEqual([{ id: 'what-s-in-it', title: 'What’s “in” it?', level: 2, line: 0 }]);
  expect(plainText(body.tree)).toContain('What’s “in” it? It isn’t Ann’s.');
  expect([body.cited, body.products]).toEqual([['nhs'], ['oat-kefir']]);
  expect(JSON.stringify(body.tree)).toContain('"id":"what-s-in-it"');
});
