import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { checkContent, soundContent } from '@/lib/content/graph';
import { isPhotograph, type Pictures } from '@/lib/content/pictures/pictures';
import { ContentError, formatProblem } from '@/lib/content/problem';
import { eczema, files, goats, howTo } from '../../fixtures/content-edits';

/** Whatever a build would die of, the check prints before, in the same words; and what the check passes, a build takes. */
const today = '2026-11-28';
const picture = { width: 1200, height: 900, alpha: false, bytes: 90_000, hash: 'x' };
const pictures: Pictures = {
  '/images/kefir-soft-cheese/photograph.jpg': picture,
  '/images/cut-short.jpg': null,
  '/images/small.jpg': { ...picture, width: 100 },
};

const printed = (edited: Record<string, string>) =>
  checkContent(edited, { today, pictures })
    .problems.filter(({ level }) => level === 'error')
    .map(formatProblem);

function thrown(edited: Record<string, string>, selling = true): string[] {
  try {
    soundContent(edited, { drafts: false, today, pictures, selling });
    return [];
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return error.message.trim().split('\n');
  }
}

function edit(file: string, from: string | RegExp, to: string | null): Record<string, string> {
  const source = files[file] ?? '';
  if (to === null) return Object.fromEntries(Object.entries(files).filter(([name]) => name !== file));
  const text = source.replace(from, to);
  expect([file, text === source]).toEqual([file, false]);
  return { ...files, [file]: text };
}

const oat = 'content/products/oat-kefir.md';
const soap = 'content/products/kefir-soap.md';
const delivery = 'content/delivery.yaml';
const site = 'content/site.yaml';
const chat = 'content/chat.yaml';
const redirects = 'content/redirects.yaml';
const discounts = 'content/discounts.yaml';
type Case = [what: string, file: string, from: string | RegExp, to: string | null];

const settings = ['site', 'delivery', 'orders', 'chat', 'replies', 'discounts', 'redirects', 'claims'];

const kinds: Case[] = [
  ...settings.flatMap((name): Case[] => [
    [`${name}.yaml gone`, `content/${name}.yaml`, '', null],
    [`${name}.yaml cut short`, `content/${name}.yaml`, /$/, '\nx: ['],
    [`${name}.yaml of another encoding`, `content/${name}.yaml`, /$/, '# \uFFFD\n'],
    [`${name}.yaml merged by halves`, `content/${name}.yaml`, /$/, '<<<<<<< HEAD\n'],
  ]),
  ['letters saved in two encodings', oat, /$/, '\nCafÃ© and donâ€™t.\n'],
  // Each way in which a schema refuses a value.
  ['a field unknown', oat, 'storage:', 'storagee:'],
  ['a field missing', oat, /summary: .*\n/, ''],
  ['a field empty', oat, /summary: .*/, 'summary:'],
  ['another kind of value', oat, /order: .*/, 'order: first'],
  ['a value that is none of the choices', oat, /milk: .*/, 'milk: soya'],
  ['a number with a fraction', oat, 'pricePence: 495', 'pricePence: 495.5'],
  ['a number too small', oat, 'pricePence: 495', 'pricePence: 0'],
  ['a number too large', delivery, 'calendarEnds:', 'choiceDays: 61\ncalendarEnds:'],
  ['a text too long', oat, /title: .*/, `title: "${'Kefir '.repeat(30)}"`],
  ['a list too short', oat, /howToUse:\n(?: {2}- .*\n)+|howToUse: \[.*\]\n/, 'howToUse: []\n'],
  ['a list too long', site, 'strip:\n', 'strip:\n  - { label: One more, href: /shop }\n'],
  ['a pattern that is not met', oat, 'sku: OAK-500', 'sku: oak 500'],
  ['a date that there is not', howTo, /published: \d.*/, 'published: 2026-02-30'],
  ['a bar code that does not sum', oat, 'sku: OAK-500', 'sku: OAK-500\n    gtin: "5012345678901"'],
  ['a kind of label that there is not', oat, 'kind: food', 'kind: drink'],
  ['an address that is none', eczema, /url: .*/, 'url: www.nhs.uk'],
  ['a field twice', oat, /storage: .*/, 'storage: chilled\nstorage: chilled'],
  ['an alias', oat, /summary: .*/, 'summary: *x'],
  ['no front matter', oat, /^---/, '--'],
  ['a photograph of another kind', oat, /src: .*/, 'src: /images/oat.gif'],
  ['a photograph that is not there', oat, /src: .*/, 'src: /images/none.jpg'],
  ['a photograph cut short', oat, /src: .*/, 'src: /images/cut-short.jpg'],
  ['a photograph too small', oat, /src: .*/, 'src: /images/small.jpg'],
  // Each rule about several files, or about a file as a whole.
  ['an unknown product beside it', goats, 'related: [', 'related: [none-such, '],
  ['an unknown part of a bundle', goats, 'related: [', 'bundleOf: [none-such]\nrelated: ['],
  ['an unknown product in the text', eczema, 'slug="goats-milk-kefir"', 'slug="none-such"'],
  ['a block that is none', eczema, '{% product slug="goats-milk-kefir"', '{% produkt slug="goats-milk-kefir"'],
  ['an unknown citation', eczema, '[^huang-2018]', '[^none-such]'],
  ['a home page as a source', eczema, /url: .*/, 'url: https://www.nhs.uk/'],
  ['a claim', oat, /$/, '\nIt cures eczema.\n'],
  ['an approval that there is not', oat, 'status: published', 'status: published\nclaims: [none-such]'],
  ['an allergen unnamed', goats, /allergens: .*/, 'allergens: []'],
  ['a diet that is untrue', goats, /diets: .*/, 'diets: [vegan]'],
  ['energy that does not add up', oat, 'energyKcal: 46', 'energyKcal: 400'],
  ['a size that is said otherwise', oat, 'value: 500', 'value: 250'],
  ['a stock code twice', oat, 'sku: OAK-500', 'sku: GMK-500'],
  ['a link that leads nowhere', oat, /$/, '\n[a](/none-such)\n'],
  ['a heading twice', goats, /$/, '\n## Questions\n'],
  ['a picture in the text', oat, /$/, '\n![a](/images/x.jpg)\n'],
  ['braces that nothing fills', 'content/replies.yaml', 'Hello {name}', 'Hello {nmae}'],
  ['a front page that is not there', site, /homeArticle: .*/, 'homeArticle: none-such'],
  ['a menu that leads nowhere', site, /href: \/shop\b.*/, 'href: /none-such'],
  ['a sum typed by hand', site, 'orders {free}', 'orders over £20'],
  ['zones that overlap', delivery, 'FK17-21', 'FK17-21, FK20'],
  ['a threshold in pounds', delivery, 'thresholdPence: 2500', 'thresholdPence: 25'],
  ['hours backwards', chat, 'opens: "08:00", closes: "20:00"', 'opens: "20:00", closes: "08:00"'],
  ['a redirect in front of staff', redirects, /from: .*/, 'from: /staff'],
  ['a redirect to nowhere', redirects, /to: .*/, 'to: /none-such'],
  ['a code that is over', discounts, /until: .*/, 'until: 2020-01-01'],
  ['a promise that the privacy page does not make', 'content/orders.yaml', /keepYears: .*/, 'keepYears: 9'],
  ['a name that is no address', soap, '', null],
];

test('the content as it is passes both', () => {
  expect([printed(files), thrown(files), thrown(files, false)]).toEqual([[], [], []]);
});

describe('what a build dies of, the check prints', () => {
  test.each(kinds)('%s', (what, file, from, to) => {
    const edited = edit(file, from, to);
    if (what === 'a name that is no address') edited['content/products/Kefir Soap.md'] = files[soap] ?? '';
    const lines = printed(edited);
    expect(lines).not.toEqual([]);
    expect(thrown(edited)).toEqual(lines);
  });
});

test('a draft may be wrong in any of these ways, and neither minds', () => {
  const draft = kinds.filter(([, file]) => file === oat);
  for (const [what, , from, to] of draft) {
    const edited = edit(oat, from, to);
    edited[oat] = (edited[oat] ?? '').replace('status: published', 'status: draft');
    const lines = printed(edited).filter((line) => line.startsWith(oat));
    if (/front matter|two encodings|stock code twice/.test(what)) continue;
    expect([what, lines]).toEqual([what, []]);
  }
});

test('the build looks for the same photographs as the check', () => {
  const [, listed = ''] =
    /content\/images\/[^']*\{([^}]+)\}/.exec(readFileSync('lib/content/content.ts', 'utf8')) ?? [];
  const kindsOfPhotograph = listed.split(',');
  expect(kindsOfPhotograph.length).toBeGreaterThan(4);
  for (const kind of kindsOfPhotograph) expect([kind, isPhotograph(`x.${kind}`)]).toEqual([kind, true]);
  for (const kind of ['gif', 'heic', 'svg', 'Jpg', 'Png'])
    expect([kind, kindsOfPhotograph.includes(kind), isPhotograph(`x.${kind}`)]).toEqual([kind, false, false]);
});
