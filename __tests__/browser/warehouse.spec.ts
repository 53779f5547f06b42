import { readFileSync } from 'node:fs';
import { asOwner, atTheDesk } from './at-the-desk';
import { expect, expectAccessible, hydrated, test } from './fixtures';

const balm = 'Kefir Face Balm, 60 ml jar';

for (const javaScriptEnabled of [true, false]) {
  test.describe(`the stock desk ${javaScriptEnabled ? 'with' : 'without'} script`, () => {
    test.afterEach(({ request }) => asOwner(request, '/api/staff/stock/closed', { sku: 'KFB-60', closed: 'no' }));

    test('a delivery, a count that can’t be, damaged ones: the ledger says each, and nothing typed is lost', async ({
      browser,
    }) => {
      const page = await atTheDesk(browser, { javaScriptEnabled });
      // A variant that no test buys.
      await page.goto('/staff/stock/KBM-250');
      const now = page.getByRole('region', { name: 'Now' });
      const before = Number(await now.getByRole('definition').first().textContent());
      await page.getByLabel('How many').fill('a lot');
      await page.getByLabel('Note').fill('from the dairy');
      await page.getByRole('button', { name: 'Write into the ledger' }).click();
      await expect(page.getByText('Use a whole number, such as 24.').first()).toBeVisible();
      await expect(page.getByLabel('How many')).toHaveValue('a lot');
      await expect(page.getByLabel('Note')).toHaveValue('from the dairy');
      await page.getByLabel('How many').fill('24');
      await page.getByRole('button', { name: 'Write into the ledger' }).click();
      await expect(page.getByRole('status')).toHaveText('Written into the ledger.');
      await expect(now.getByRole('definition').first()).toHaveText(String(before + 24));
      const line = page.getByRole('region', { name: 'Ledger' }).getByRole('row').nth(1);
      await expect(line).toContainText('Delivery');
      await expect(line).toContainText('Ann Smith: from the dairy');
      await expect(line).toContainText('+24');

      await page.getByLabel('What happened').selectOption('Count');
      await page.getByLabel('How many').fill(String(before));
      await page.getByRole('button', { name: 'Write into the ledger' }).click();
      await expect(line).toContainText('−24');
      if (javaScriptEnabled) await expectAccessible(page);
      await page.context().close();
    });

    test('a variant closed is sold out for a shopper at once, and sold again as soon as staff say so', async ({
      browser,
    }) => {
      const shopper = await (await browser.newContext()).newPage();
      await shopper.goto('/products/kefir-face-balm');
      await hydrated(shopper);
      await shopper.getByRole('button', { name: /^Add to basket Kefir Face Balm/ }).click();
      await expect(shopper.getByRole('dialog').getByText('Added to your basket.')).toBeVisible();

      const desk = await atTheDesk(browser, { javaScriptEnabled });
      await desk.getByRole('link', { name: 'Stock', exact: true }).click();
      await desk.getByRole('button', { name: `Close ${balm}` }).click();
      await expect(desk.getByRole('status')).toContainText('The shop says sold out from now on.');

      await shopper.goto('/basket');
      await expect(shopper.getByRole('alert').first()).toContainText(`${balm} has sold out`);
      await expect(shopper.getByRole('link', { name: 'Go to checkout' })).toHaveCount(0);
      await shopper.goto('/products/kefir-face-balm');
      await expect(shopper.getByText('Sold out').first()).toBeVisible();

      await desk.getByRole('button', { name: `Sell again ${balm}` }).click();
      await expect(desk.getByRole('status')).toContainText('On sale again.');
      await shopper.goto('/basket');
      await expect(shopper.getByRole('link', { name: 'Go to checkout' })).toBeVisible();
      await desk.context().close();
      await shopper.context().close();
    });
  });
}

test('the list and the overview: readable by axe, at 390 px too, and the numbers as a file', async ({ browser }) => {
  const page = await atTheDesk(browser);
  for (const address of ['/staff/stock', '/staff/overview']) {
    await page.goto(address);
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.setViewportSize({ width: 1440, height: 900 });
  }
  await expect(page.getByRole('img', { name: /^Orders paid, by day/ })).toBeVisible();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download as a file (CSV)' }).click(),
  ]);
  const lines = readFileSync(await file.path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(lines).toHaveLength(29);
  expect(lines[0]).toContain('day,orders,taken_gbp,given_back_gbp,left_gbp');
  await page.context().close();
});

test('nobody who is not at the desk sees stock, overview or the file, or changes anything', async ({ request }) => {
  for (const address of ['/staff/stock', '/staff/stock/KFB-60', '/staff/overview'])
    expect((await request.get(address, { maxRedirects: 0 })).headers().location).toContain('/staff/login');
  expect((await request.get('/api/staff/overview')).status()).toBe(401);
  for (const [address, data] of [
    ['/api/staff/stock', { id: crypto.randomUUID(), sku: 'KFB-60', reason: 'count', quantity: '0' }],
    ['/api/staff/stock/closed', { sku: 'KFB-60', closed: 'yes' }],
  ] as const)
    expect((await request.post(address, { data, headers: { 'sec-fetch-site': 'same-origin' } })).status()).toBe(401);
});
