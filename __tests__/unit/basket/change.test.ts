import { describe, expect, test } from '@jest/globals';
import { applyChange, readChange } from '@/lib/basket/change';
import { basketCookieValue, emptyBasket, parseBasketCookie } from '@/lib/basket/cookie';
import { shopContent } from '../../fixtures/content';

const { products } = shopContent();
const basket = {
  lines: [{ variant: 'GMK-500', quantity: 4 }],
  postcode: 'YO1 7HH',
  code: { text: 'WELCOME10', seal: 'a-seal' },
};
function sent(change: unknown, isForm = false) {
  const read = readChange(change, isForm);
  if (!read.ok || 'code' in read.change) return read;
  return applyChange(basket, read.change, products);
}
const script = (change: unknown) => sent(change);

describe('changing a basket', () => {
  test.each([-1, 1.5, 1e9, '1', null, Number.NaN, undefined, 100])(
    'quantity %j is refused and nothing changes',
    (quantity) => {
      expect(script({ variant: 'GMK-500', quantity })).toMatchObject({ ok: false, status: 422 });
    },
  );
  test.each(['-1', '1.5', '1e2', ' 1', '0x1', ''])('a form that says %j is refused', (quantity) => {
    expect(sent({ variant: 'GMK-500', quantity }, true)).toMatchObject({ ok: false, status: 422 });
  });
  test('an unknown variant and a forged price are refused', () => {
    expect(script({ variant: 'NO-SUCH', quantity: 1 })).toMatchObject({
      ok: false,
      problem: { code: 'unknown-variant' },
    });
    expect(script({ variant: 'GMK-500', quantity: 1, pricePence: 1 })).toMatchObject({ ok: false, status: 422 });
  });
  test('setting is absolute, adding is relative, zero takes away', () => {
    expect(script({ variant: 'GMK-500', quantity: 2 })).toMatchObject({ basket: { lines: [{ quantity: 2 }] } });
    expect(script({ variant: 'GMK-500', quantity: 2, mode: 'add' })).toMatchObject({
      basket: { lines: [{ quantity: 6 }] },
    });
    expect(script({ variant: 'GMK-500', quantity: 0 })).toMatchObject({ basket: { lines: [] } });
    expect(script({ variant: 'GMK-500', quantity: 96, mode: 'add' })).toMatchObject({
      ok: false,
      problem: { code: 'too-many' },
    });
  });
});

describe('typing a code', () => {
  test.each(['welcome10', ' Welcome 10 ', 'WELCOME10'])('%j is WELCOME10', (code) => {
    expect(readChange({ code }, true)).toEqual({ ok: true, change: { code: 'WELCOME10' } });
  });
  test('whichever hyphen the keyboard has; one that never ends is refused', () => {
    expect(readChange({ code: 'skin–5' }, false)).toEqual({ ok: true, change: { code: 'SKIN-5' } });
    expect(readChange({ code: 'X'.repeat(61) }, false)).toMatchObject({ ok: false, status: 422 });
  });
});

describe('the basket cookie', () => {
  test('goes there and back', () => {
    expect(parseBasketCookie(basketCookieValue(basket))).toEqual(basket);
  });
  test.each([
    '',
    '%',
    'null',
    '{}',
    '{"lines":[{"variant":"GMK-500","quantity":-1}]}',
    '{"lines":[],"postcode":"<svg>"}',
    '{"lines":[],"code":{"text":"<svg>","seal":"x"}}',
    '{"lines":[],"code":"WELCOME10"}',
  ])('%j counts as empty', (value) => {
    expect(parseBasketCookie(encodeURIComponent(value).replace('%25', '%'))).toEqual(emptyBasket);
  });
});

test('a postcode that no longer holds is forgotten, and the basket is kept', () => {
  const lines = [{ variant: 'GMK-500', quantity: 2 }];
  const cookie = encodeURIComponent(JSON.stringify({ lines, postcode: 'PA2O 0AA' }));
  expect(parseBasketCookie(cookie)).toEqual({ lines, postcode: null, code: null });
});
