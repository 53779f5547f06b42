import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { changeCode } from '@/lib/basket/code-store';
import { basketCookieValue, emptyBasket } from '@/lib/basket/cookie';
import { pricedNow, readBasket } from '@/lib/basket/store';
import { seedOpeningStock } from '@/lib/catalogue/store';
import { content } from '../fixtures/content-module';

const nobody = { email: null, orderId: null };
const basket = { ...emptyBasket, lines: [{ variant: 'GMK-500', quantity: 4 }], postcode: 'YO1 7HH' };
const typed = (code: string, address = 'here') => changeCode(basket, code, { address, ...nobody });
const restore = content().discounts;
beforeAll(() => seedOpeningStock(content().products));
afterAll(() => {
  content().discounts = restore;
});

test('a code goes into the basket sealed, comes back out of its cookie and takes something off', async () => {
  const changed = await typed('WELCOME10');
  if (!changed.ok) throw new Error(changed.problem.message);
  const read = readBasket(new Map([['basket', basketCookieValue(changed.basket)]]));
  expect(read).toEqual(changed.basket);
  expect(await pricedNow(read, nobody)).toMatchObject({
    goodsPence: 2500,
    discountPence: 250,
    totalPence: 2745,
    discount: { state: 'applied', code: 'WELCOME10', says: '10% off' },
  });
});

test('a code written into the cookie by hand is like one that we don’t have, so that nobody tries codes out there', async () => {
  const forged = async (text: string) =>
    (await pricedNow({ ...basket, code: { text, seal: 'A'.repeat(43) } }, nobody)).discount;
  expect(await forged('WELCOME10')).toEqual({
    state: 'refused',
    code: 'WELCOME10',
    waits: false,
    says: 'WELCOME10 is not a code of ours any more.',
  });
  expect(await forged('NO-SUCH')).toMatchObject({ says: 'NO-SUCH is not a code of ours any more.' });
});

test('taken out of the shop while it is in a basket, it is said and takes nothing off', async () => {
  const changed = await typed('WELCOME10');
  if (!changed.ok) throw new Error(changed.problem.message);
  content().discounts = restore.filter(({ code }) => code !== 'WELCOME10');
  expect(await pricedNow(changed.basket, nobody)).toMatchObject({
    discountPence: 0,
    discount: { state: 'refused', says: 'WELCOME10 is not a code of ours any more.' },
  });
  content().discounts = restore;
});

test('what waits for other goods goes in; what can’t hold stays out and says why', async () => {
  expect(await typed('SKIN-5')).toMatchObject({ ok: true, basket: { code: { text: 'SKIN-5' } } });
  expect(await typed('')).toEqual({ ok: true, basket });
  expect(await typed('NO-SUCH', 'elsewhere')).toMatchObject({ status: 422, problem: { code: 'unknown-code' } });
});

test('after ten wrong codes a right one is not told apart from them, and others are not held up', async () => {
  const guesses = await Promise.all(Array.from({ length: 11 }, (_, n) => typed(`GUESS-${n}`, 'guesser')));
  expect(guesses.filter((one) => !one.ok && one.status === 422)).toHaveLength(10);
  for (const code of ['GUESS-12', 'WELCOME10'])
    expect(await typed(code, 'guesser')).toMatchObject({ ok: false, status: 429, problem: { code: 'too-many-codes' } });
  expect(await typed('WELCOME10', 'somebody-else')).toMatchObject({ ok: true });
});

test('a right code may be typed as often as one likes, also after a few wrong ones', async () => {
  for (let slip = 0; slip < 9; slip++) await typed(`SLIP-${slip}`, 'regular');
  for (let times = 0; times < 12; times++) expect(await typed('WELCOME10', 'regular')).toMatchObject({ ok: true });
});
