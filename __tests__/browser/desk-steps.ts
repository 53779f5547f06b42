import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures';
import { paidOrder } from './shopping';

/** Somebody buys two bottles of oat kefir in a browser that has bought nothing before, and pays for them. */
export async function buyTwo(page: Page, email: string, card: string): Promise<void> {
  await page.context().clearCookies();
  await paidOrder(page.context(), [{ variant: 'OAK-500', quantity: 2 }], email, card);
}

/** Goes there again until it is on the page: the shop learns of it in a while. */
export async function visitUntilShown(page: Page, path: string, what: Locator): Promise<void> {
  await expect(async () => {
    await page.goto(path);
    expect(await what.count()).toBe(1);
  }).toPass();
}

/** Opens what is folded away under these words. */
export const unfold = (page: Page, words: string): Promise<void> =>
  page
    .locator('summary')
    .filter({ hasText: new RegExp(`^${words}$`) })
    .click();

/** Presses what is asked about once more, with a reason, and says yes. */
export async function mean(desk: Page, says: 'Refund' | 'Send it again' | 'Cancel the order', reason: string) {
  const button = desk.getByRole('button', { name: says, exact: true });
  await desk.locator('form').filter({ has: button }).getByLabel('Reason').selectOption(reason);
  await button.click();
  await desk.getByRole('button', { name: `Yes, ${says.charAt(0).toLowerCase()}${says.slice(1)}`, exact: true }).click();
}
