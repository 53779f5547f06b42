import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures';

export const queueOf = (desk: Page): Locator => desk.getByRole('list', { name: 'Conversations' });
export const rowOf = (desk: Page, who: string): Locator => queueOf(desk).getByRole('listitem').filter({ hasText: who });
export const log = (place: Page | Locator): Locator => place.getByRole('log', { name: 'Messages' });

/** Opens a conversation by whose it is, once it has come up in the queue by itself. */
export async function openConversation(desk: Page, who: string): Promise<void> {
  await queueOf(desk).getByRole('link', { name: who }).click();
  await expect(desk.getByRole('heading', { name: who, level: 2 })).toBeVisible();
}
