import { describe, expect, test } from '@jest/globals';
import { formatProblem } from '@/lib/content/problem';
import { build } from '../../fixtures/content';
import { type Edited, eczema, files, goats, linesAfter } from '../../fixtures/content-edits';

describe('a slip in a file', () => {
  test.each<Edited>([
    [
      'a field that is not known',
      eczema,
      'published: 2026',
      'publishd: 2026',
      [
        'content/articles/kefir-and-eczema.md:6:1  field "publishd": not known. Did you mean "published"? Allowed: title, status, summary, standfirst, published, reviewed, nextReview, catalogue, condition, care, image, numbered, references, claims.',
      ],
    ],
    [
      'a price with a pound sign',
      'content/products/kefir-lotion.md',
      'pricePence: 1450',
      'pricePence: £4.99',
      [
        'content/products/kefir-lotion.md:26:5  field "variants[1].pricePence": must be a whole number of pence; found "£4.99".',
      ],
    ],
    [
      'a citation without a reference',
      eczema,
      '[^huang-2018]',
      '[^huang]',
      [
        'content/articles/kefir-and-eczema.md:41:5  field "references": reference "huang-2018" is never cited; add [^huang-2018] to the text or remove it.',
        'content/articles/kefir-and-eczema.md:124:261  citation [^huang] has no entry under "references". Did you mean "huang-2018"?',
      ],
    ],
    [
      'a card of a product that is not there',
      eczema,
      '{% product slug="goats-milk-kefir"',
      '{% product slug="goat-milk-kefir"',
      [
        'content/articles/kefir-and-eczema.md:128:1  product "goat-milk-kefir" is not a file in content/products. Did you mean "goats-milk-kefir"?',
      ],
    ],
    [
      'a colon in a text',
      goats,
      /title: .*/,
      'title: Kefir: the course',
      [
        'content/products/goats-milk-kefir.md:2:8  this text has a colon in it, so put it in double quotes: title: "Kefir: the course"',
      ],
    ],
    [
      'a cure',
      goats,
      /$/,
      '\nThis bottle clears your eczema.\n',
      [
        'content/products/goats-milk-kefir.md:79:13  "clears your eczema" claims to treat a disease (claims rule A+B). Say what the product is, not what it cures.',
      ],
    ],
    [
      'zones that overlap',
      'content/delivery.yaml',
      'FK17-21',
      'FK17-21, FK20',
      ['content/delivery.yaml:33:5  zone "highlands": FK17-21 and FK20 overlap.'],
    ],
    [
      'a field that is missing',
      goats,
      /summary: .*\n/,
      '',
      ['content/products/goats-milk-kefir.md:2:1  field "summary": must be text; it is missing.'],
    ],
    [
      'a time that is not one',
      'content/chat.yaml',
      '"08:00"',
      '8am',
      ['content/chat.yaml:4:20  field "hours[1].opens": must be a 24-hour time in quotes, like "09:00"; found "8am".'],
    ],
    [
      'no line of hyphens at the start',
      goats,
      /^---\n/,
      '',
      [
        'content/products/goats-milk-kefir.md:1:1  the file must start with a line of three hyphens (---), then the fields, then --- again.',
      ],
    ],
    [
      'a tab',
      goats,
      '  src:',
      '\tsrc:',
      ['content/products/goats-milk-kefir.md:8:1  use spaces, not tabs, at the start of the line.'],
    ],
    [
      'a field given twice',
      goats,
      'order: 10',
      'order: 10\norder: 11',
      ['content/products/goats-milk-kefir.md:7:1  this field is already given above; keep one of the two.'],
    ],
    [
      'an apostrophe in single quotes',
      goats,
      /title: .*/,
      "title: 'Goats' Milk Kefir'",
      [
        'content/products/goats-milk-kefir.md:2:16  this text has an apostrophe in it, so put it in double quotes: title: "Goats\' Milk Kefir"',
      ],
    ],
    [
      'a line that is not lined up',
      goats,
      '    slug: 500-ml',
      '   slug: 500-ml',
      [
        'content/products/goats-milk-kefir.md:25:1  the spaces at the start of this line do not match the line above; line the fields of one item up.',
      ],
    ],
    [
      'an asterisk',
      goats,
      /title: .*/,
      'title: *star',
      [
        'content/products/goats-milk-kefir.md:2:8  a text that starts with *, &, !, @, % or ` must stand in double quotes.',
      ],
    ],
    [
      'a text that is too long',
      goats,
      /title: .*/,
      `title: ${'x'.repeat(71)}`,
      ['content/products/goats-milk-kefir.md:2:1  field "title": must be at most 70 characters long; found 71.'],
    ],
    [
      'an empty text',
      goats,
      /title: .*/,
      'title: ""',
      ['content/products/goats-milk-kefir.md:2:1  field "title": must not be empty.'],
    ],
    [
      'an empty list',
      goats,
      /howToUse:\n( .*\n)+/,
      'howToUse: []\n',
      ['content/products/goats-milk-kefir.md:16:1  field "howToUse": must have at least 1 entry; found [].'],
    ],
    [
      'a kind of label that there is not',
      goats,
      'kind: food',
      'kind: fod',
      [
        'content/products/goats-milk-kefir.md:46:3  field "label.kind": must be one of "food", "cosmetic", "supplement", "kit", "culture"; found "fod". Did you mean "food"?',
      ],
    ],
    [
      'no net quantity',
      goats,
      / {4}netQuantity: .*500.*\n/,
      '',
      [
        'content/products/goats-milk-kefir.md:24:5  field "variants[1].netQuantity": must be a group of fields; it is missing.',
      ],
    ],
    [
      'a date the other way round',
      eczema,
      'reviewed: 2026-11-02',
      'reviewed: 02/11/2026',
      [
        'content/articles/kefir-and-eczema.md:7:1  field "reviewed": must be a date written like 2026-05-14; found "02/11/2026".',
      ],
    ],
    [
      'a source that is not https',
      eczema,
      'url: https://www.nhs.uk/conditions',
      'url: http://www.nhs.uk/conditions',
      [
        'content/articles/kefir-and-eczema.md:53:5  field "references[6].url": must be a web address starting with https://; found "http://www.nhs.uk/conditions/atopic-eczema/".',
      ],
    ],
    [
      'HTML',
      goats,
      /$/,
      '\n<b>Bold</b> text\n',
      ['content/products/goats-milk-kefir.md:79:1  HTML (<b>) is not allowed; use Markdown.'],
    ],
    [
      'a block that does not end',
      goats,
      /$/,
      '\n{% product slug="oat-kefir" \n',
      [
        'content/products/goats-milk-kefir.md:79:1  this block is not complete. Write it on a line of its own like {% product slug="goats-milk-kefir" /%}',
      ],
    ],
    [
      'a block that there is not',
      goats,
      /$/,
      '\n{% produkt slug="oat-kefir" /%}\n',
      ['content/products/goats-milk-kefir.md:79:1  unknown block {% produkt %}. Did you mean "product"?'],
    ],
    [
      'a block with a slip in it',
      goats,
      /$/,
      '\n{% product slog="oat-kefir" /%}\n',
      [
        'content/products/goats-milk-kefir.md:79:1  "slog" is not known in this block. Did you mean "slug"?',
        'content/products/goats-milk-kefir.md:79:1  "slug" is missing in this block. Write it like {% product slug="goats-milk-kefir" /%}',
      ],
    ],
  ])('%s', (_, file, from, to, lines) => {
    expect(linesAfter(file, from, to)).toEqual(lines);
  });
});

test('a draft only ever warns, and what is wrong with it is said all the same', () => {
  const asDraft = (text: string) => text.replace('status: published', 'status: draft');
  const broken = { ...files, [goats]: asDraft(files[goats] ?? '').replace('pricePence: 625', 'pricePence: £6') };
  const lines = build(broken).problems.filter(({ file }) => file === goats);
  expect(lines.map(formatProblem)).toEqual([
    'content/products/goats-milk-kefir.md:27:5  warning: field "variants[1].pricePence": must be a whole number of pence; found "£6".',
  ]);
  const both = { ...files, [goats]: `${(broken[goats] ?? '').replace('order: 10', 'order: 10\nstatus: published')}` };
  expect(build(both).problems.find(({ file }) => file === goats)?.level).toBe('error');
});

test('what the content lives with as it is: warnings that name what to look at', () => {
  expect(build(files).problems.map(formatProblem)).toEqual([
    `${eczema}:9:1  warning: field "catalogue": products beside an article about eczema can make the page a medicinal claim under the advertising rules; "none" avoids it. README.md, 'The article and the law', says more.`,
    `${eczema}:82:137  warning: "cure eczema" claims to treat a disease (claims rule A+B). Say what the product is, not what it cures. (1 more in this article)`,
    `${eczema}:124:85  warning: "function of the immune system" is a health claim that is not authorised (claims rule C). Take it out here and put vitamin-a-immune under "claims" of a product that has the vitamin; its page then says it by itself. (1 more in this article)`,
    'content/discounts.yaml:19:3  warning: field "sample": sample data: WELCOME10, SKIN-5, WINTER-2026 and ON-THE-HOUSE hold in the demo and nowhere else; write the shop\'s own codes.',
    'content/site.yaml:7:1  warning: field "legal": sample data: put the real name, companyNumber, registeredOffice, vatNumber, email and phone here, then set sample to false.',
  ]);
});
