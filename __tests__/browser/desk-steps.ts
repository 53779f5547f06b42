import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { sitDown } from './at-the-desk';
import { expect, fillCheckout, hydrated, payByCard } from './fixtures';

/** Ann's desk in a browser of her own. */
export async function atTheDesk(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await sitDown(page);
  return page;
}

/** Somebody buys two bottles of oat kefir and pays for them. */
export async function buyTwo(page: Page, email: string, card: string): Promise<void> {
  await page.goto('/products/oat-kefir');
  await hydrated(page);
  const add = page.getByRole('button', { name: /^Add to basket Oat Kefir/ });
  const drawer = page.getByRole('dialog', { name: 'Your basket' });
  await add.click();
  await drawer.getByRole('button', { name: 'One more Oat Kefir' }).click();
  await expect(page.locator('header [data-basket-count]')).toHaveAttribute('data-basket-count', '2');
  await expect(drawer.getByText('£9.90').first()).toBeVisible();
  await page.goto('/checkout');
  await fillCheckout(page, email);
  await page.getByRole('button', { name: 'See the total' }).click();
  await expect(page.getByRole('alert').first()).toContainText('£14.85');
  await page.getByRole('button', { name: 'Pay now £14.85' }).click();
  await payByCard(page, card);
  await expect(page.getByRole('status')).toContainText('Paid. Thank you!');
}
