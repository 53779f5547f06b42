import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { ownerLinkFile } from '../servers/ports';
import { expect } from './fixtures';

const password = 'four slow goats cross the yard';
/** The owner. */
export const ann = { name: 'Ann Smith', email: 'ann@example.com' };
/** An agent, whom Ann asks in. */
export const ben = { name: 'Ben Okonkwo', email: 'ben@example.com' };

async function comeIn(page: Page, button: 'Start' | 'Log in', typed: { name?: string; email?: string }): Promise<void> {
  if (typed.name) await page.getByLabel('Your name').fill(typed.name);
  if (typed.email) await page.getByLabel('E-mail').fill(typed.email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: button }).click();
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();
}

/** Ann's desk in a browser of her own. If nobody works here yet, she comes by the first link. */
export async function atTheDesk(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(readFileSync(ownerLinkFile, 'utf8'));
  if (await page.getByLabel('Your name').isVisible()) {
    await comeIn(page, 'Start', ann);
    return page;
  }
  await page.goto('/staff/login');
  await comeIn(page, 'Log in', { email: ann.email });
  return page;
}

export async function benAtHisDesk(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto('/staff/login');
  await comeIn(page, 'Log in', { email: ben.email });
  return page;
}

/** Takes a link for a new account and sets its password. */
export async function claimAccount(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link);
  await comeIn(page, 'Start', { name });
}

/** Logs out, after which nobody is here for shoppers. */
export async function leave(...desks: Page[]): Promise<void> {
  for (const desk of desks) {
    await desk.getByRole('button', { name: 'Log out' }).click();
    await expect(desk.getByRole('heading', { name: 'Log in' })).toBeVisible();
    await desk.context().close();
  }
}
