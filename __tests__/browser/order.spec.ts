import type { Page } from '@playwright/test';
import { expect, expectAccessible, freshEmail, letters, test } from './fixtures';
import { buy, paidOrder, ways } from './shopping';

const bought = [
  { variant: 'GMK-500', quantity: 2 },
  { variant: 'GJS-1', quantity: 1 },
];

/** The page before has the same words, and a second press there would call the first one back. */
async function askForLink(page: Page, email: string): Promise<void> {
  await page.getByLabel('The e-mail address you ordered with').fill(email);
  const answered = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Send me the link' }).click();
  await answered;
}

for (const { name, ...way } of ways) {
  test.describe(`an order’s own pages, ${name}`, () => {
    test.use(way);
    /** On a telephone, either way: nothing sticks out, and with script axe finds nothing. */
    const accessible = async (page: Page) => {
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      if (way.javaScriptEnabled) await expectAccessible(page);
      await page.setViewportSize(way.viewport);
    };

    test('paid, cancelled before packing, refunded: said at each step, once', async ({ page }) => {
      const email = freshEmail('cancel');
      const order = await buy(page, bought, email);
      const steps = page.getByRole('region', { name: 'Where it has got to' });
      await expect(steps.getByRole('listitem')).toContainText(['Placed', 'Paid', 'Packed', 'Dispatched', 'Delivered']);
      await page.getByRole('link', { name: 'Cancel this order' }).click();
      await expect(page.getByRole('heading', { level: 1, name: /^Cancel order LK-/ })).toBeVisible();
      await accessible(page);
      await page.getByRole('button', { name: 'Cancel the order and get £25.70 back' }).click();
      await expect(page).toHaveURL(order);
      await expect(page.getByRole('status').first()).toContainText('This order is cancelled.');
      await expect(page.getByRole('status').first()).toContainText('£25.70');
      await expect(steps).toContainText('Cancelled');
      await expect(page.getByRole('region', { name: 'Refunds' })).toContainText('2 × Goats’ Milk Kefir, 500 ml bottle');
      await accessible(page);
      await expect
        .poll(async () => (await letters(email)).map(({ subject }) => subject.replace(/LK-\S+/, 'LK')))
        .toEqual(['Your order LK is cancelled: £25.70 comes back to you', 'Your order LK is paid']);
      await page.goto(`${order}/cancel`);
      await expect(page.getByText('nothing left to undo')).toBeVisible();
    });

    test('the VAT receipt: every rate, the seller, for one reader, and one sheet of A4 on paper', async ({ page }) => {
      const order = await paidOrder(page.context(), bought, freshEmail('receipt'));
      const response = await page.goto(`${order}/receipt`);
      expect(response?.headers()['cache-control']).toContain('no-store');
      await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/);
      await expect(page.getByText('VAT number GB')).toHaveCount(2);
      const rates = page.getByRole('region', { name: 'VAT by rate, delivery included' });
      await expect(rates.getByRole('row')).toContainText(['Rate', '20%', '0%']);
      await expect(page.getByRole('region', { name: 'What was sold' })).toContainText('£25.70');
      await accessible(page);
      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize({ width: 672, height: 1000 });
      await expect(page.getByRole('contentinfo')).toBeHidden();
      await expect(page.getByRole('link', { name: 'Back to the order' })).toBeHidden();
      await expect(page.getByRole('heading', { name: 'VAT receipt' })).toBeVisible();
      const sheet = await page.locator('.receipt').boundingBox();
      expect(sheet?.width).toBeLessThanOrEqual(672);
      expect(sheet?.height).toBeLessThanOrEqual(1000);
    });

    test('a lost link comes by e-mail, and the answer never tells whether an address is known', async ({ page }) => {
      const [email, nobody] = [freshEmail('lost'), freshEmail('nobody')];
      const order = await paidOrder(page.context(), bought, email);
      await page.goto('/support');
      await page.getByRole('link', { name: 'Find its page' }).click();
      await page.getByRole('button', { name: 'Send me the link' }).click();
      await expect(page.getByText('Enter an e-mail address').first()).toBeVisible();
      await accessible(page);
      for (const asked of [email.toUpperCase(), nobody]) {
        await askForLink(page, asked);
        await expect(page.getByRole('status')).toContainText('If we know this address, we have sent a link.');
      }
      const found = () => letters(email).then((all) => all.find(({ subject }) => subject.startsWith('Your orders')));
      await expect.poll(async () => (await found())?.text).toContain(order);
      expect(await letters(nobody)).toEqual([]);
      await page.goto(/\/orders\/[\w-]{68}/.exec((await found())?.text ?? '')?.[0] ?? '');
      await expect(page.getByRole('heading', { level: 1, name: /^Order LK-/ })).toBeVisible();
    });

    test('before packing a return is a cancellation', async ({ page }) => {
      const order = await paidOrder(page.context(), bought, freshEmail('early'));
      await page.goto(`${order}/return`);
      await expect(page.getByText('We have not packed this order yet')).toBeVisible();
      await page.goto(`${order}/return/check?q1=1`);
      await expect(page.getByRole('link', { name: 'Cancel this order' })).toBeVisible();
    });
  });
}

test('somebody else’s token is 404 on every page and every verb', async ({ request }) => {
  const token = 'A'.repeat(43);
  for (const page of ['', '/ask', '/cancel', '/return', '/return/check?q0=1', '/receipt'])
    expect([page, (await request.get(`/orders/${token}${page}`)).status()]).toEqual([page, 404]);
  expect((await request.get(`/api/orders/${token}/state`)).status()).toBe(404);
  const headers = { 'sec-fetch-site': 'same-origin' };
  const id = crypto.randomUUID();
  for (const [path, body] of [
    ['/api/orders/cancel', { order: token, id }],
    ['/api/orders/returns', { order: token, id, lines: '0:1' }],
  ] as const) {
    expect((await request.post(path, { headers, data: body })).status()).toBe(404);
    expect((await request.post(path, { headers, form: body })).status()).toBe(404);
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH'])
      expect([method, (await request.fetch(path, { method, headers })).status()]).toEqual([method, 405]);
  }
});

test('a lost link can be asked for ten times in a quarter of an hour, and what was typed is kept', async ({ page }) => {
  await page.goto('/orders/find');
  for (let asked = 0; asked < 11; asked++) {
    await askForLink(page, 'again@example.com');
    await expect(page.getByRole('alert').or(page.getByRole('status')).first()).toBeVisible();
  }
  await expect(page.locator('#problem')).toContainText('That is a lot at once');
  await expect(page.getByLabel('The e-mail address you ordered with')).toHaveValue('again@example.com');
});
