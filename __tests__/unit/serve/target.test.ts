import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addressesOf, readableTarget, rightPath, wantsNoPage } from '@/lib/serve/target';

describe('a query is data', () => {
  test.each([
    ['/?utm_source=mail&utm_content=save-10%', '/?utm_source=mail'],
    ['/shop?q=100%', '/shop'],
    ['/shop?q=100%25&sort=name', '/shop?q=100%25&sort=name'],
    ['/search?q=%ED%A0%80&milk=goat', '/search?milk=goat'],
    ['/search?%00=1&q=a%00b&milk=goat', '/search?milk=goat'],
    ['/search?q=../../etc&r=%2e%2e&s=\\', '/search?q=../../etc&r=%2e%2e&s=\\'],
    ['/search?q=?&q=b', '/search?q=?&q=b'],
    ['/search?q=a+b%20c', '/search?q=a+b%20c'],
    ['/search?', '/search'],
    ['/search', '/search'],
    ['/search?&&q=a', '/search?&&q=a'],
  ])('%s is asked as %s', (url, asked) => {
    expect(readableTarget(url)).toBe(asked);
  });

  test('whatever stands in it, what is left can be read, and what could be read is left', () => {
    const query = fc.array(
      fc.oneof(fc.constantFrom('%', '%2', '%zz', '%00', '%ff', '&', '='), fc.webQueryParameters()),
    );
    fc.assert(
      fc.property(query, (pieces) => {
        const url = `/search?${pieces.join('')}`;
        const asked = readableTarget(url);
        expect(() => decodeURIComponent(asked)).not.toThrow();
        expect(readableTarget(asked)).toBe(asked);
        if (!url.includes('%')) expect(asked).toBe(url.replace(/\?$/, ''));
      }),
    );
  });
});

describe('the right address for one that is nearly right', () => {
  const pages = new Set([
    '/',
    '/shop',
    '/shop/milk-kefir',
    '/products/goats-milk-kefir/1-litre',
    '/help/about',
    '/delivery',
  ]);
  const patterns = [
    '/api/orders/[token]/return',
    '/basket',
    '/orders/[token]',
    '/orders/[token]/ask',
    '/orders/find',
    '/search',
    '/_not-found',
  ];
  const right = (path: string) => rightPath(path, { has: (one) => pages.has(one), patterns });

  test.each([
    ['/shop/', '/shop'],
    ['/shop//', '/shop'],
    ['/Shop', '/shop'],
    ['/SHOP/Milk-Kefir/', '/shop/milk-kefir'],
    ['/shop//milk-kefir', '/shop/milk-kefir'],
    ['/Basket/', '/basket'],
    ['/Delivery/', '/delivery'],
    ['/orders/aB_c-9/', '/orders/aB_c-9'],
    ['/Orders/aB_c-9//ASK', '/orders/aB_c-9/ask'],
    ['/Orders/Find/', '/orders/find'],
  ])('%s: %s', (path, expected) => {
    expect(right(path)).toBe(expected);
  });

  test.each([
    ['right already', '/shop'],
    ['a page that there is not', '/shoop/'],
    ['a part too many', '/shop/milk-kefir/x/'],
    ['for machines', '/api/orders/abc/return/'],
    ['for machines, in capitals', '/API/Orders/abc/return'],
    ['of the build', '/_next//static/a.js'],
    ['a page of the build', '/_Not-Found/'],
  ])('none for what is %s', (_what, path) => {
    expect(right(path)).toBeNull();
  });

  test('it is always an address of our own, is right, and keeps what is exact', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '/',
        '//',
        '///',
        '\\',
        '..',
        '.',
        '%2f',
        '%5C',
        'shop',
        'Orders',
        'find',
        'evil.example',
        '@',
        ':',
        'aB9_-',
      ),
      fc.webSegment(),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const found = right(`/${pieces.join('')}`);
        if (found === null) return;
        expect(found).toMatch(/^\/(?![/\\])/);
        expect(new URL(found, 'https://shop.example').origin).toBe('https://shop.example');
        expect(right(found)).toBeNull();
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[\w-]{43}$/), (token) => {
        expect(right(`/Orders/${token}/`)).toBe(token.toLowerCase() === 'find' ? '/orders/find' : `/orders/${token}`);
      }),
    );
  });
});

test.each([
  ['/favicon.ico', true],
  ['/wp-login.php', true],
  ['/.env', true],
  ['/site.webmanifest', true],
  ['/api/no-such-route', true],
  ['/_next/no-such-thing', true],
  ['/shop', false],
  ['/apiary', false],
  ['/no.such/page', false],
])('whoever asks for %s wants no page in its place: %s', (path, expected) => {
  expect(wantsNoPage(path)).toBe(expected);
});

describe('the addresses of a route', () => {
  test.each([
    ['/api/staff/[...act]', '/api/staff/reply', true],
    ['/api/staff/[...act]', '/api/staff/orders/refund', true],
    ['/api/staff/[...act]', '/api/staff', false],
    ['/api/staff/[...act]', '/api/staff/', false],
    ['/api/staff/[...act]', '/api/staff/orders//refund', false],
    ['/orders/[token]/ask', '/orders/aBc-_/ask', true],
    ['/orders/[token]/ask', '/orders/a/b/ask', false],
    ['/articles/feed.xml', '/articles/feed.xml', true],
    ['/articles/feed.xml', '/articles/feedoxml', false],
  ])('%s answers for %s: %s', (pattern, path, expected) => {
    expect(addressesOf(pattern).test(path)).toBe(expected);
  });

  test('whatever stands for its parts', () => {
    const part = fc.stringMatching(/^[\w%.~-]{1,12}$/);
    fc.assert(
      fc.property(part, fc.array(part, { minLength: 1, maxLength: 4 }), (one, many) => {
        expect(addressesOf('/a/[one]/b/[...many]').test(`/a/${one}/b/${many.join('/')}`)).toBe(true);
        expect(addressesOf('/a/[one]').test(`/a/${one}/${many.join('/')}`)).toBe(false);
      }),
    );
  });
});
