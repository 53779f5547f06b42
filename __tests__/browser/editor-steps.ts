import { expect, type Locator, type Page, type Request } from '@playwright/test';

/** The dev server compiles what is asked for the first time; a marketer waits for that once, and never after a save. */
export async function warmUp(address: string, paths: readonly string[]): Promise<void> {
  // In turn: asked for two at once, a new server may read a list that it is still writing.
  for (const path of paths) expect([path, (await fetch(`${address}${path}`)).status]).toEqual([path, 200]);
  const refused = await fetch(`${address}/api/keystatic/update`, { method: 'POST' });
  expect(refused.status).toBe(403);
}

/**
 * Saves, and sees the open page follow by itself: it is not loaded anew, and asks for itself once for each file at most.
 */
export async function follows(
  shown: Locator,
  save: () => Promise<unknown> | unknown,
  { files = 1 }: { files?: number } = {},
): Promise<void> {
  const page = shown.page();
  const [loads, asked] = [countLoads(page), countRefreshes(page)];
  await save();
  await shown.waitFor();
  expect([loads(), asked() >= 1, asked() <= files]).toEqual([0, true, true]);
}

/** Opens a form of the visual editor and waits until it can be filled in. */
export async function openForm(page: Page, address: string, button = 'Save'): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('button', { name: button, exact: true })).toBeEnabled();
  // A page behind another is drawn once a second, and every click waits for that.
  await page.bringToFront();
}

/** From one form to another by the editor's own menu. */
export async function goOn(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeEnabled();
}

export const field = (within: Pick<Page, 'getByRole'>, name: string) =>
  within.getByRole('textbox', { name, exact: true });
export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

function count(page: Page, counts: (request: Request) => boolean): () => number {
  let counted = 0;
  page.on('request', (request) => {
    if (counts(request)) counted += 1;
  });
  return () => counted;
}

/** How often a page was loaded as a whole. */
export const countLoads = (page: Page): (() => number) =>
  count(page, (request) => request.isNavigationRequest() && request.frame() === page.mainFrame());

/** How often it asked what it holds now, without being loaded. */
const countRefreshes = (page: Page): (() => number) => count(page, (request) => 'rsc' in request.headers());
