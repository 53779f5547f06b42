import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { atTheDesk, leave } from './at-the-desk';
import { expect, expectAccessible, fresh, freshEmail, test } from './fixtures';
import { fillBasket, paidOrder } from './shopping';
import { visitor } from './talk-fixtures';

/** A telephone of today, with fingers instead of a mouse. */
const telephone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 1 };

/** What a telephone would draw nearer because its letters are too small, by its label or name. */
const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    return [...document.querySelectorAll<HTMLInputElement>('input, select, textarea')]
      .filter(({ type }) => !['hidden', 'checkbox', 'radio', 'submit', 'button', 'range', 'color'].includes(type))
      .filter((field) => Number.parseFloat(getComputedStyle(field).fontSize) < 16)
      .map(({ id, name }) => id || name);
  });

test('no field of the shop is so small that a telephone draws the page nearer', async ({ browser }) => {
  const context = await browser.newContext(telephone);
  await fillBasket(context, [{ variant: 'GMK-500', quantity: 1 }]);
  const page = await context.newPage();
  for (const path of [
    '/',
    '/shop',
    '/basket',
    '/checkout',
    '/support',
    '/search?q=goat',
    '/orders/find',
    '/staff/login',
  ]) {
    await page.goto(path);
    await expect(page.locator('input, textarea').first()).toBeAttached();
    expect([path, await tooSmall(page)]).toEqual([path, []]);
  }
  await context.close();
});

test('the desk on a telephone: its fields, the answer in sight whatever is read, and the orders on the first screen', async ({
  browser,
  context,
}) => {
  await paidOrder(context, [{ variant: 'GMK-500', quantity: 1 }], freshEmail('tel'));
  const { post, proposed } = visitor();
  const [name, length] = [fresh('Una'), 12];
  const told = Array.from(
    { length },
    (_, index) => `Line ${index + 1} of a long story, told so that it fills a screen`,
  );
  for (const text of told) await post('/api/chat/messages', { id: randomUUID(), text, visitor: proposed, name });
  const desk = await atTheDesk(browser, telephone);
  expect(await tooSmall(desk)).toEqual([]);

  await desk.getByRole('link', { name }).click();
  const field = desk.getByLabel('Your answer');
  const send = desk.getByRole('button', { name: 'Send answer' });
  for (const part of [0, 0.5, 1]) {
    await desk.evaluate((of) => window.scrollTo(0, of * document.documentElement.scrollHeight), part);
    await expect(field).toBeInViewport({ ratio: 1 });
    await expect(send).toBeInViewport({ ratio: 1 });
  }
  await field.fill('Here is your answer');
  await send.tap();
  await expect(desk.getByRole('log').getByText('Here is your answer')).toBeVisible();
  await expectAccessible(desk);
  expect(await tooSmall(desk)).toEqual([]);

  await desk.goto('/staff/orders');
  await expect(desk.locator('[data-row]').first()).toBeInViewport();
  expect(await desk.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await tooSmall(desk)).toEqual([]);
  await leave(desk);
});
