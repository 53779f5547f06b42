import { readFileSync } from 'node:fs';
import { ownerLinkFile } from '../servers/ports';
import { expect, test } from './fixtures';

/** The first of all the browser tests, by its name: afterwards the shop has its owner, whom the others find there. */
const password = 'four slow goats cross the yard';

test('the first owner comes in by a link that works once', async ({ page }) => {
  const link = readFileSync(ownerLinkFile, 'utf8');
  await page.goto(link);
  await page.getByLabel('Your name').fill('Ann Smith');
  await page.getByLabel('E-mail').fill('ann@example.com');
  await page.getByLabel('Password').fill('short');
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'at least 15 characters' })).toBeVisible();
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();
  await page.getByRole('link', { name: 'Orders', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Orders' })).toBeVisible();
  await page.getByRole('button', { name: 'Log out' }).click();
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'This link can’t be used' })).toBeVisible();
});
