import type { Page } from '@playwright/test';
import { ports } from '../servers/ports';
import { expect, hydrated, liveDay, takenOver, test } from './fixtures';
import { fillBasket } from './shopping';

/** What happens to a page that is open: the line breaks, a browser keeps nothing, a part of it fails. */
const product = '/products/goats-milk-kefir';
const ours = /We could not reach the shop|The shop could not answer/;
const chat = (page: Page) => page.getByRole('complementary', { name: 'Chat' });
const addIt = (page: Page) => page.locator('main').getByRole('button', { name: 'Add to basket' }).first().click();

test.describe('where the line breaks', () => {
  test.use({ expectedError: 'net::ERR_INTERNET_DISCONNECTED' });

  test('the first “Add to basket” stays on its page, says so, and works once the line is back', async ({ page }) => {
    await page.goto(product);
    await hydrated(page);
    await page.context().setOffline(true);
    await page.getByLabel('Quantity of').first().fill('3');
    await addIt(page);
    await expect(page.locator('main').getByRole('alert').filter({ hasText: ours })).toBeVisible();
    await expect(page).toHaveURL(product);
    await expect(page.getByLabel('Quantity of').first()).toHaveValue('3');
    await page.context().setOffline(false);
    await addIt(page);
    await expect(page.getByRole('dialog').getByText('Added to your basket.')).toBeVisible();
  });

  test('the next one says so in the basket beside the page, and so does the day for a postcode', async ({ page }) => {
    await page.goto(product);
    await hydrated(page);
    await addIt(page);
    const basket = page.getByRole('dialog');
    await expect(basket.getByText('Added to your basket.')).toBeVisible();
    await basket.getByRole('button', { name: 'Close the basket' }).click();
    await page.context().setOffline(true);
    await addIt(page);
    await expect(basket.getByRole('status').filter({ hasText: ours })).toBeVisible();
    await basket.getByRole('button', { name: 'Close the basket' }).click();
    await page.getByLabel('Your postcode').fill('YO1 7HH');
    await page.getByRole('button', { name: 'See the day' }).click();
    await expect(page.getByRole('alert').filter({ hasText: ours })).toBeVisible();
    await expect(page.getByLabel('Your postcode')).toHaveValue('YO1 7HH');
  });

  test('the chat’s launcher stays too', async ({ page }) => {
    await page.goto(product);
    await hydrated(page);
    await page.context().setOffline(true);
    await chat(page).getByRole('link').click();
    await expect(chat(page).getByRole('alert').filter({ hasText: ours })).toBeVisible();
    await expect(page).toHaveURL(product);
  });
});

test('a proxy that answers with a page of its own is never quoted', async ({ page }) => {
  await page.route('**/api/basket', (route) =>
    route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html><h1>Please log in</h1>' }),
  );
  await page.goto(product);
  await hydrated(page);
  await addIt(page);
  await expect(page.getByRole('dialog').getByRole('status').filter({ hasText: ours })).toBeVisible();
});

test('what loads the basket’s code has gone: the form posts as without script', async ({ page }) => {
  await page.goto(product);
  await hydrated(page);
  await page.route('**/_next/static/chunks/*.js', (route) => route.fulfill({ status: 404, body: 'gone' }));
  await addIt(page);
  await expect(page).toHaveURL(/\/basket$/);
  await expect(page.locator('main').getByRole('link', { name: /Goats/ })).toBeVisible();
});

test('a script that comes at the second asking brings its page to life', async ({ page }) => {
  await page.clock.install();
  let asked = 0;
  await page.route('**/_next/static/chunks/turbopack-*.js', (route) => {
    asked += 1;
    return asked === 1 ? route.fulfill({ status: 404, body: 'gone' }) : route.continue();
  });
  await page.goto(product);
  await expect.poll(() => asked).toBe(1);
  await expect(liveDay(page)).toBeHidden();
  await page.clock.fastForward('01:00');
  await hydrated(page);
});

test('a browser that keeps nothing and whose clock is a day out shows every page without an error', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const forbidden = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
      Object.defineProperty(window, name, { get: forbidden });
    Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set: () => undefined });
    Reflect.set(window, 'BroadcastChannel', forbidden);
    Object.defineProperty(navigator, 'locks', {
      value: { request: () => Promise.reject(new DOMException('', 'SecurityError')) },
    });
  });
  for (const days of [-1, 1]) {
    await page.clock.install({ time: Date.now() + days * 86_400_000 });
    for (const path of ['/', product, '/support', '/search?q=kefir']) {
      await page.goto(path);
      await takenOver(chat(page).getByRole('link'));
    }
    await page.goto(product);
    await hydrated(page);
    await addIt(page);
    await expect(page.getByRole('dialog').getByText('Added to your basket.')).toBeVisible();
    await page.getByRole('button', { name: 'Close the basket' }).click();
    await chat(page).getByRole('link').click();
    await page.getByLabel('Your message').fill('Is it cold?');
    await page.getByRole('button', { name: 'Send' }).click();
    await expect(page.getByRole('log').getByText('Is it cold?').last()).toBeVisible();
  }
});

test('scrolling over a quantity does not change it', async ({ page, context }) => {
  await fillBasket(context, [{ variant: 'GMK-500', quantity: 2 }]);
  for (const path of [product, '/basket']) {
    await page.goto(path);
    const quantity = page.getByLabel('Quantity of').first();
    await quantity.fill('5');
    await quantity.hover();
    await page.mouse.wheel(0, 240);
    await page.mouse.wheel(0, -120);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
    await expect(quantity).toHaveValue('5');
  }
});

/** What a browser's translation does to the texts of a page. */
const wrapTexts = () => {
  const walker = document.createTreeWalker(document.querySelector('main') ?? document.body, NodeFilter.SHOW_TEXT);
  const texts: Node[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node.textContent?.trim() && !/^(?:SCRIPT|STYLE)$/.test(node.parentElement?.tagName ?? '')) texts.push(node);
  for (const text of texts) {
    const [outer, inner] = [document.createElement('font'), document.createElement('font')];
    text.parentNode?.replaceChild(outer, text);
    outer.appendChild(inner).append(text);
  }
};

test('a page translated after its scripts have run goes on working', async ({ page }) => {
  await page.goto(product);
  await hydrated(page);
  // Shows, changes and takes away what stands among the wrapped texts.
  for (const postcode of ['YO1 7HH', 'EH1 1AA', 'nonsense', 'YO1 7HH']) {
    await page.evaluate(wrapTexts);
    await page.getByLabel('Your postcode').fill(postcode);
    await page.getByRole('button', { name: 'See the day' }).click();
    const says =
      postcode === 'nonsense' ? page.getByRole('alert') : page.locator('main p').filter({ hasText: postcode });
    await expect(says.first()).toBeVisible();
  }
  await addIt(page);
  await expect(page.getByRole('dialog').getByText('Added to your basket.')).toBeVisible();
});

test.describe('a part that fails', () => {
  test.use({ expectedError: 'broken on purpose' });
  /** The rest of the page is as it was, and the part that failed is plain HTML. */
  test('costs itself alone', async ({ browser, extraHTTPHeaders }) => {
    const context = await browser.newContext({ baseURL: `http://localhost:${ports.shop}`, extraHTTPHeaders });
    const page = await context.newPage();
    await page.addInitScript(() => {
      localStorage.setItem('chat:live', '1');
      const ask = window.matchMedia.bind(window);
      window.matchMedia = (query) => {
        if (query === '(width < 48rem)') throw new Error('broken on purpose');
        return ask(query);
      };
    });
    const told = page.waitForRequest('**/api/errors');
    await page.goto(product);
    await hydrated(page);
    const report = (await told).postDataJSON();
    expect(report).toMatchObject({ kind: 'error', message: 'Error: broken on purpose', page: '/products/…' });
    expect(report.at.length).toBeGreaterThan(0);
    await addIt(page);
    await expect(page.getByRole('dialog').getByText('Added to your basket.')).toBeVisible();
    await page.getByRole('button', { name: 'Close the basket' }).click();
    await chat(page).getByRole('link').click();
    await expect(page).toHaveURL(/\/support$/);
    await context.close();
  });

  test('and when it is the document itself, the page stands still as it was sent, and its forms work', async ({
    browser,
    extraHTTPHeaders,
  }) => {
    const context = await browser.newContext({ baseURL: `http://localhost:${ports.shop}`, extraHTTPHeaders });
    await fillBasket(context, [{ variant: 'GMK-500', quantity: 2 }]);
    const page = await context.newPage();
    await page.addInitScript(() => {
      Object.defineProperty(HTMLScriptElement.prototype, 'innerHTML', {
        set: () => {
          throw new Error('broken on purpose');
        },
      });
    });
    const told = page.waitForRequest(
      (request) => request.url().endsWith('/api/errors') && /on purpose/.test(request.postData() ?? ''),
    );
    let open: () => void = () => undefined;
    const changed = new Promise<void>((resolve) => {
      open = resolve;
    });
    await page.route('**/_next/static/chunks/*.js', async (route) => {
      await changed;
      await route.continue();
    });
    await page.goto('/basket', { waitUntil: 'domcontentloaded' });
    await page.evaluate(() => document.body.prepend(document.createElement('div')));
    open();
    await told;
    await expect(page.locator('h1')).toHaveText('Your basket');
    await page.getByLabel('Quantity of').fill('4');
    await page.getByRole('button', { name: 'Update' }).click();
    await expect(page.getByLabel('Quantity of')).toHaveValue('4');
    await context.close();
  });
});
