import { describe, expect, test } from '@jest/globals';
import { type Edited, goats, howTo, linesAfter } from '../../fixtures/content-edits';

describe('links and redirects', () => {
  test.each<Edited>([
    [
      'a link to no page',
      goats,
      /$/,
      '\nSee [this](/help/delivery).\n',
      [
        'content/products/goats-milk-kefir.md:79:12  "/help/delivery" is not a page of the shop. Did you mean "/help/delivery-and-returns"?',
      ],
    ],
    [
      'a link to no heading',
      goats,
      /$/,
      '\nSee [this](/help/terms#price).\n',
      [
        'content/products/goats-milk-kefir.md:79:12  there is no heading "#price" in /help/terms. Did you mean "prices-and-payment"?',
      ],
    ],
    [
      'a link to no heading of its own page',
      goats,
      /$/,
      '\nSee [this](#which-siz).\n',
      [
        'content/products/goats-milk-kefir.md:79:12  there is no heading "#which-siz" in content/products/goats-milk-kefir.md. Did you mean "which-size"?',
      ],
    ],
    [
      'a link to a draft',
      howTo,
      'status: published',
      'status: draft',
      [
        'content/articles/kefir-and-eczema.md:138:100  "/articles/how-to-drink-and-keep-kefir" is a draft, so this link leads nowhere. Publish it, or take the link out.',
      ],
    ],
    [
      'a link that is not https',
      goats,
      /$/,
      '\nSee [this](http://example.org/x).\n',
      ['content/products/goats-milk-kefir.md:79:12  "http://example.org/x" must start with https://.'],
    ],
    [
      'a link that is no address',
      goats,
      /$/,
      '\nSee [this](help/terms).\n',
      [
        'content/products/goats-milk-kefir.md:79:12  "help/terms" is not an address; write /… for a page of the shop, https://… for any other.',
      ],
    ],
    [
      'a link that runs a script',
      goats,
      /$/,
      '\nSee [this](javascript:alert(1)).\n',
      [
        'content/products/goats-milk-kefir.md:79:10  a link may not begin with "javascript:"; write / for a page of the shop, https:// for any other.',
      ],
    ],
    [
      'a link to an address that has moved',
      goats,
      /$/,
      '\nSee [this](/delivery).\n',
      [
        'content/products/goats-milk-kefir.md:79:12  warning: "/delivery" has moved; link to "/help/delivery-and-returns" itself.',
      ],
    ],
    [
      'a menu',
      'content/site.yaml',
      'href: /help/lifetime-support',
      'href: /help/lifetime',
      ['content/site.yaml:28:5  "/help/lifetime" is not a page of the shop. Did you mean "/help/lifetime-support"?'],
    ],
    [
      'an address in a canned reply',
      'content/replies.yaml',
      '/help/privacy',
      '/help/private',
      ['content/replies.yaml:49:3  "/help/private" is not a page of the shop. Did you mean "/help/privacy"?'],
    ],
    [
      'redirects in a circle',
      'content/redirects.yaml',
      /$/,
      '- from: /a\n  to: /b\n- from: /b\n  to: /a\n',
      [
        'content/redirects.yaml:7:3  field "to": goes round in a circle: /a → /b → /a.',
        'content/redirects.yaml:9:3  field "to": goes round in a circle: /b → /a → /b.',
      ],
    ],
    [
      'a redirect to no page',
      'content/redirects.yaml',
      /$/,
      '- from: /a\n  to: /products/goat-milk-kefir\n',
      [
        'content/redirects.yaml:7:3  field "to": "/products/goat-milk-kefir" is not a page of the shop. Did you mean "/products/goats-milk-kefir"?',
      ],
    ],
    [
      'two redirects from one address',
      'content/redirects.yaml',
      /$/,
      '- from: /delivery\n  to: /shop\n',
      ['content/redirects.yaml:6:3  field "from": "/delivery" is redirected twice; keep one.'],
    ],
    [
      'a redirect from a page that is there',
      'content/redirects.yaml',
      /$/,
      '- from: /products/oat-kefir\n  to: /shop\n',
      [
        'content/redirects.yaml:6:3  field "from": there is a page at "/products/oat-kefir", so nobody would be led on; remove this line.',
      ],
    ],
    [
      'a redirect to a redirect',
      'content/redirects.yaml',
      /$/,
      '- from: /a\n  to: /delivery\n',
      [
        'content/redirects.yaml:7:3  warning: field "to": leads on to another redirect; write "/help/delivery-and-returns" here.',
      ],
    ],
    [
      'a redirect from a part of a page',
      'content/redirects.yaml',
      /$/,
      '- from: /a?b=1\n  to: /shop\n',
      ['content/redirects.yaml:6:3  field "from": "/a?b=1" may hold neither ? nor #: a redirect is for a whole page.'],
    ],
  ])('%s', (_, file, from, to, lines) => {
    expect(linesAfter(file, from, to)).toEqual(lines);
  });
});
