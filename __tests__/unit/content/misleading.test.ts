import { describe, expect, test } from '@jest/globals';
import { checkFileNames } from '@/lib/content/checks/files';
import { checkIllustrations } from '@/lib/content/checks/pictures';
import { formatProblem } from '@/lib/content/problem';
import { readSources } from '@/lib/content/read';
import { files, goats, linesAfter } from '../../fixtures/content-edits';

const inQuotes = 'a text that starts with *, &, !, @, % or ` must stand in double quotes.';
const vat = 'Write zero for 0 %, reduced for 5 %, standard for 20 %.';

describe('the line that is wrong, and what is wrong with it', () => {
  test.each<[what: string, from: string | RegExp, to: string, line: string | null]>([
    ['a byte order mark', /^/, '\uFEFF', null],
    [
      'an empty first line',
      /^/,
      '\n',
      '1:1  the file must start with the line of three hyphens (---); take out the empty line above it.',
    ],
    ['four hyphens', /^---/, '----', '1:1  this line must be three hyphens (---) and nothing else; found "----".'],
    [
      'dashes of a word processor',
      /^---/,
      '—-',
      '1:1  this line must be three hyphens (---) and nothing else; found "—-".',
    ],
    [
      'a space before the hyphens',
      /^/,
      ' ',
      '1:1  this line must be three hyphens (---) and nothing else; found " ---".',
    ],
    [
      'no end of the fields',
      /\n---\n/,
      '\n',
      '63:1  the line of three hyphens (---) that ends the fields is missing; put it here, above the text.',
    ],
    [
      'a slip in the end of the fields',
      /\n---\n/,
      '\n-- -\n',
      '63:1  this line must be three hyphens (---) and nothing else; found "-- -".',
    ],
    [
      'nothing at all',
      /^[\s\S]*$/,
      ' \n',
      '1:1  this file is empty: it starts with ---, then the fields, then --- again, then the text.',
    ],
    [
      'a price of nothing',
      'pricePence: 625',
      'pricePence: 0',
      '27:5  field "variants[1].pricePence": must be more than 0; found 0.',
    ],
    [
      'a price below nothing, once',
      'pricePence: 625',
      'pricePence: -5',
      '27:5  field "variants[1].pricePence": must be more than 0; found -5.',
    ],
    [
      'a price without end',
      'pricePence: 625',
      'pricePence: .inf',
      '27:5  field "variants[1].pricePence": must be a whole number of pence; found infinity.',
    ],
    [
      'a price that is no number',
      'pricePence: 625',
      'pricePence: .nan',
      '27:5  field "variants[1].pricePence": must be a whole number of pence; found nan.',
    ],
    [
      'a quantity of nothing',
      'value: 500',
      'value: 0',
      '29:20  field "variants[1].netQuantity.value": must be more than 0; found 0.',
    ],
    ['a field with nothing in it', /title: .*/, 'title: # Kefir', '2:1  field "title": must be text; it is empty.'],
    [
      'VAT in figures',
      /vat: .*/,
      'vat: 20',
      `28:5  field "variants[1].vat": must be one of "zero", "reduced", "standard"; found 20. ${vat}`,
    ],
    [
      'VAT in per cent',
      /vat: .*/,
      'vat: 0%',
      `28:5  field "variants[1].vat": must be one of "zero", "reduced", "standard"; found "0%". ${vat}`,
    ],
    ['an alias', /storageAdvice: .*/, 'storageAdvice: *cold', `14:16  ${inQuotes}`],
    ['an anchor', 'storageAdvice: ', 'storageAdvice: &cold ', `14:16  ${inQuotes}`],
    ['a tag', /title: .*/, 'title: !kefir', `2:8  ${inQuotes}`],
    ['an emphasis', /title: .*/, 'title: *Goats* kefir', `2:16  ${inQuotes}`],
    ['an at sign', /title: .*/, 'title: @kefir', `2:8  ${inQuotes}`],
    ['no space after a colon', /title: .*/, 'title:Kefir', '2:1  put a space after the colon.'],
    [
      'a quotation mark too few',
      /title: .*/,
      'title: "Kefir',
      '2:14  this text begins with a double quote; put another at its end.',
    ],
    [
      'a link that runs a script',
      /$/,
      '\n[a](javascript:alert(1))\n',
      '79:3  a link may not begin with "javascript:"; write / for a page of the shop, https:// for any other.',
    ],
    [
      'a link to a file',
      /$/,
      '\n[a](data:text/html,x)\n',
      '79:3  a link may not begin with "data:"; write / for a page of the shop, https:// for any other.',
    ],
    [
      'a link with spaces',
      /$/,
      '\n[a](/help/terms and more)\n',
      '79:3  the address of a link has no spaces in it; take them out, or write %20.',
    ],
  ])('%s', (_, from, to, line) => {
    const said = linesAfter(goats, from, to).filter((one) => one.startsWith(goats));
    expect(said).toEqual(line ? [`${goats}:${line}`] : []);
  });
});

test.each([
  ['content/products/new.docx', 'write its text into content/products/new.md, and take this file out.'],
  ['content/products/notes.txt', 'name it content/products/notes.md.'],
  ['content/products/oat.MD', 'name it content/products/oat.md.'],
  ['content/products/goat.jpg', 'pictures stand in content/images.'],
  ['content/products/Crème-Fraîche.md', 'name it content/products/creme-fraiche.md.'],
  ['content/products/Smørrebrød & Œufs.md', 'name it content/products/smorrebrod-and-oeufs.md.'],
  ['content/replies.yml', 'Did you mean content/replies.yaml?'],
  ['content/product/kefir.md', 'Did you mean content/products/kefir.md?'],
])('a file that has strayed: %s', (file, says) => {
  const said = checkFileNames([file], new Set(['content/replies.yaml', 'content/chat.yaml'])).map(formatProblem);
  expect(said).toEqual([expect.stringMatching(new RegExp(`^${file.replaceAll('.', '\\.')}:1:1  `))]);
  expect(said[0]?.endsWith(says)).toBe(true);
});

test('a picture is called unused only when every file that could show it has been read', () => {
  const drawn = ['goats-milk-kefir.svg', 'nobody.svg'];
  const unused = (edited: typeof files) =>
    checkIllustrations(readSources(edited).sources, Object.keys(edited), drawn)
      .filter(({ message }) => message.startsWith('nothing shows'))
      .map(({ file }) => file);
  expect(unused(files)).toEqual(['public/illustrations/nobody.svg']);
  expect(unused({ ...files, [goats]: (files[goats] ?? '').replace('status: published', 'status: publishd') })).toEqual(
    [],
  );
});
