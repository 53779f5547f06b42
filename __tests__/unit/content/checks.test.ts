import { describe, expect, test } from '@jest/globals';
import { buildContent } from '@/lib/content/graph';
import { type Edited, eczema, files, goats, howTo, linesAfter } from '../../fixtures/content-edits';

describe('what several files say together', () => {
  test.each<Edited>([
    [
      'a reference that nothing cites',
      eczema,
      '[^plantamura-2018]',
      '',
      [
        'content/articles/kefir-and-eczema.md:66:5  field "references": reference "plantamura-2018" is never cited; add [^plantamura-2018] to the text or remove it.',
      ],
    ],
    [
      'a related product that is not there',
      goats,
      'related: [cows-milk-kefir',
      'related: [cow-milk-kefir',
      [
        'content/products/goats-milk-kefir.md:62:11  product "cow-milk-kefir" is not a file in content/products. Did you mean "cows-milk-kefir"?',
      ],
    ],
    [
      'a product related to itself',
      goats,
      'related: [cows-milk-kefir',
      'related: [goats-milk-kefir',
      ['content/products/goats-milk-kefir.md:62:11  a product cannot be related to itself.'],
    ],
    [
      'a taste of what nobody eats',
      'content/products/kefir-soap.md',
      'howToUse:',
      'tasteWords: [Clean, mild, soft]\nhowToUse:',
      ['content/products/kefir-soap.md:16:1  only food and drink have a taste; take it out.'],
    ],
    [
      'a scale with one end',
      goats,
      'howToUse:',
      'tasteScales: [{ from: Sharp, to: sharp, at: 2 }]\nhowToUse:',
      [`${goats}:16:15  it leads from "Sharp" to the same; name two ends.`],
    ],
    [
      'a place beyond a scale',
      goats,
      'howToUse:',
      'tasteScales: [{ from: Round, to: Sharp, at: 6 }]\nhowToUse:',
      [`${goats}:16:41  field "tasteScales[1].at": must be at most 5; found 6.`],
    ],
    [
      'a related product that is a draft',
      'content/products/cows-milk-kefir.md',
      'status: published',
      'status: draft',
      [
        'content/products/goats-milk-kefir.md:62:11  warning: product "cows-milk-kefir" is a draft, so nobody sees it yet.',
      ],
    ],
    [
      'a card of a draft',
      'content/products/oat-kefir.md',
      'status: published',
      'status: draft',
      [
        'content/articles/kefir-and-eczema.md:130:1  warning: product "oat-kefir" is a draft, so its card is missing here until it is published.',
        'content/products/elderflower-water-kefir.md:44:31  warning: product "oat-kefir" is a draft, so nobody sees it yet.',
      ],
    ],
    [
      'an SKU that another product has',
      'content/products/oat-kefir.md',
      'sku: OAK-500',
      'sku: GMK-500',
      [
        'content/products/oat-kefir.md:22:5  field "sku": "GMK-500" is used twice; content/products/goats-milk-kefir.md has it too.',
      ],
    ],
    [
      'an SKU twice in one product',
      goats,
      'sku: GMK-250',
      'sku: GMK-500',
      ['content/products/goats-milk-kefir.md:31:5  field "sku": "GMK-500" is used twice; it stands further up too.'],
    ],
    [
      'two sizes at one address',
      goats,
      'slug: 250-ml',
      'slug: 500-ml',
      ['content/products/goats-milk-kefir.md:32:5  field "slug": "500-ml" is used twice; it stands further up too.'],
    ],
    [
      'two references with one id',
      eczema,
      'id: nhs-eczema',
      'id: bsf-2019',
      [
        'content/articles/kefir-and-eczema.md:48:5  field "references": "bsf-2019" is used twice; it stands further up too.',
        'content/articles/kefir-and-eczema.md:88:175  citation [^nhs-eczema] has no entry under "references".',
        'content/articles/kefir-and-eczema.md:94:118  citation [^nhs-eczema] has no entry under "references".',
        'content/articles/kefir-and-eczema.md:98:170  citation [^nhs-eczema] has no entry under "references".',
        'content/articles/kefir-and-eczema.md:110:166  citation [^nhs-eczema] has no entry under "references".',
      ],
    ],
    [
      'two headings that read the same',
      goats,
      /$/,
      '\n## Which size?\n\nText.\n',
      [
        'content/products/goats-milk-kefir.md:79:1  the heading "Which size?" stands here twice, so a link can\'t tell one from the other; change one.',
      ],
    ],
    [
      'two canned replies with one shortcut',
      'content/replies.yaml',
      'shortcut: tomorrow',
      'shortcut: where',
      ['content/replies.yaml:5:3  field "shortcut": "where" is used twice; it stands further up too.'],
    ],
    [
      'two zones with one id',
      'content/delivery.yaml',
      'id: scilly',
      'id: highlands',
      ['content/delivery.yaml:44:5  field "zones": "highlands" is used twice; it stands further up too.'],
    ],
    [
      'two exceptions on one day',
      'content/chat.yaml',
      'date: 2027-12-25',
      'date: 2026-12-25',
      ['content/chat.yaml:13:5  field "exceptions": "2026-12-25" is used twice; it stands further up too.'],
    ],
    [
      'a review that is due',
      howTo,
      'nextReview: 2027-10-12',
      'nextReview: 2026-11-01',
      [
        'content/articles/how-to-drink-and-keep-kefir.md:8:1  warning: field "nextReview": this review was due on 2026-11-01. Check the article against its sources, then change reviewed and nextReview.',
      ],
    ],
    [
      'a next review before the last',
      howTo,
      'nextReview: 2027-10-12',
      'nextReview: 2026-10-01',
      [
        'content/articles/how-to-drink-and-keep-kefir.md:8:1  field "nextReview": must be after the last review, 2026-10-12; found 2026-10-01.',
      ],
    ],
    [
      'no article for the front page',
      'content/site.yaml',
      'homeArticle: kefir-and-eczema',
      'homeArticle: kefir-and-eczma',
      [
        'content/site.yaml:30:1  field "homeArticle": "kefir-and-eczma" is not a published article. Did you mean "kefir-and-eczema"?',
      ],
    ],
    [
      'goods given away without an end',
      'content/discounts.yaml',
      / {2}sample: true\n {2}percent: 15\n/,
      '  percent: 100\n',
      [
        'content/discounts.yaml:19:3  warning: field "sample": sample data: WELCOME10, SKIN-5 and ON-THE-HOUSE hold in the demo and nowhere else; write the shop\'s own codes.',
        'content/discounts.yaml:33:3  field "[3].uses": "WINTER-2026" gives goods away to whoever types it; say how often, with uses: { total: … }.',
      ],
    ],
    [
      'goods given away so many times',
      'content/discounts.yaml',
      / {2}sample: true\n {2}percent: 100\n/,
      '  percent: 100\n',
      [
        'content/discounts.yaml:19:3  warning: field "sample": sample data: WELCOME10, SKIN-5 and WINTER-2026 hold in the demo and nowhere else; write the shop\'s own codes.',
        'content/discounts.yaml:38:3  warning: field "[4].percent": "ON-THE-HOUSE" gives goods away to whoever types it, 25 times up to £60.00, £1,500.00 in all. Is that what is meant?',
        'content/discounts.yaml:39:3  warning: field "[4].maximumPence": "ON-THE-HOUSE" leaves £0.15 to pay for 1 × Cows’ Milk Kefir, 1 litre bottle, 1 × Goats’ Milk Kefir, 1 litre bottle and 1 × The Kefir Course, 14 × 250 ml bottles, and no card can be charged less than £0.30: the checkout will refuse that. Say from what on it holds with minimumPence, or take off less.',
      ],
    ],
    [
      'goods given away in any worth',
      'content/discounts.yaml',
      / {2}sample: true\n {2}percent: 100\n {2}maximumPence: 6000\n/,
      '  percent: 100\n',
      [
        'content/discounts.yaml:19:3  warning: field "sample": sample data: WELCOME10, SKIN-5 and WINTER-2026 hold in the demo and nowhere else; write the shop\'s own codes.',
        'content/discounts.yaml:38:3  field "[4].percent": "ON-THE-HOUSE" gives goods away to whoever types it; say up to how much for one order, with maximumPence.',
      ],
    ],
    [
      'a code that leaves less than a card can be charged, with delivery free',
      'content/discounts.yaml',
      / {2}sample: true\n {2}percent: 100\n {2}maximumPence: 6000\n/,
      '  percent: 100\n  maximumPence: 690\n',
      [
        'content/discounts.yaml:19:3  warning: field "sample": sample data: WELCOME10, SKIN-5 and WINTER-2026 hold in the demo and nowhere else; write the shop\'s own codes.',
        'content/discounts.yaml:38:3  warning: field "[4].percent": "ON-THE-HOUSE" gives goods away to whoever types it, 25 times up to £6.90, £172.50 in all. Is that what is meant?',
        'content/discounts.yaml:39:3  warning: field "[4].maximumPence": "ON-THE-HOUSE" leaves £0.05 to pay for 1 × Goats’ Kefir Soap, 100 g bar, and no card can be charged less than £0.30: the checkout will refuse that. Say from what on it holds with minimumPence, or take off less.',
      ],
    ],
    [
      'braces that nothing fills',
      'content/site.yaml',
      'orders {free}',
      'orders {fre}',
      ['content/site.yaml:25:5  {fre} is not filled in by anything; use {free} or {hours}.'],
    ],
    [
      'a misspelt placeholder in a reply',
      'content/replies.yaml',
      'due on {promised}',
      'due on {promisd}',
      [
        'content/replies.yaml:4:3  {promisd} is not filled in by anything; use {name}, {order} or {promised}. Did you mean "{promised}"?',
      ],
    ],
    [
      'a placeholder of another text in a reply, and one that is not closed',
      'content/replies.yaml',
      'Hello {name}. Your order {order}',
      'Hello {name. Your order {number}',
      [
        'content/replies.yaml:4:3  {name. Your order {number} is not filled in by anything; use {name}, {order} or {promised}.',
      ],
    ],
    [
      'a placeholder in a reply’s title',
      'content/replies.yaml',
      'Where is my order?',
      'Where is {order}?',
      ['content/replies.yaml:3:3  {order} is not filled in here; write the words themselves.'],
    ],
    [
      'a second placeholder in a carrier’s address',
      'content/delivery.yaml',
      'parcels/{number}',
      'parcels/{number}/{numbr}',
      ['content/delivery.yaml:126:27  {numbr} is not filled in by anything; use {number}.'],
    ],
    [
      'a placeholder in a greeting',
      'content/chat.yaml',
      'open: Hello.',
      'open: Hello {name}.',
      ['content/chat.yaml:19:3  {name} is not filled in here; write the words themselves.'],
    ],
    [
      'a placeholder in a zone’s words',
      'content/delivery.yaml',
      'name: Isle of Wight',
      'name: Isle of Wight {free}',
      ['content/delivery.yaml:29:5  {free} is not filled in here; write the words themselves.'],
    ],
    [
      'a placeholder in a page’s text',
      goats,
      /$/,
      '\nOrders {free} travel free.\n',
      [`${goats}:79:8  {free} is not filled in here; write the words themselves.`],
    ],
    [
      'a placeholder in a product’s fields',
      goats,
      'storageAdvice: ',
      'storageAdvice: Until {promised}. ',
      [`${goats}:14:1  {promised} is not filled in here; write the words themselves.`],
    ],
  ])('%s', (_, file, from, to, lines) => {
    expect(linesAfter(file, from, to)).toEqual(lines);
  });
});

test('a shop that sells knows no sample codes', () => {
  const options = { drafts: false, today: '2026-11-24' };
  expect(buildContent(files, { ...options, selling: true }).content?.discounts).toEqual([]);
  expect(buildContent(files, options).content?.discounts.map(({ code }) => code)).toContain('ON-THE-HOUSE');
});
