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
  setClock,
  test,
  unfold,
} from './fixtures';
import { givePostcode } from './shopping';

const drawerOf = (page: Page) => page.getByRole('dialog', { name: 'Your basket' });
const summaryOf = (page: Page) => page.getByRole('region', { name: 'Summary' });
const orderOf = (page: Page) => page.getByRole('region', { name: 'Your order' });

/** Puts bottles of goats' milk kefir (£6.25) into the basket and opens the basket's page. */
async function fill(page: Page, bottles: number, javaScriptEnabled: boolean): Promise<void> {
  await page.goto('/products/goats-milk-kefir');
  if (javaScriptEnabled) await hydrated(page);
  await page.getByLabel('Quantity of Goats’ Milk Kefir').fill(String(bottles));
  await page.getByRole('button', { name: /^Add to basket Goats’ Milk Kefir/ }).click();
  if (javaScriptEnabled) await expect(drawerOf(page).getByText('Added to your basket.')).toBeVisible();
  await page.goto('/basket');
  await givePostcode(page, 'YO1 7HH');
}
async function apply(page: Page, code: string): Promise<void> {
  await unfold(page, 'Have a discount code?');
  await page.getByLabel('Discount code').fill(code);
  await page.getByRole('button', { name: 'Apply' }).click();
}

for (const { javaScriptEnabled, width } of [
  { javaScriptEnabled: true, width: 1440 },
  { javaScriptEnabled: false, width: 1440 },
  { javaScriptEnabled: true, width: 390 },
]) {
  test.describe(`a discount code ${javaScriptEnabled ? 'with' : 'without'} script at ${width} px`, () => {
    test.use({ javaScriptEnabled, viewport: { width, height: 900 } });

    test('refused with its reason, applied, free delivery looks at what is left, taken out again', async ({ page }) => {
      await fill(page, 4, javaScriptEnabled);
      await apply(page, 'no-such');
      await expect(page.getByLabel('Discount code')).toHaveAccessibleDescription(/We don’t know the code NO-SUCH/);
      await expect(page.getByLabel('Discount code')).toHaveValue('no-such');
      await apply(page, 'skin-5');
      await expect(summaryOf(page)).toContainText('SKIN-5 is for skincare. Add some to use it.');
      await expect(page.getByText('We don’t know the code')).toHaveCount(0);
      await expect(summaryOf(page)).toContainText('£29.95');
      await page.getByRole('button', { name: 'Remove the code SKIN-5' }).click();

      await page.getByLabel('Quantity of Goats’ Milk Kefir').fill('5');
      await page.getByRole('button', { name: 'Update' }).click();
      await expect(summaryOf(page)).toContainText('£31.25');
      await apply(page, ' welcome 10 ');
      await expect(summaryOf(page)).toContainText('WELCOME10: 10% off');
      await expect(summaryOf(page)).toContainText('−£3.13');
      await expect(summaryOf(page)).toContainText('£28.12');
      if (javaScriptEnabled) await expectAccessible(page);
      await page.getByRole('button', { name: 'Remove the code WELCOME10' }).click();
      await expect(summaryOf(page)).not.toContainText('£28.12');
      await expect(summaryOf(page)).toContainText('£31.25');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    });

    test('typed at the checkout, nothing else is lost; paid, it stands on the order and in the letter', async ({
      page,
    }) => {
      const email = freshEmail('code');
      await fill(page, 4, javaScriptEnabled);
      await page.goto('/checkout');
      await fillCheckout(page, email);
      await unfold(page, 'Add a note');
      await unfold(page, 'Send it to someone else, or as a gift');
      await page.getByLabel('Note for us').fill('Two boxes, please.');
      await page.getByLabel('Gift message').fill('Happy birthday!\nFrom all of us');
      await apply(page, 'WELCOME10');
      await expect(orderOf(page)).toContainText('WELCOME10: 10% off');
      await expect(page.getByLabel('E-mail', { exact: true })).toHaveValue(email);
      await expect(page.getByLabel('Gift message')).toHaveValue('Happy birthday!\nFrom all of us');
      await expect(page.getByRole('checkbox')).toBeChecked();
      // 4 × £6.25 less 10 % is £22.50, which four bottles at £5.625 can't be: Stripe is asked for it in two prices.
      await page.getByRole('button', { name: 'Pay now £27.45' }).click();
      await payByCard(page, '4242 4242 4242 4242');
      await expect(page.getByText('£27.45').first()).toBeVisible();
      await expect(page.getByText(/WELCOME10/)).toBeVisible();
      await expect.poll(async () => (await letters(email)).length).toBe(1);
      const [letter] = await letters(email);
      expect(letter?.text).toMatch(/WELCOME10.*£2\.50/);

      await fill(page, 4, javaScriptEnabled);
      await apply(page, 'WELCOME10');
      await expect(summaryOf(page)).toContainText('WELCOME10: 10% off');
      await page.goto('/checkout');
      await fillCheckout(page, email.toUpperCase());
      await page.getByRole('button', { name: 'Pay now £27.45' }).click();
      await expect(page.getByRole('alert').first()).toContainText(
        'WELCOME10 is for a first order, and this e-mail address has ordered before.',
      );
      await expect(orderOf(page)).toContainText('£29.95');
      await expect(page.getByRole('button', { name: 'Pay now £29.95' })).toBeVisible();
    });

    test('everything off and free delivery: £0.00, placed at once, without the payment page', async ({ page }) => {
      const email = freshEmail('free');
      await fill(page, 2, javaScriptEnabled);
      await apply(page, 'ON-THE-HOUSE');
      await expect(summaryOf(page)).toContainText('100% off (up to £60) and free delivery');
      await page.goto('/checkout');
      await fillCheckout(page, email);
      // Whatever Stripe does now is no matter.
      await amidFaults({ path: '/v1/', kind: 'error', times: 99 }, async () => {
        await page.getByRole('button', { name: 'Pay now £0.00' }).click();
        await expect(page).toHaveURL(/\/orders\//);
      });
      await expect(page.getByText('£0.00').first()).toBeVisible();
      await expect.poll(async () => (await letters(email)).length).toBe(1);
      await page.goto('/basket');
      await expect(page.getByText('There is nothing in it yet')).toBeVisible();
    });
  });
}

test('in the drawer: refused, applied, taken out, all without leaving the page', async ({ page }) => {
  await page.goto('/products/oat-kefir');
  await hydrated(page);
  await page.getByRole('button', { name: /^Add to basket Oat Kefir/ }).click();
  const drawer = drawerOf(page);
  await expect(drawer.getByText('Added to your basket.')).toBeVisible();
  await apply(page, 'NO-SUCH');
  await expect(drawer.getByRole('status').first()).toContainText('We don’t know the code NO-SUCH');
  await apply(page, 'welcome10');
  await expect(drawer).toContainText('−£0.50');
  await expect(drawer).toContainText('£4.45');
  await expectAccessible(page);
  await drawer.getByRole('button', { name: 'Remove the code WELCOME10' }).click();
  await expect(drawer.getByText('−£0.50')).toHaveCount(0);
  await expect(page).toHaveURL(/oat-kefir$/);
});

test('a code typed and not added when the button is pressed is added, and the new total said before anybody pays', async ({
  page,
}) => {
  await fill(page, 4, true);
  await page.goto('/checkout');
  await fillCheckout(page, freshEmail('forgot'));
  await unfold(page, 'Have a discount code?');
  await page.getByLabel('Discount code').fill('welcome10');
  await page.getByRole('button', { name: 'Pay now £29.95' }).click();
  await expect(page.getByRole('alert').first()).toContainText('the total is £27.45');
  await expect(page.getByRole('button', { name: 'Pay now £27.45' })).toBeVisible();
});

test('a code that ends between basket and payment: said with its day, and the total without it, before anybody pays', async ({
  page,
}) => {
  setClock('2027-02-28T22:00:00Z');
  try {
    await fill(page, 4, true);
    await apply(page, 'WINTER-2026');
    await expect(summaryOf(page)).toContainText('15% off');
    await page.goto('/checkout');
    await fillCheckout(page, freshEmail('winter'));
    setClock('2027-03-01T08:00:00Z');
    await page.getByRole('button', { name: 'Pay now £26.20' }).click();
    await expect(page.getByRole('alert').first()).toContainText('WINTER-2026 ended on 28 February 2027.');
    await expect(page.getByRole('button', { name: 'Pay now £29.95' })).toBeVisible();
    await page.goto('/basket');
    await expect(summaryOf(page)).toContainText('WINTER-2026 ended on 28 February 2027.');
  } finally {
    setClock('');
  }
});
