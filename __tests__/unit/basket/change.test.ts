import { describe, expect, test } from '@jest/globals';
import { applyChange } from '@/lib/basket/apply';
import { changeFromForm, changeFromScript } from '@/lib/basket/change';
import { basketCookieValue, emptyBasket, parseBasketCookie } from '@/lib/basket/cookie';
import { shopContent } from '../../fixtures/content';

const { products } = shopContent();
const basket = { lines: [{ variant: 'GMK-500', quantity: 4 }], postcode: 'YO1 7HH' };
const script = (change: unknown) => applyChange(basket, changeFromScript.safeParse(change), products);

describe('changing a basket', () => {
  test.each([-1, 1.5, 1e9, '1', null, Number.NaN, undefined, 100])(
    'quantity %j is refused and nothing changes',
    (quantity) => {
      expect(script({ variant: 'GMK-500', quantity })).toMatchObject({ ok: false, status: 422 });
    },
  );
  test.each(['-1', '1.5', '1e2', ' 1', '0x1', ''])('a form that says %j is refused', (quantity) => {
    expect(applyChange(basket, changeFromForm.safeParse({ variant: 'GMK-500', quantity }), products)).toMatchObject({
      ok: false,
      status: 422,
    });
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
  ])('%j counts as empty', (value) => {
    expect(parseBasketCookie(encodeURIComponent(value).replace('%25', '%'))).toEqual(emptyBasket);
  });
});
