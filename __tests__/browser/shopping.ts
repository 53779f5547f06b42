import type { BrowserContext, Page } from '@playwright/test';
import { ports } from '../servers/ports';
import { secretKey } from '../servers/start-shop';
import { buyer, expect, fillCheckout, payByCard, postFrom } from './fixtures';

type Line = { variant: string; quantity: number };
const shop = `http://localhost:${ports.shop}`;

/** A basket as its cookie; without a postcode none is known yet. */
export const basketCookie = (lines: readonly Line[], postcode?: string) => ({
  name: 'basket',
  value: encodeURIComponent(JSON.stringify({ lines, ...(postcode ? { postcode } : {}) })),
  url: shop,
});

/** Puts these things into the basket, as a visit to their pages would have. */
export const fillBasket = (context: BrowserContext, lines: readonly Line[]): Promise<void> =>
  context.addCookies([basketCookie(lines, 'YO1 7HH')]);

/** On the basket's page, until the page that answers has come. */
export async function givePostcode(page: Page, postcode: string): Promise<void> {
  await page.getByLabel('Delivery postcode').fill(postcode);
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(page).toHaveURL(/#summary$/);
}

/** The checkout of a basket, filled in up to its last button. */
export async function upToPaying(page: Page, lines: readonly Line[], email: string): Promise<void> {
  await fillBasket(page.context(), lines);
  await page.goto('/checkout');
  await fillCheckout(page, email);
}

export const payNow = (page: Page): Promise<void> => page.getByRole('button', { name: /^Pay now/ }).click();

/** Buys, pays and comes back: ends on the order's page, and gives its path. */
export async function buy(page: Page, lines: readonly Line[], email: string): Promise<string> {
  await upToPaying(page, lines, email);
  await payNow(page);
  await payByCard(page, '4242 4242 4242 4242');
  await expect(page.getByRole('status').first()).toContainText('Paid. Thank you!');
  return new URL(page.url()).pathname;
}

/** The payment page has come, and with it its address. */
export const atPayment = (page: Page): Promise<void> =>
  expect(page.getByRole('heading', { name: /^Pay £/ })).toBeVisible();

const hiddenField = /<input type="hidden" name="(\w+)" value="([^"]*)"/g;

/**
 * Somebody has bought and paid, without pages: what the checkout's form and the payment page's send. For what comes
 * afterwards; gives the path of the order's page.
 */
export async function paidOrder(
  context: BrowserContext,
  lines: readonly Line[],
  email: string,
  card = '4242 4242 4242 4242',
): Promise<string> {
  await fillBasket(context, lines);
  const { request } = context;
  const checkout = await (await request.get('/checkout')).text();
  const form = {
    ...Object.fromEntries([...checkout.matchAll(hiddenField)].map(([, name = '', value = '']) => [name, value])),
    ...buyer,
    ...{ email, terms: 'yes' },
    ...{ address2: '', phone: '', note: '', orderNote: '', giftMessage: '' },
  };
  const placed = await postFrom(request, '/api/checkout', form);
  expect(placed.status()).toBe(200);
  const { url }: { url: string } = await placed.json();
  const order = await request.post(url, { form: { action: 'pay', number: card.replaceAll(' ', '') } });
  expect(await order.text()).toContain('Paid. Thank you!');
  return new URL(order.url()).pathname;
}

/** Pays without coming back to the shop, as somebody does who closes the tab too early. */
export async function payAndClose(page: Page): Promise<void> {
  await atPayment(page);
  const body = new URLSearchParams({ action: 'pay', number: '4242424242424242' });
  const paid = await fetch(page.url(), { method: 'POST', redirect: 'manual', body });
  expect(paid.status).toBe(303);
  await page.close();
}

/** Lets the payment page's time run out, as Stripe's own interface does. */
export async function expirePayment(page: Page): Promise<void> {
  await atPayment(page);
  const session = new URL(page.url()).pathname.split('/').at(-1);
  const expired = await fetch(`http://localhost:${ports.sandbox}/v1/checkout/sessions/${session}/expire`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secretKey}` },
  });
  expect(expired.status).toBe(200);
}

/** The two ways of looking that differ most: with script on a desk, without it on a telephone. */
export const ways = [
  { name: 'with script, on a desk', javaScriptEnabled: true, viewport: { width: 1440, height: 900 } },
  { name: 'without script, on a telephone', javaScriptEnabled: false, viewport: { width: 390, height: 844 } },
];
