import { describe, expect, test } from '@jest/globals';
import { applyChange, backTo, placeOf, readChange } from '@/lib/basket/change';
import { basketCookieValue, emptyBasket, parseBasketCookie } from '@/lib/basket/cookie';
import { basketLine, maxLines, sameLines, sku, withQuantity } from '@/lib/basket/lines';
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

describe('what a change answers', () => {
  const with40 = {
    ...basket,
    lines: Array.from({ length: maxLines }, (_, index) => ({ variant: `X-${index}`, quantity: 1 })),
  };
  const change = (of: typeof basket, asked: unknown) => {
    const read = readChange(asked, false);
    if (!read.ok || 'code' in read.change) throw new Error('not a change of goods');
    return applyChange(of, read.change, products);
  };

  test('what is not of the shop can’t be added, what was once can be taken out', () => {
    const old = { ...basket, lines: [{ variant: 'OLD-1', quantity: 2 }, ...basket.lines] };
    expect(change(old, { variant: 'OLD-1', quantity: 1 })).toMatchObject({
      ok: false,
      status: 422,
      problem: { code: 'unknown-variant', message: 'We do not sell that. Please choose something from the shop.' },
    });
    expect(change(old, { variant: 'OLD-1', quantity: 0 })).toEqual({ ok: true, basket });
    expect(change(basket, { variant: 'OLD-1', quantity: 0 })).toMatchObject({ problem: { code: 'unknown-variant' } });
  });

  test('ninety-nine of one thing, however they come', () => {
    expect(change(basket, { variant: 'GMK-500', quantity: 95, mode: 'add' })).toMatchObject({
      basket: { lines: [{ quantity: 99 }] },
    });
    expect(change(basket, { variant: 'GMK-500', quantity: 96, mode: 'add' })).toMatchObject({
      ok: false,
      status: 422,
      problem: { message: 'You can order up to 99 of one thing. For more, please talk to us.' },
    });
    expect(change(basket, { variant: 'GMK-500', quantity: 99 })).toMatchObject({ ok: true });
  });

  test('adding none is nothing to add; setting none takes out', () => {
    expect(change(basket, { variant: 'GMK-500', quantity: 0, mode: 'add' })).toMatchObject({
      ok: false,
      status: 422,
      problem: { code: 'invalid', message: 'Choose how many to add.' },
    });
  });

  test('forty different things, and more of each of them', () => {
    const full = { ...with40, lines: [...with40.lines.slice(1), { variant: 'GMK-500', quantity: 1 }] };
    expect(change(full, { variant: 'GMK-500', quantity: 2 })).toMatchObject({ ok: true });
    expect(change(with40, { variant: 'GMK-500', quantity: 1 })).toMatchObject({
      ok: false,
      status: 422,
      problem: { code: 'too-many-lines', message: 'A basket holds up to 40 different things.' },
    });
  });

  test('a postcode is tidied, taken out or refused in words beside its field; the lines and the code stay', () => {
    expect(change(basket, { postcode: 'po301aa' })).toEqual({ ok: true, basket: { ...basket, postcode: 'PO30 1AA' } });
    expect(change(basket, { postcode: ' ' })).toEqual({ ok: true, basket: { ...basket, postcode: null } });
    for (const postcode of ['nowhere', 'YO1 7HH YO1 7HH']) {
      const refused = change(basket, { postcode });
      expect(refused).toMatchObject({ ok: false, status: 422, problem: { code: 'postcode' } });
      if (!refused.ok) expect(refused.problem.fields).toEqual({ postcode: refused.problem.message });
    }
  });

  test.each([
    [{ variant: 'GMK-500', quantity: 100 }, 'Choose a whole number from 0 to 99.'],
    [{ variant: 'GMK-500', quantity: 1.5 }, 'Choose a whole number from 0 to 99.'],
    [{ variant: 'GMK-500', quantity: -1 }, 'Choose a whole number from 0 to 99.'],
    [{ code: 'X'.repeat(61) }, 'That is too long for a discount code.'],
  ])('%j is refused as the form that it is nearest to', (asked, message) => {
    expect(readChange(asked, false)).toMatchObject({ ok: false, status: 422, problem: { message } });
  });

  test.each(['variant', 'postcode', 'code'])('a %s of the wrong kind is a complaint about that alone', (name) => {
    const quantity = name === 'variant' ? { quantity: 1 } : {};
    const read = readChange({ ...quantity, [name]: 5 }, false);
    expect(read.ok ? [] : Object.keys(read.problem.fields ?? {})).toEqual([name]);
  });

  test.each(['', '1x', 'x1', '100', '1000', '-1'])('a form that says %j hears the same', (quantity) => {
    expect(readChange({ variant: 'GMK-500', quantity }, true)).toMatchObject({
      ok: false,
      problem: { fields: { quantity: 'Choose a whole number from 0 to 99.' } },
    });
  });

  test.each([
    ['7', 7],
    ['99', 99],
    ['012', 12],
  ])('a form’s %j is %i', (quantity, number) => {
    expect(readChange({ variant: 'GMK-500', quantity, mode: 'add' }, true)).toEqual({
      ok: true,
      change: { variant: 'GMK-500', quantity: number, mode: 'add' },
    });
  });

  test('a quantity is set unless it is said to be added', () => {
    const asked = { variant: 'GMK-500', quantity: 1 };
    for (const mode of [{}, { mode: 'set' }])
      expect(readChange({ ...asked, ...mode }, false)).toEqual({ ok: true, change: { ...asked, mode: 'set' } });
    expect(readChange({ ...asked, mode: '' }, false).ok).toBe(false);
  });

  test('what is more than a change asks for is refused, each kind of it', () => {
    for (const asked of [
      { postcode: 'YO1 7HH', total: 1 },
      { code: 'TEN', percent: 100 },
      { variant: 'GMK-500', quantity: 1, mode: 'take' },
      'GMK-500',
    ])
      expect(readChange(asked, false)).toMatchObject({ ok: false, status: 422 });
  });

  test('a code of sixty letters is read, and a code is never too short to be asked about', () => {
    expect(readChange({ code: 'X'.repeat(60) }, false)).toMatchObject({ ok: true });
    expect(readChange({ code: ' ' }, false)).toEqual({ ok: true, change: { code: '' } });
  });
});

describe('lines', () => {
  const lines = [
    { variant: 'A', quantity: 1 },
    { variant: 'B', quantity: 2 },
  ];
  test.each([
    ['B', 5, [lines[0], { variant: 'B', quantity: 5 }]],
    ['C', 3, [...lines, { variant: 'C', quantity: 3 }]],
    ['A', 0, [lines[1]]],
    ['A', -1, [lines[1]]],
    ['B', 100, [lines[0], { variant: 'B', quantity: 99 }]],
    ['C', 100, [...lines, { variant: 'C', quantity: 99 }]],
  ])('%s set to %i', (variant, quantity, expected) => {
    expect(withQuantity(lines, variant, quantity)).toEqual(expected);
  });

  test('two baskets are the same in whatever order', () => {
    expect(sameLines(lines, lines.toReversed())).toBe(true);
    expect(sameLines([], [])).toBe(true);
    expect(sameLines(lines, lines.slice(1))).toBe(false);
    expect(sameLines(lines.slice(1), lines)).toBe(false);
    expect(sameLines(lines, withQuantity(lines, 'B', 3))).toBe(false);
    expect(sameLines(lines, [...lines.slice(0, 1), { variant: 'C', quantity: 2 }])).toBe(false);
  });

  test.each(['GMK-500', 'A', 'A-1-B', 'X'.repeat(40)])('%j is a SKU', (written) => {
    expect(sku.safeParse(written).success).toBe(true);
  });
  test.each(['', 'gmk-500', '-A', 'A-', 'A--B', 'A B', ' A', 'A\n', 'X'.repeat(41)])('%j is none', (written) => {
    expect(sku.safeParse(written).success).toBe(false);
  });
  test.each([
    [1, true],
    [99, true],
    [0, false],
    [100, false],
    [1.5, false],
  ])('a line of %s holds: %s', (quantity, holds) => {
    expect(basketLine.safeParse({ variant: 'A', quantity }).success).toBe(holds);
    expect(basketLine.safeParse({ variant: 'A', quantity, pricePence: 1 }).success).toBe(false);
  });
});

describe('typing a code', () => {
  test.each(['welcome10', ' Welcome 10 ', 'WELCOME10'])('%j is WELCOME10', (code) => {
    expect(readChange({ code }, true)).toEqual({ ok: true, change: { code: 'WELCOME10' } });
  });
  test('whichever hyphen the keyboard has; one that never ends is refused', () => {
    for (const code of ['skin-5', 'skin‐5', 'skin–5', 'skin—5', 'skin―5'])
      expect(readChange({ code }, false)).toEqual({ ok: true, change: { code: 'SKIN-5' } });
    expect(readChange({ code: 'a – b – c' }, false)).toEqual({ ok: true, change: { code: 'A-B-C' } });
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

test('whoever asks on a product’s page when it comes is told of that product', () => {
  const asked = { postcode: 'YO1 7HH', shown: 'GMK-500' };
  const read = readChange(asked, true);
  if (!read.ok) throw new Error(read.problem.message);
  expect(placeOf(read.change, basket, basket)).toBe('/delivery-day/GMK-500');
  expect(backTo({ ...asked, postcode: 'nonsense' })).toBe('/delivery-day/GMK-500#postcode');
  for (const shown of ['//evil.example', '../x', 'gmk 500'])
    expect([backTo({ postcode: 'x', shown }), readChange({ postcode: 'x', shown }, true).ok]).toEqual([
      '/basket#postcode',
      false,
    ]);
});
