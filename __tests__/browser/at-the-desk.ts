import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { APIRequestContext, Browser, BrowserContextOptions, Page } from '@playwright/test';
import { ownerLinkFile } from '../servers/ports';
import { expect, fresh, freshEmail, letters, postFrom } from './fixtures';

export const password = 'four slow goats cross the yard';
/** The owner. */
export const ann = { name: 'Ann Smith', email: 'ann@example.com' };

/** Opens the console as whoever has just come in. */
async function openConsole(page: Page): Promise<void> {
  await page.goto('/staff/inbox');
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();
}

/** Takes a link as its page's form does; that page itself is at the desk of console.spec.ts and arriving.spec.ts. */
async function take(request: APIRequestContext, link: string, typed: { name: string; email?: string }): Promise<void> {
  const token = new URL(link).pathname.split('/').at(-1);
  const taken = await postFrom(request, '/api/staff/setup', { token, password, ...typed });
  expect(taken.status()).toBe(200);
}

/** Ann's desk in a browser of her own. If nobody works here yet, she comes by the first link. */
export async function atTheDesk(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options);
  const { email } = ann;
  const known = await postFrom(context.request, '/api/staff/login', { email, password });
  if (!known.ok()) await take(context.request, readFileSync(ownerLinkFile, 'utf8'), ann);
  const page = await context.newPage();
  await openConsole(page);
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
  const context = await browser.newContext();
  await take(context.request, await linkFor(email), { name });
  const page = await context.newPage();
  await openConsole(page);
  return { name, email, page };
}

/** The newest link that somebody has a letter of. */
export async function linkFor(email: string): Promise<string> {
  const links = async () =>
    (await letters(email)).flatMap(({ text }) => /http:\S+\/staff\/setup\/[\w-]+/.exec(text)?.[0] ?? []);
  await expect.poll(async () => (await links()).length).toBeGreaterThan(0);
  return (await links())[0] ?? '';
}

/** Takes a link for a new account and sets its password, on its page. */
export async function claimAccount(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();
}

export async function logOut(desk: Page): Promise<void> {
  await desk.getByRole('button', { name: 'Log out', exact: true }).click();
  await expect(desk.getByRole('heading', { name: 'Log in' })).toBeVisible();
}

/** Logs out, after which nobody is here for shoppers. */
export async function leave(...desks: Page[]): Promise<void> {
  for (const desk of desks) {
    const left = await postFrom(desk.context().request, '/api/staff/logout', {});
    expect(left.status()).toBe(200);
    await desk.context().close();
  }
}
