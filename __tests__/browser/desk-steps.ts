import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { ownerLinkFile } from '../servers/ports';
import { expect, fillCheckout, hydrated, payByCard } from './fixtures';

const ann = { name: 'Ann Smith', email: 'ann@example.com', password: 'four slow goats cross the yard' };

/** Ann's desk in a browser of her own. If nobody works here yet, she is the owner who comes by the first link. */
export async function atTheDesk(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(readFileSync(ownerLinkFile, 'utf8'));
  const first = await page.getByLabel('Your name').isVisible();
  if (first) await page.getByLabel('Your name').fill(ann.name);
  else await page.goto('/staff/login');
  await page.getByLabel('E-mail').fill(ann.email);
  await page.getByLabel('Password').fill(ann.password);
  await page.getByRole('button', { name: first ? 'Start' : 'Log in' }).click();
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();
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
