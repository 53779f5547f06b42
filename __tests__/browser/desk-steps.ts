import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { ownerLinkFile } from '../servers/ports';
import { expect, payByCard } from './fixtures';
import { payNow, upToPaying } from './shopping';

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

/** Somebody buys two bottles of oat kefir in a browser that has bought nothing before, and pays for them. */
export async function buyTwo(page: Page, email: string, card: string): Promise<void> {
  await page.context().clearCookies();
  await upToPaying(page, [{ variant: 'OAK-500', quantity: 2 }], email);
  await payNow(page);
  await payByCard(page, card);
  await expect(page.getByRole('status').first()).toContainText('Paid. Thank you!');
}

/** Opens what is folded away under these words. */
export const unfold = (page: Page, words: string): Promise<void> =>
  page
    .locator('summary')
    .filter({ hasText: new RegExp(`^${words}$`) })
    .click();
