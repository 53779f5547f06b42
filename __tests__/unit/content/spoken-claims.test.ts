import { expect, test } from '@jest/globals';
import { claimsIn } from '@/lib/content/claims/claims';
import { lexiconOf } from '@/lib/content/claims/lexicon';
import { contentFiles, shopContent } from '../../fixtures/content';
import { type Spoken, spokenIn, spokenInCode } from '../../fixtures/spoken';

/** Words that stand in the code rather than in content are read by shoppers too, and nobody may claim there either. */
const { claims, products } = shopContent();
const lexicon = lexiconOf(
  claims,
  products.map(({ title }) => title),
);
const claimed = ({ file, line, text }: Spoken) =>
  claimsIn(text, lexicon, 'product').map(({ message }) => `${file}:${line}  ${message}`);

/** Files and drawings are called what their articles are called. */
const names = Object.keys(contentFiles()).map((file) => file.replace(/^.*\/|\.\w+$/g, ''));
const isName = ({ text }: Spoken) => names.includes(text.replace(/^article-/, ''));
const forMarketers = /^(components\/editor|lib\/content\/(checks|label))\//;

test('no text in the pages, the letters or the console claims anything', () => {
  const texts = spokenIn(['app', 'components', 'lib']).filter((one) => !forMarketers.test(one.file) && !isName(one));
  expect(texts.map(({ text }) => text)).toEqual(expect.arrayContaining(['Add to basket', 'Pay now …']));
  expect(texts.flatMap(claimed)).toEqual([]);
});

test('a claim is found between tags, in an attribute, in a template and in a list of words', () => {
  const code = [
    'export const Page = ({ name }) => <p title="For psoriasis">',
    '  Our kefir <b>cures</b> eczema',
    '</p>;',
    'const says = (left: number) => `Hurry, only $' + '{left} left`;',
    "const words = { summary: 'A probiotic drink' };",
  ].join('\n');
  expect(spokenInCode(code, 'x.tsx').flatMap(claimed)).toEqual([
    expect.stringMatching(/^x\.tsx:1 {2}"psoriasis" .*rule A\)/),
    expect.stringMatching(/^x\.tsx:2 {2}"eczema" .*rule A\)/),
    expect.stringMatching(/^x\.tsx:4 {2}"Hurry" .*rule F\)/),
    expect.stringMatching(/^x\.tsx:5 {2}"probiotic" .*rule C\)/),
  ]);
});
