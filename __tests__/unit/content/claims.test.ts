import { describe, expect, test } from '@jest/globals';
import { type Edited, goats, howTo, linesAfter } from '../../fixtures/content-edits';

describe('claims and approvals', () => {
  test.each<Edited>([
    [
      'an approval that there is not',
      'content/products/kefir-course-28.md',
      '[vitamin-a-immune]',
      '[vitamin-a-imune]',
      [
        'content/claims.yaml:42:5  warning: no file names the approval "vitamin-a-immune"; remove it if it is no longer needed.',
        'content/products/kefir-course-28.md:53:10  field "claims": "vitamin-a-imune" is not an approval in content/claims.yaml. Did you mean "vitamin-a-immune"?',
      ],
    ],
    [
      'an authorised claim that the nutrition does not earn',
      goats,
      'related: [',
      'claims: [vitamin-a-immune]\nrelated: [',
      [
        'content/products/goats-milk-kefir.md:62:10  field "claims": "vitamin-a-immune" needs 60 µg of vitamin A per 100 ml; "1 litre bottle" has 0 µg.',
        'content/products/goats-milk-kefir.md:62:10  field "claims": "vitamin-a-immune" needs 60 µg of vitamin A per 100 ml; "250 ml bottle" has 0 µg.',
        'content/products/goats-milk-kefir.md:62:10  field "claims": "vitamin-a-immune" needs 60 µg of vitamin A per 100 ml; "500 ml bottle" has 0 µg.',
      ],
    ],
    [
      'an approval that has run out',
      'content/claims.yaml',
      'expires: 2027-11-24',
      'expires: 2026-11-01',
      [
        'content/products/kefir-course-28.md:53:10  field "claims": "vitamin-a-immune" ran out on 2026-11-01. A. Sample, food law adviser (sample data) can approve it again; until then take it out.',
      ],
    ],
    [
      'an approval that soon runs out',
      'content/claims.yaml',
      'expires: 2027-11-24',
      'expires: 2026-12-01',
      [
        'content/claims.yaml:42:5  warning: the approval "vitamin-a-immune" runs out in 7 days; ask A. Sample, food law adviser (sample data) in time.',
      ],
    ],
    [
      'an authorised claim on an article',
      howTo,
      'catalogue: beside',
      'catalogue: beside\nclaims: [vitamin-a-immune]',
      [
        'content/articles/how-to-drink-and-keep-kefir.md:10:10  field "claims": "vitamin-a-immune" is for products only: it depends on what is in them.',
      ],
    ],
    [
      'authorised words without their approval',
      goats,
      /$/,
      '\nVitamin A contributes to the normal function of the immune system.\n',
      [
        'content/products/goats-milk-kefir.md:79:37  "function of the immune system" is a health claim that is not authorised (claims rule C). Take it out here and put vitamin-a-immune under "claims" of a product that has the vitamin; its page then says it by itself.',
      ],
    ],
    [
      'alt text',
      goats,
      /alt: .*/,
      'alt: "A bottle of probiotic kefir"',
      [
        'content/products/goats-milk-kefir.md:9:3  "probiotic" is a health claim that is not authorised (claims rule C). Say "live cultures".',
      ],
    ],
    [
      'a menu',
      'content/site.yaml',
      'label: Cultures',
      'label: Gut health',
      [
        'content/site.yaml:51:5  "Gut health" is a health claim that is not authorised (claims rule C). Say what is in it, or how it tastes.',
      ],
    ],
    [
      'a question',
      'content/faqs/freeze.md',
      /$/,
      '\nHurry, only 3 left.\n',
      [
        'content/faqs/freeze.md:10:1  "Hurry" hurries people (claims rule F). Give the fact alone, or leave it out.',
        'content/faqs/freeze.md:10:8  "only 3 left" hurries people (claims rule F). Give the fact alone, or leave it out.',
      ],
    ],
    [
      'an article that treats an illness with one of our products',
      howTo,
      /$/,
      '\nOat Kefir helps with eczema.\n',
      [
        'content/articles/how-to-drink-and-keep-kefir.md:57:11  "helps with eczema" claims to treat a disease (claims rule A+B). Say what the product is, not what it cures.',
      ],
    ],
  ])('%s', (_, file, from, to, lines) => {
    expect(linesAfter(file, from, to)).toEqual(lines);
  });
});
