import type { Page, Route } from '@playwright/test';
import { expect, expectAccessible, letters, setClock, test } from './fixtures';
import { desk, launcherOf, openChat, visitor, write } from './talk-fixtures';

test.describe.configure({ mode: 'serial' });
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
  await expect(panel.getByText('A person answers by Wed 25 Nov, 10:00 am')).toBeVisible();
  await expect(panel.getByRole('log').getByText('Half a thought, and the other half')).toHaveCount(1);
  setClock('2026-11-24T10:00:00Z');
});

test.describe('trouble', () => {
  test.use({ expectedError: 'Failed to load resource' });

  test('a 500 keeps the message where it can be sent again, once', async ({ page }) => {
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
    expect(failures).toBe(1);
    await expect(panel.getByRole('log').getByText('Did you get this?')).toHaveCount(1);
  });

  test('250 answers while the line is down: all there, in order, once it is back', async ({
    page,
    context,
    browser,
  }) => {
    test.setTimeout(90_000);
    await page.goto('/shop');
    const panel = await openChat(page);
    await write(panel, 'Tell me everything');
    const ann = await desk(browser);
    const id = await ann.find('Tell me everything');
    await context.setOffline(true);
    for (let number = 1; number <= 250; number++) await ann.reply(id, `Answer ${number}.`);
    await context.setOffline(false);
    await expect(panel.getByRole('log').getByText('Answer 250.')).toBeAttached({ timeout: 20_000 });
    const texts = await panel.getByRole('log').locator('li').allInnerTexts();
    expect(texts.slice(1).map((text) => /Answer \d+/.exec(text)?.[0])).toEqual(
      Array.from({ length: 250 }, (_, index) => `Answer ${index + 1}`),
    );
    await ann.close();
  });
});

test('seen, the badge on the next page, and a rating once it is finished', async ({ page, browser }) => {
  await page.goto('/shop');
  const panel = await openChat(page);
  await write(panel, 'Do goats like oats?');
  await expect(panel.getByText('Sent', { exact: true })).toBeVisible();
  await page.goto('/articles');
  await launcherOf(page);
  const ann = await desk(browser);
  const id = await ann.find('Do goats like oats?');
  await ann.reply(id, 'They love them.');
  await expect(page).toHaveTitle(/^\(1\) /);
  await expect(page.getByText('1 new message in the chat')).toBeAttached();
  await openChat(page);
  await expect(panel.getByRole('log').getByText('They love them.')).toBeVisible();
  await expect(page).not.toHaveTitle(/^\(/);
  await ann.resolve(id, 2);
  await expect(panel.getByRole('group', { name: 'How did we do?' })).toBeVisible();
  await expectAccessible(page);
  await panel.getByRole('button', { name: 'Rate it' }).click();
  await expect(panel.getByText('Choose from 1 to 5.')).toBeVisible();
  await panel.getByLabel('5, great').check();
  await panel.getByLabel('Anything to add?').fill('Lovely goats');
  await panel.getByRole('button', { name: 'Rate it' }).click();
  await expect(panel.getByText('You gave it 5 of 5. Lovely goats')).toBeVisible();
  await expect(panel.getByRole('group', { name: 'How did we do?' })).toBeHidden();
  await ann.close();
});

test('a copy by e-mail after a confirmed address, and the conversation on another device', async ({
  page,
  browser,
}) => {
  const address = `cy${Date.now()}@example.com`;
  await page.goto('/shop');
  const panel = await openChat(page);
  await write(panel, 'Please keep this for me');
  await panel.getByText('Have a copy sent, or carry on elsewhere').click();
  await panel.getByLabel('Your e-mail address').fill(address);
  await panel.getByLabel('A link for another device').check();
  await panel.getByRole('button', { name: 'E-mail it to me' }).click();
  await expect(panel.getByText('We have written to that address')).toBeVisible();
  await expect.poll(async () => (await letters(address)).length).toBe(1);
  const [asks] = await letters(address);
  expect(`${asks?.html}${asks?.text}`).not.toContain('keep this');
  const linkIn = (text = '') => new URL(/http\S+\/support\/\w+\/\S+/.exec(text)?.[0] ?? '').pathname;

  const phone = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await phone.goto(linkIn(asks?.text));
  expect(await letters(address)).toHaveLength(1);
  await phone.getByRole('button', { name: 'Yes, send it to me' }).click();
  await expect(phone.getByText(`We have sent a link to the conversation to ${address}.`)).toBeVisible();
  await expect.poll(async () => (await letters(address)).length).toBe(2);
  await phone.goto(linkIn((await letters(address))[0]?.text));
  await phone.getByRole('button', { name: 'Carry on here' }).click();
  await expect(phone.getByRole('log').getByText('Please keep this for me')).toBeVisible();
  await phone.getByLabel('Your message').fill('From my telephone');
  await phone.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(panel.getByRole('log').getByText('From my telephone')).toBeVisible();

  // Now the address is known to be theirs, a copy goes there at once; without script too.
  await phone.getByText('Have a copy sent, or carry on elsewhere').click();
  await phone.getByLabel('Your e-mail address').fill(address);
  await phone.getByRole('button', { name: 'E-mail it to me' }).click();
  await expect(phone.getByText('It is on its way to you.')).toBeVisible();
  await expect.poll(async () => (await letters(address)).length).toBe(3);
  expect((await letters(address))[0]?.text).toContain('Please keep this for me');
  await phone.context().close();
});

test('a picture, with script and without, which nobody else can see', async ({ page, browser, context }) => {
  const file = { name: 'broken-bottle.jpg', mimeType: 'image/jpeg', buffer: await picture() };
  await page.goto('/shop');
  const panel = await openChat(page);
  await panel.getByLabel('Add a picture').setInputFiles(file);
  const shown = panel.getByRole('img', { name: 'Sent in this conversation' });
  await expect(shown).toBeVisible();
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(300);
  const address = (await shown.getAttribute('src')) ?? '';
  const answer = await context.request.get(address);
  expect(answer.headers()).toMatchObject({
    'content-type': 'image/webp',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  const plain = await browser.newContext({ javaScriptEnabled: false });
  expect((await plain.request.get(address)).status()).toBe(404);

  const form = await plain.newPage();
  await form.goto('/support');
  await form.getByLabel('Add a picture').setInputFiles({ ...file, buffer: Buffer.from('<svg xmlns="…"/>') });
  await form.getByRole('button', { name: 'Add the picture' }).click();
  await expect(form.getByText('We take pictures as PNG, JPEG or WebP.')).toBeVisible();
  await form.getByLabel('Add a picture').setInputFiles(file);
  await form.getByRole('button', { name: 'Add the picture' }).click();
  await expect(form.getByRole('img', { name: 'Sent in this conversation' })).toBeVisible();
  await plain.close();
});

/** 300 dots wide, made by the browser's own hand. */
async function picture(): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  return sharp({ create: { width: 300, height: 200, channels: 3, background: '#e8875a' } })
    .jpeg()
    .toBuffer();
}

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
