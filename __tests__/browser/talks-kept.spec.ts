import { writeFileSync } from 'node:fs';
import type { Route } from '@playwright/test';
import { expect, fresh, setClock, test } from './fixtures';
import { desk, openChat, picture, write } from './talk-fixtures';

test.beforeAll(() => setClock('2026-11-24T10:00:00Z'));
test.afterAll(() => setClock(''));

test('a message sent before the chat has answered is shown once it has, although that answer is older', async ({
  page,
}) => {
  await page.goto('/shop');
  const slowly = async (route: Route) => {
    const answer = await route.fetch();
    const sent = page.waitForResponse('**/api/chat/messages');
    await page.getByLabel('Your message').fill('Quicker than you');
    await page.getByLabel('Your message').press('Enter');
    await sent;
    await route.fulfill({ response: answer });
  };
  await page.route('**/api/chat', slowly, { times: 1 });
  const panel = await openChat(page);
  await expect(panel.getByRole('log').getByText('Quicker than you')).toHaveCount(1);
  await expect(panel.getByText('Sent', { exact: true })).toBeVisible();
});

test('what is being written survives a reload, and a 429 gives it back with the reason', async ({ page }) => {
  await page.goto('/shop');
  const panel = await openChat(page);
  const text = panel.getByLabel('Your message');
  await text.fill('Half a thou');
  await page.reload();
  await openChat(page);
  await expect(text).toHaveValue('Half a thou');
  await page.route('**/api/chat/messages', (route) =>
    route.fulfill({ status: 429, json: { problem: { code: 'too-many', message: 'That is a lot at once.' } } }),
  );
  await text.press('Enter');
  await expect(panel.getByRole('alert')).toHaveText('That is a lot at once.');
  await expect(text).toHaveValue('Half a thou');
  await page.unroute('**/api/chat/messages');
  setClock('2026-11-24T19:59:59Z');
  await text.fill('Half a thought, and the other half');
  setClock('2026-11-24T20:00:01Z');
  await text.press('Enter');
  await expect(panel.getByText('A person answers by Wed 25 Nov, 10am')).toBeVisible();
  await expect(panel.getByRole('log').getByText('Half a thought, and the other half')).toHaveCount(1);
  setClock('2026-11-24T10:00:00Z');
});

test.describe('trouble', () => {
  test.use({ expectedError: 'Failed to load resource' });

  test('an answer that is lost keeps the message, or the picture, where it can be sent again, once', async ({
    page,
  }, testInfo) => {
    await page.goto('/shop');
    const panel = await openChat(page);
    let failures = 0;
    await page.route('**/api/chat/messages', async (route) => {
      failures += 1;
      // The worst case: it was stored, and the answer went wrong.
      await route.fetch();
      await route.abort();
    });
    await panel.getByLabel('Your message').fill('Did you get this?');
    await panel.getByLabel('Your message').press('Enter');
    await expect(panel.getByText('Not sent.')).toBeVisible();
    await page.unroute('**/api/chat/messages');
    await panel.getByRole('button', { name: 'Try again' }).click();
    await expect(panel.getByText('Sent', { exact: true })).toBeVisible();
    // By hand once, and once by itself if the page knew its thread only afterwards.
    expect(failures).toBeLessThanOrEqual(2);
    await expect(panel.getByRole('log').getByText('Did you get this?')).toHaveCount(1);

    await page.route('**/api/chat/images', async (route) => {
      await route.fetch();
      await route.abort();
    });
    // A file of its own: one made in the page is another each time, by when it was made.
    const file = testInfo.outputPath('leak.jpg');
    writeFileSync(file, await picture());
    await panel.getByLabel('Add a picture').setInputFiles(file);
    await expect(panel.getByText('The picture did not arrive. Please try again.')).toBeVisible();
    await page.unroute('**/api/chat/images');
    const arrived = page.waitForResponse('**/api/chat/images');
    await panel.getByLabel('Add a picture').setInputFiles(file);
    expect((await arrived).status()).toBe(200);
    await expect(panel.getByText('Adding the picture…')).toBeHidden();
    await expect(panel.getByText('The picture did not arrive.')).toBeHidden();
    await expect(panel.getByRole('img', { name: 'Sent in this conversation' })).toHaveCount(1);
  });

  test('250 answers while the line is down: all there, in order, once it is back', async ({
    page,
    context,
    browser,
  }) => {
    const question = fresh('Tell me everything');
    await page.goto('/shop');
    const panel = await openChat(page);
    await write(panel, question);
    const ann = await desk(browser);
    const id = await ann.find(question);
    await context.setOffline(true);
    for (let number = 1; number <= 250; number++) await ann.reply(id, `Answer ${number}.`);
    await context.setOffline(false);
    await expect(panel.getByRole('log').getByText('Answer 250.')).toBeAttached();
    const texts = await panel.getByRole('log').locator('li').allInnerTexts();
    expect(texts.slice(1).map((text) => /Answer \d+/.exec(text)?.[0])).toEqual(
      Array.from({ length: 250 }, (_, index) => `Answer ${index + 1}`),
    );
    await ann.close();
  });
});
