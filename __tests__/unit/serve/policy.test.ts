import { describe, expect, test } from '@jest/globals';
import { noncePolicy, readerOf, staticPolicy } from '@/lib/serve/policy';

const sources = { origin: 'https://shop.example', payOrigins: ['https://checkout.stripe.com'] };
const directives = (policy: string) =>
  new Map(
    policy.split('; ').map((one): [string, string] => [one.split(' ')[0] ?? '', one.split(' ').slice(1).join(' ')]),
  );
const of = (path: string) => directives(noncePolicy('abc', readerOf(path), sources));

describe('what a page’s forms may lead to', () => {
  test.each([
    ['/checkout', "'self' https://checkout.stripe.com"],
    ['/checkout/', "'self'"],
    ['/basket', "'self'"],
    ['/orders/aB_c-9', "'self'"],
    ['/support', "'self'"],
    ['/staff', "'self'"],
    ['/staff/orders/checkout', "'self'"],
    ['/staffroom', "'self'"],
  ])('%s: %s', (path, forms) => {
    expect(of(path).get('form-action')).toBe(forms);
  });

  test('a page that is made beforehand: itself', () => {
    expect(directives(staticPolicy(['sha256-x'], sources)).get('form-action')).toBe("'self'");
  });
});

test.each([
  ['/staff', "'self'", undefined],
  ['/staff/inbox', "'self'", undefined],
  ['/staffroom', "'self' data:", "'self'"],
  ['/support', "'self' data:", "'self'"],
])('%s shows pictures of %s and a manifest of %s', (path, pictures, manifest) => {
  expect([of(path).get('img-src'), of(path).get('manifest-src')]).toEqual([pictures, manifest]);
});

test.each(['/staff', '/checkout', '/support'])(
  '%s loads nothing that is not named, and runs nothing that has no nonce',
  (path) => {
    const policy = of(path);
    expect([policy.get('default-src'), policy.get('base-uri'), policy.get('frame-ancestors')]).toEqual(
      Array(3).fill("'none'"),
    );
    expect(policy.get('script-src')).toBe("https://shop.example/_next/static/ 'nonce-abc'");
    expect([...policy.values()].join(' ')).not.toMatch(/unsafe|\*/);
  },
);
