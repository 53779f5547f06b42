import type { Page } from '@playwright/test';
import {
  amidFaults,
  expect,
  expectAccessible,
  fillCheckout,
  freshEmail,
  hydrated,
  letters,
  payByCard,
  test,
} from './fixtures';
import { givePostcode } from './shopping';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'buying with script' : 'buying without script', () => {
    test.use({ javaScriptEnabled });

    test('read, add, cross £25.00, pay, get the order page and the letter', async ({ page }) => {
      const email = freshEmail('ada');
      await page.goto('/articles/kefir-and-eczema');
      await page
        .getByRole('complementary', { name: 'Catalogue' })
        .getByRole('link', { name: 'Goats’ Milk Kefir' })
        .click();
      await expect(page.getByRole('heading', { level: 1, name: 'Goats’ Milk Kefir' })).toBeVisible();
      if (javaScriptEnabled) await hydrated(page);
      await page.getByLabel('Quantity of Goats’ Milk Kefir').fill('4');
      await page.getByRole('button', { name: /^Add to basket Goats’ Milk Kefir/ }).click();
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

      await page.getByLabel('Quantity of Goats’ Milk Kefir').fill('5');
      await page.getByRole('button', { name: 'Update' }).click();
      await expect(summary).toContainText('Your next-day delivery is free');
      await expect(summary).toContainText('£31.25');

      await summary.getByRole('link', { name: 'Go to checkout' }).click();
      await page.getByRole('button', { name: 'Pay now £31.25' }).click();
      await expect(page.getByRole('alert').first()).toContainText('Please look at the fields marked below');
      if (javaScriptEnabled) await expectAccessible(page);
      await fillCheckout(page, email);
      await page.getByRole('button', { name: 'Pay now £31.25' }).click();

      await payByCard(page, '4000 0000 0000 0002');
      await expect(page.getByRole('alert')).toContainText('declined');
      await payByCard(page, '4242 4242 4242 4242');
      await expect(page).toHaveURL(/\/orders\//);
      await expect(page.getByRole('status')).toContainText('Paid. Thank you!');
      if (javaScriptEnabled) await expectAccessible(page);
      await expect.poll(async () => (await letters(email)).length).toBe(1);
      const [letter] = await letters(email);
      expect(letter?.text).toContain('5 × Goats’ Milk Kefir, 500 ml bottle: £31.25');
      expect(letter?.text).toContain('Delivery: Free');
      expect(letter?.text).toMatch(/Ask about this order: http:\S+\/orders\/[\w-]{68}\/ask/);

      await page.getByRole('link', { name: 'Ask about this order' }).click();
      await page.getByLabel('Your message').fill('Could you leave it with my neighbour?');
      await page.getByRole('button', { name: 'Send' }).click();
      await expect(page.getByText('A person answers by')).toBeVisible();
      await expect(page.getByRole('log').getByText('Could you leave it with my neighbour?')).toBeVisible();

      await page.goto('/basket');
      await expect(page.getByText('There is nothing in it yet')).toBeVisible();
    });

    test('a cancelled payment keeps the basket', async ({ page }) => {
      await page.goto('/products/oat-kefir');
      if (javaScriptEnabled) await hydrated(page);
      await page.getByRole('button', { name: /^Add to basket Oat Kefir/ }).click();
      if (javaScriptEnabled) await page.getByRole('link', { name: 'See basket and delivery' }).click();
      await givePostcode(page, 'YO1 7HH');
      await page.getByRole('link', { name: 'Go to checkout' }).click();
      await fillCheckout(page, freshEmail('cancel'));
      await page.getByRole('button', { name: 'Pay now £9.90' }).click();
      await page.getByRole('link', { name: 'Cancel and go back' }).click();
      await expect(page.getByText('Nothing was paid, and your basket is as you left it.')).toBeVisible();
      await expect(page.getByRole('heading', { name: 'Oat Kefir' })).toBeVisible();
    });
  });
}

/** A basket of oat kefir, and the checkout filled in up to its last button. */
async function upToPaying(page: Page, email: string): Promise<void> {
  await page.goto('/products/oat-kefir');
  await hydrated(page);
  await page.getByRole('button', { name: /^Add to basket Oat Kefir/ }).click();
  await expect(page.getByRole('dialog', { name: 'Your basket' }).getByText('£4.95').first()).toBeVisible();
  await page.goto('/checkout');
  await fillCheckout(page, email);
  await expect(page.getByRole('button', { name: 'Pay now £9.90' })).toBeVisible();
}

test('back from the payment page, and paying again: what was typed is there, one page is closed, one payment is made', async ({
  page,
}) => {
  const email = freshEmail('back');
  await upToPaying(page, email);
  await page.getByRole('button', { name: 'Pay now £9.90' }).click();
  await expect(page.getByRole('heading', { name: 'Pay £9.90' })).toBeVisible();
  const first = page.url();
  await page.goBack();
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Pay now £9.90' }).click();
  await expect(page.getByRole('heading', { name: 'Pay £9.90' })).toBeVisible();
  expect(page.url()).not.toBe(first);
  await payByCard(page, '4242 4242 4242 4242');
  await expect(page.getByRole('status')).toContainText('Paid. Thank you!');
  await page.goto(first);
  await expect(page.getByRole('heading', { name: 'This payment page is closed' })).toBeVisible();
  await expect.poll(async () => (await letters(email)).length).toBe(1);
});

test('Stripe down: said plainly, nothing typed is lost, and the same button works afterwards', async ({ page }) => {
  const email = freshEmail('down');
  await upToPaying(page, email);
  await amidFaults({ path: '/v1/checkout/sessions', method: 'POST', kind: 'error', times: 9 }, async () => {
    await page.getByRole('button', { name: 'Pay now £9.90' }).click();
    await expect(page.getByRole('alert').first()).toContainText('Nothing was taken and your basket is kept');
    await expect(page.getByLabel('E-mail', { exact: true })).toHaveValue(email);
    await expect(page.getByRole('checkbox')).toBeChecked();
  });
  await page.getByRole('button', { name: 'Pay now £9.90' }).click();
  await payByCard(page, '4242 4242 4242 4242');
  await expect(page.getByRole('status')).toContainText('Paid. Thank you!');
});

test('two tabs agree, what is taken out can be put back, and going back shows the right count', async ({ context }) => {
  const [one, other] = [await context.newPage(), await context.newPage()];
  const count = (page: typeof one) => page.locator('header [data-basket-count]');
  await other.goto('/articles/kefir-and-eczema');
  await one.goto('/products/oat-kefir');
  await hydrated(one);
  await one.getByRole('button', { name: /^Add to basket Oat Kefir/ }).click();
  const drawer = one.getByRole('dialog', { name: 'Your basket' });
  await expect(drawer.getByText('Added to your basket.')).toBeVisible();
  await expectAccessible(one);
  await drawer.getByRole('button', { name: 'One more Oat Kefir' }).click();
  await drawer.getByRole('button', { name: 'One more Oat Kefir' }).click();
  await expect(count(one)).toHaveAttribute('data-basket-count', '3');
  await other.bringToFront();
  await expect(count(other)).toHaveAttribute('data-basket-count', '3');

  await one.bringToFront();
  await drawer.getByRole('button', { name: 'Remove Oat Kefir' }).click();
  await expect(drawer.getByText('Your basket is empty.')).toBeVisible();
  await expect(count(one)).toHaveAttribute('data-basket-count', '');
  await drawer.getByRole('button', { name: 'Undo' }).click();
  await expect(count(one)).toHaveAttribute('data-basket-count', '3');

  await one.goto('/shop');
  await other.goto('/basket');
  await other.getByRole('button', { name: /^Remove/ }).click();
  await expect(other.getByText('Your basket is empty.')).toBeVisible();
  await one.goBack();
  await expect(count(one)).toHaveAttribute('data-basket-count', '');
});

test('with the keyboard alone: into the basket, through the drawer and back', async ({ page }) => {
  await page.goto('/products/oat-kefir');
  await hydrated(page);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  const add = page.getByRole('button', { name: /^Add to basket Oat Kefir/ });
  for (let presses = 0; presses < 20; presses++) {
    await page.keyboard.press('Tab');
    if (await add.evaluate((button) => button === document.activeElement)) break;
  }
  await expect(add).toBeFocused();
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog', { name: 'Your basket' });
  await expect(drawer.getByRole('button', { name: 'Close the basket' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(add).toBeFocused();
});
