import type { Page } from '@playwright/test';
import { expect, expectAccessible, setClock, test } from './fixtures';
import { launcherOf, openChat, visitor, write } from './talk-fixtures';

test.beforeAll(() => setClock('2026-11-24T10:00:00Z'));
test.afterAll(() => setClock(''));

const streams = (page: Page): string[] => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/chat/stream')) asked.push(request.url());
  });
  return asked;
};

test('a page on which the chat is not opened asks for nothing, keeps nothing and sets nothing', async ({
  page,
  context,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  for (const path of ['/', '/shop', '/products/goats-milk-kefir']) {
    await page.goto(path);
    await expect(page.locator('html')).toBeVisible();
    await page.waitForLoadState('networkidle');
  }
  expect(asked.filter((path) => path.startsWith('/api/chat'))).toEqual([]);
  const before = asked.filter((path) => path.endsWith('.js')).length;
  expect(await context.cookies()).toEqual([]);
  const kept = () => page.evaluate(() => Object.keys({ ...localStorage, ...sessionStorage }));
  expect((await kept()).filter((key) => key.startsWith('chat'))).toEqual([]);
  await openChat(page);
  expect(asked.filter((path) => path.endsWith('.js')).length).toBeGreaterThan(before);
  expect(await context.cookies()).toEqual([]);
});

test('two tabs share one stream; when the one that has it goes, the other takes over and misses nothing', async ({
  context,
  page,
}) => {
  const first = streams(page);
  await page.goto('/shop');
  await write(await openChat(page), 'From the first tab');
  await expect.poll(() => first.length).toBe(1);

  const other = await context.newPage();
  const second = streams(other);
  await other.goto('/help/about');
  const panel = await openChat(other);
  await expect(panel.getByRole('log').getByText('From the first tab')).toBeVisible();
  const elsewhere = visitor();
  await elsewhere.takeCookieOf(context);
  await elsewhere.say('To both tabs');
  for (const tab of [page, other]) await expect(tab.getByRole('log').getByText('To both tabs')).toHaveCount(1);
  expect(second).toEqual([]);

  await page.close();
  await expect.poll(() => second.length).toBe(1);
  await elsewhere.say('To the one that is left');
  await expect(panel.getByRole('log').getByText('To the one that is left')).toHaveCount(1);
});

test('a screen reader hears each new message once and none of the history', async ({ page, context }) => {
  await page.goto('/shop');
  await write(await openChat(page), 'An old question');
  await page.reload();
  await page.evaluate(() => {
    const read: string[] = [];
    Object.assign(window, { read });
    // As one does it: what is added to a live log is read, with what is in it.
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        const log = target instanceof Element ? target.closest('[role="log"][aria-live="polite"]') : null;
        if (log) for (const node of addedNodes) if (node.textContent) read.push(node.textContent);
      }
    }).observe(document.body, { childList: true, subtree: true });
  });
  const panel = await openChat(page);
  await expect(panel.getByRole('log')).toHaveAttribute('aria-live', 'polite');
  await expect(panel.getByRole('log').getByText('An old question')).toBeVisible();
  await write(panel, 'A new question');
  await expect(panel.getByText('Sent', { exact: true })).toBeVisible();
  const elsewhere = visitor();
  await elsewhere.takeCookieOf(context);
  await elsewhere.say('A word from elsewhere');
  await expect(panel.getByRole('log').getByText('A word from elsewhere')).toBeVisible();
  const heard = await page.evaluate(() => Reflect.get(window, 'read').join('|'));
  for (const [words, times] of [
    ['An old question', 0],
    ['A new question', 1],
    ['A word from elsewhere', 1],
  ] as const)
    expect([words, heard.split(words).length - 1]).toEqual([words, times]);
});

test('by keyboard alone: opened, two lines written and sent, closed, with the focus where it was', async ({ page }) => {
  await page.goto('/shop');
  const launcher = await launcherOf(page);
  const press = (key: string) => page.keyboard.press(key);
  await launcher.focus();
  await press('Enter');
  const panel = page.getByRole('region', { name: 'Talk to us' });
  await expect(panel.getByLabel('Your message')).toBeFocused();
  await page.keyboard.type('Two lines:');
  await press('Shift+Enter');
  await page.keyboard.type('this is the other');
  await press('Tab');
  await expect(panel.getByRole('button', { name: 'Send', exact: true })).toBeFocused();
  await press('Enter');
  await expect(panel.getByRole('log').getByText(/^Two lines:\s+this is the other$/)).toHaveCount(1);
  await press('Tab');
  await expect(panel.getByLabel('Add a picture')).toBeFocused();
  await press('Escape');
  await expect(panel).toBeHidden();
  await expect(launcher).toBeFocused();
});

for (const { width, height, name } of [
  { width: 390, height: 844, name: 'a phone' },
  { width: 1440, height: 900, name: 'a desktop' },
])
  test(`on ${name} the panel is whole and accessible, also with text twice as large`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto('/shop');
    const panel = await openChat(page);
    await write(panel, 'A word');
    await expectAccessible(page);
    const box = await panel.boundingBox();
    // All of it, but for where a scroll bar may stand.
    if (width < 768) {
      expect(box).toMatchObject({ x: 0, y: 0, height });
      expect(box?.width).toBeGreaterThan(width - 20);
    } else expect(box?.width).toBeLessThan(width / 2);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    await expect(panel.getByRole('button', { name: 'Send', exact: true })).toBeInViewport();
    await panel.getByRole('button', { name: 'Close the chat' }).click();
    await expect(page.getByRole('link', { name: /^Chat/ })).toBeFocused();
  });
