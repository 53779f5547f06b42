import { expect, fillCheckout, hydrated, letters, payByCard, test } from './fixtures';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'buying with script' : 'buying without script', () => {
    test.use({ javaScriptEnabled });
    const email = `ada-${javaScriptEnabled}@example.com`;

    test('read, add, cross £25.00, pay, get the order page and the letter', async ({ page }) => {
      await page.goto('/articles/kefir-and-eczema');
      await page
        .getByRole('complementary', { name: 'Catalogue' })
        .getByRole('link', { name: "Goats' Milk Kefir" })
        .click();
      await expect(page.getByRole('heading', { level: 1, name: "Goats' Milk Kefir" })).toBeVisible();
      if (javaScriptEnabled) await hydrated(page);
      await page.getByLabel("Quantity of Goats' Milk Kefir").fill('4');
      await page.getByRole('button', { name: /^Add to basket Goats' Milk Kefir/ }).click();
      if (javaScriptEnabled) {
        const drawer = page.getByRole('dialog', { name: 'Your basket' });
        await expect(drawer.getByText('Spend 1p more for free next-day delivery')).toBeVisible();
        await drawer.getByRole('link', { name: 'See basket and delivery' }).click();
      }
      const summary = page.getByRole('region', { name: 'Summary' });
      await summary.getByLabel('Delivery postcode').fill('yo1 7hh');
      await summary.getByRole('button', { name: 'Check' }).click();
      await expect(summary).toContainText('Spend 1p more');
      await expect(summary).toContainText('£29.95');

      await page.getByLabel("Quantity of Goats' Milk Kefir").fill('5');
      await page.getByRole('button', { name: 'Update' }).click();
      await expect(summary).toContainText('Your next-day delivery is free');
      await expect(summary).toContainText('£31.25');

      await summary.getByRole('link', { name: 'Go to checkout' }).click();
      await page.getByRole('button', { name: 'Pay now £31.25' }).click();
      await expect(page.getByRole('alert').first()).toContainText('Please look at the fields marked below');
      await fillCheckout(page, email);
      await page.getByRole('button', { name: 'Pay now £31.25' }).click();

      await payByCard(page, '4000 0000 0000 0002');
      await expect(page.getByRole('alert')).toContainText('declined');
      await payByCard(page, '4242 4242 4242 4242');
      await expect(page).toHaveURL(/\/orders\//);
      await expect(page.getByRole('status')).toContainText('Paid. Thank you!');
      await expect.poll(async () => (await letters(email)).length).toBe(1);
      const [letter] = await letters(email);
      expect(letter?.text).toContain("5 × Goats' Milk Kefir, 500 ml bottle: £31.25");
      expect(letter?.text).toContain('Delivery: Free');

      await page.goto('/basket');
      await expect(page.getByText('There is nothing in it yet')).toBeVisible();
    });

    test('a cancelled payment keeps the basket', async ({ page }) => {
      await page.goto('/products/oat-kefir');
      if (javaScriptEnabled) await hydrated(page);
      await page.getByRole('button', { name: /^Add to basket Oat Kefir/ }).click();
      if (javaScriptEnabled) await page.getByRole('link', { name: 'See basket and delivery' }).click();
      await page.getByLabel('Delivery postcode').fill('YO1 7HH');
      await page.getByRole('button', { name: 'Check' }).click();
      await page.getByRole('link', { name: 'Go to checkout' }).click();
      await fillCheckout(page, 'cancel@example.com');
      await page.getByRole('button', { name: 'Pay now £9.90' }).click();
      await page.getByRole('link', { name: 'Cancel and go back' }).click();
      await expect(page.getByText('Nothing was paid, and your basket is as you left it.')).toBeVisible();
      await expect(page.getByRole('heading', { name: 'Oat Kefir' })).toBeVisible();
    });
  });
}
