import type { Browser, Locator, Page } from '@playwright/test';
import { expect } from './fixtures';

const password = 'four slow goats cross the yard';
export const ann = { name: 'Ann Smith', email: 'ann@example.com' };
export const ben = { name: 'Ben Okonkwo', email: 'ben@example.com' };

async function logIn(page: Page, email: string): Promise<void> {
  await page.goto('/staff/login');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();
}

/** Takes a link for a new account and sets its password. */
export async function claimAccount(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();
}

/** Ann, the owner, at her desk in a browser of her own. She came in arriving.spec.ts. */
export async function annAtHerDesk(browser: Browser, options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await logIn(page, ann.email);
  return page;
}

/** Ben, an agent, whom Ann has asked in before. */
export async function benAtHisDesk(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await logIn(page, ben.email);
  return page;
}

export async function leave(...desks: Page[]): Promise<void> {
  for (const desk of desks) {
    await desk.getByRole('button', { name: 'Log out' }).click();
    await expect(desk.getByRole('heading', { name: 'Log in' })).toBeVisible();
    await desk.context().close();
  }
}

export const queueOf = (desk: Page): Locator => desk.getByRole('list', { name: 'Conversations' });
export const log = (place: Page | Locator): Locator => place.getByRole('log', { name: 'Messages' });

/** Opens a conversation by whose it is, once it has come up in the queue by itself. */
export async function openConversation(desk: Page, who: string): Promise<void> {
  await queueOf(desk).getByRole('link', { name: who }).click();
  await expect(desk.getByRole('heading', { name: who, level: 2 })).toBeVisible();
}
