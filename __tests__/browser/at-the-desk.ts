import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { APIRequestContext, Browser, BrowserContextOptions, Page } from '@playwright/test';
import { ownerLinkFile } from '../servers/ports';
import { expect, fresh, freshEmail, letters, postFrom } from './fixtures';

export const password = 'four slow goats cross the yard';
/** The owner. */
export const ann = { name: 'Ann Smith', email: 'ann@example.com' };

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

/** Does one thing as the owner, without a page: to put right what a test that failed half-way has left. */
export async function asOwner(request: APIRequestContext, path: string, data: object): Promise<void> {
  await postFrom(request, '/api/staff/login', { email: ann.email, password });
  expect((await postFrom(request, path, data)).status()).toBe(200);
  await postFrom(request, '/api/staff/logout', {});
}

export type Agent = { name: string; email: string; page: Page };

/** A new agent at a desk of their own, whom the owner has asked in. */
export async function newAgent(browser: Browser, owner: Page, first: string): Promise<Agent> {
  const name = fresh(first);
  const email = freshEmail(first);
  const invitation = { id: randomUUID(), email, role: 'agent' };
  await postFrom(owner.request, '/api/staff/people/invite', invitation);
  const page = await (await browser.newContext()).newPage();
  await claimAccount(page, await linkFor(email), name);
  return { name, email, page };
}

/** The newest link that somebody has a letter of. */
export async function linkFor(email: string): Promise<string> {
  const links = async () =>
    (await letters(email)).flatMap(({ text }) => /http:\S+\/staff\/setup\/[\w-]+/.exec(text)?.[0] ?? []);
  await expect.poll(async () => (await links()).length).toBeGreaterThan(0);
  return (await links())[0] ?? '';
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
