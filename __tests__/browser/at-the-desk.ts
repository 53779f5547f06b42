import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { ownerLinkFile } from '../servers/ports';

const password = 'four slow goats cross the yard';

/** Ann, the owner, at her desk: by the first owner's link while it is good, else by her password. */
export async function sitDown(page: Page): Promise<void> {
  await page.goto(readFileSync(ownerLinkFile, 'utf8'));
  const first = await page.getByLabel('Your name').isVisible();
  if (first) await page.getByLabel('Your name').fill('Ann Smith');
  else await page.goto('/staff/login');
  await page.getByLabel('E-mail').fill('ann@example.com');
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: first ? 'Start' : 'Log in' }).click();
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();
}
