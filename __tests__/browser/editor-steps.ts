import { expect, type Locator, type Page } from '@playwright/test';

/** The dev server compiles what is asked for the first time; a marketer waits for that once, and never after a save. */
export async function warmUp(address: string, paths: readonly string[]): Promise<void> {
  // In turn: asked for two at once, a new server may read a list that it is still writing.
  for (const path of paths) expect([path, (await fetch(`${address}${path}`)).status]).toEqual([path, 200]);
  const refused = await fetch(`${address}/api/keystatic/update`, { method: 'POST' });
  expect(refused.status).toBe(403);
}

/** Saves, and sees the open page follow by itself, within 3 seconds. */
export async function follows(shown: Locator, save: () => Promise<unknown> | unknown): Promise<void> {
  const began = performance.now();
  await save();
  await shown.waitFor();
  expect((performance.now() - began) / 1000).toBeLessThan(3);
}

/** Opens a form of the visual editor and waits until it can be filled in. */
export async function openForm(page: Page, address: string, button = 'Save'): Promise<void> {
  await page.goto(address, { timeout: 60_000 });
  await expect(page.getByRole('button', { name: button, exact: true })).toBeEnabled({ timeout: 60_000 });
  // A page behind another is drawn once a second, and every click waits for that.
  await page.bringToFront();
}

/** From one form to another by the editor's own menu. */
export async function goOn(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { name, exact: true })).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeEnabled({ timeout: 20_000 });
}

export const field = (within: Pick<Page, 'getByRole'>, name: string) =>
  within.getByRole('textbox', { name, exact: true });
export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** How often a page was loaded as a whole. */
export function countLoads(page: Page): () => number {
  let loads = 0;
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) loads += 1;
  });
  return () => loads;
}
