import { type Browser, expect, type Page, test } from '@playwright/test';
import { type BrowserReport, browserReport } from '@/lib/browser/report';
import { ports } from '../servers/ports';
import { atTheDesk, leave } from './at-the-desk';
import { fresh, freshAddress, freshEmail } from './fixtures';
import { buy, fillBasket } from './shopping';

/** What the world does to an open page: browsers that translate, extensions, scripts that never come. */
const shop = `http://localhost:${ports.shop}`;
const chunks = '**/_next/static/chunks/*.js';
const bottle = { variant: 'GMK-500', quantity: 1 };

type Template = {
  name: string;
  /** Of what is only there once somebody has bought something: made from the order's own path. */
  path: string | ((order: string) => string);
  /** With something in the basket already. */
  filled?: boolean;
  /** Uses the page's form as a person would, and sees what comes of it. */
  use: (page: Page) => Promise<void>;
};

const inBasket = async (page: Page): Promise<number> => {
  const cookies = await page.context().cookies(shop);
  const value = cookies.find(({ name }) => name === 'basket')?.value;
  const { lines } = value ? JSON.parse(decodeURIComponent(value)) : { lines: [] };
  return lines.length;
};
const addsToBasket = async (page: Page) => {
  await page.locator('main').getByRole('button', { name: 'Add to basket' }).first().click();
  await expect.poll(() => inBasket(page)).toBe(1);
};
const asks = async (page: Page) => {
  const question = fresh('Is it cold?');
  await page.getByLabel('Your message').fill(question);
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.locator('main').getByText(question, { exact: true })).toBeVisible();
};
const searches = async (page: Page) => {
  await page.getByRole('searchbox').fill('soap');
  await page.getByRole('searchbox').press('Enter');
  await expect(page).toHaveURL(/\/search\?q=soap/);
  await expect(page.locator('main').getByRole('link', { name: /Soap/ }).first()).toBeVisible();
};

const templates: Template[] = [
  { name: 'front', path: '/', use: addsToBasket },
  { name: 'shop', path: '/shop', use: addsToBasket },
  { name: 'product', path: '/products/goats-milk-kefir', use: addsToBasket },
  { name: 'article', path: '/articles/kefir-and-eczema', use: addsToBasket },
  { name: 'help', path: '/help/delivery-and-returns', use: searches },
  {
    name: 'support',
    path: '/support',
    use: asks,
  },
  {
    name: 'basket',
    path: '/basket',
    filled: true,
    async use(page) {
      await page.getByRole('button', { name: /^Remove/ }).click();
      await expect.poll(() => inBasket(page)).toBe(0);
    },
  },
  {
    name: 'checkout',
    path: '/checkout',
    filled: true,
    async use(page) {
      await page.getByLabel('Town or city').fill('York');
      await page.getByRole('button', { name: /^Pay now/ }).click();
      await expect(page.getByRole('alert').first()).toBeVisible();
      await expect(page.getByLabel('Town or city')).toHaveValue('York');
    },
  },
  { name: 'search', path: '/search?q=kefir', use: addsToBasket },
  {
    name: 'paid order',
    path: (order) => order,
    async use(page) {
      await page.getByRole('link', { name: 'See the VAT receipt' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('VAT receipt');
    },
  },
  {
    name: 'return of an order',
    path: (order) => `${order}/return`,
    async use(page) {
      await page.getByLabel(/^How many of/).selectOption('1');
      await page.getByRole('button', { name: 'Next: what you get back' }).click();
      await expect(page.getByText('Comes back to you')).toBeVisible();
    },
  },
  { name: 'chat about an order', path: (order) => `${order}/ask`, use: asks },
  {
    name: 'lost order',
    path: '/orders/find',
    async use(page) {
      await page.getByLabel('E-mail').fill(freshEmail('lost'));
      await page.locator('main').getByRole('button').first().click();
      await expect(page.locator('main').getByRole('status').first()).toBeVisible();
    },
  },
  {
    name: 'staff’s login',
    path: '/staff/login',
    async use(page) {
      await page.getByLabel('E-mail').fill(freshEmail('nobody'));
      await page.getByLabel('Password').fill('not the password of anybody');
      await page.getByRole('button', { name: 'Log in' }).click();
      await expect(page.locator('main').getByRole('alert')).toBeVisible();
    },
  },
];

let bought: string | undefined;
/** An order that is paid and packed, so that it can be returned: bought once, for all that need one. */
async function orderPath(browser: Browser): Promise<string> {
  if (bought) return bought;
  const email = freshEmail('world');
  const page = await (await browser.newContext({ baseURL: shop })).newPage();
  bought = await buy(page, [{ variant: 'KSO-100', quantity: 2 }], email);
  await page.context().close();
  const desk = await atTheDesk(browser, { baseURL: shop });
  await desk.goto(`/staff/orders?show=all&q=${encodeURIComponent(email)}`);
  await desk.locator('a[data-open]').click();
  await desk.getByRole('button', { name: 'Mark packed' }).click();
  await expect(desk.getByRole('status').filter({ hasText: 'is packed.' })).toBeVisible();
  await leave(desk);
  return bought;
}
const pathOf = async (browser: Browser, { path }: Template): Promise<string> =>
  typeof path === 'string' ? path : path(await orderPath(browser));

/** A page of a visitor of its own, and what went wrong on it. */
async function visit(browser: Browser, filled: boolean): Promise<{ page: Page; wrong: string[] }> {
  const context = await browser.newContext({
    baseURL: shop,
    viewport: { width: 1440, height: 900 },
    extraHTTPHeaders: { 'x-forwarded-for': freshAddress() },
  });
  if (filled) await fillBasket(context, [bottle]);
  const page = await context.newPage();
  const wrong: string[] = [];
  await page.exposeFunction('violated', (what: string) => wrong.push(`policy: ${what}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) =>
      Reflect.apply(Reflect.get(window, 'violated'), window, [`${violatedDirective} ${sample}`]),
    );
  });
  page.on('pageerror', ({ message }) => {
    if (!reactMends.test(message)) wrong.push(`page error: ${message}`);
  });
  await page.route('**/api/errors', async (route) => {
    const report = browserReport.parse(route.request().postDataJSON());
    if (!broughtAbout(report)) await route.continue();
    else await route.fulfill({ json: { ok: true } });
  });
  return { page, wrong };
}

/** What React says whenever it finds a document changed; it mends that itself. */
const reactMends = /Minified React error #418/;
/** What these tests bring about themselves. Anything else a page tells the shop, which says it beside the test. */
const broughtAbout = ({ kind, message }: BrowserReport): boolean =>
  kind === 'script' || reactMends.test(message) || message.includes('Failed to load chunk');

/** Whatever a script still asks for is nobody's any more. */
async function closeAll(page: Page): Promise<void> {
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.context().close();
}

const heading = (page: Page): Promise<string | null> => page.locator('h1').first().textContent();
const takenOver = (page: Page) =>
  expect
    .poll(() =>
      page.evaluate(() => Object.keys(document.querySelector('h1') ?? {}).some((key) => key.startsWith('__react'))),
    )
    .toBe(true);

/** Each is done to the document before any of its scripts has come. */
const changes: Record<string, () => void> = {
  'an element at the top of the body': () => document.body.prepend(document.createElement('div')),
  'a text that is another': () => {
    const walker = document.createTreeWalker(document.querySelector('main p, main label') ?? document.body, 4);
    const text = walker.nextNode();
    if (text) text.textContent = '€ 1,00';
  },
  'text wrapped as translation does': () => {
    const walker = document.createTreeWalker(document.body, 4, (node) =>
      /^(SCRIPT|STYLE|NOSCRIPT|TEXTAREA)$/.test(node.parentElement?.tagName ?? '') ? 2 : 1,
    );
    const texts: Node[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) if (node.textContent?.trim()) texts.push(node);
    for (const text of texts) {
      const font = document.createElement('font');
      text.parentNode?.replaceChild(font, text);
      font.appendChild(document.createElement('font')).append(text);
    }
  },
  'an element that is gone': () => document.querySelector('main p, main label')?.remove(),
  'attributes that were not there': () => {
    for (const element of document.querySelectorAll('html, body, form, input, button, a')) {
      element.setAttribute('data-extension', '1');
      element.classList.add('extended');
    }
  },
};

for (const template of templates) {
  const { name, filled, use } = template;
  test(`${name}: whatever changes the document before its scripts run, the page stays and works`, async ({
    browser,
  }) => {
    const path = await pathOf(browser, template);
    for (const [what, change] of Object.entries(changes)) {
      await test.step(what, async () => {
        const { page, wrong } = await visit(browser, filled ?? false);
        let open: () => void = () => undefined;
        const changed = new Promise<void>((resolve) => {
          open = resolve;
        });
        await page.route(chunks, async (route) => {
          await changed;
          await route.continue();
        });
        await page.goto(path, { waitUntil: 'domcontentloaded' });
        const sent = await heading(page);
        const typed = page.locator('input[type=search], input[type=email]').first();
        await typed.fill('typed before');
        await page.evaluate(change);
        open();
        await takenOver(page);
        expect(await heading(page)).toBe(sent);
        await expect(typed).toHaveValue('typed before');
        await use(page);
        expect(wrong).toEqual([]);
        await closeAll(page);
      });
    }
  });
}

/** All scripts that a page loads by itself. */
async function scriptsOf(browser: Browser, path: string, filled: boolean): Promise<string[]> {
  const { page } = await visit(browser, filled);
  const found = new Set<string>();
  page.on('request', (request) => {
    if (request.resourceType() === 'script') found.add(new URL(request.url()).pathname);
  });
  await page.goto(path);
  await takenOver(page);
  await page.waitForLoadState('networkidle');
  await closeAll(page);
  return [...found];
}

/** A script does the same in all documents that are made in the same way, so it is taken from one of them. */
const made = (path: string) => {
  if (path.startsWith('/staff')) return 'staff’s';
  return /^\/(?:basket|checkout|orders|search|support)/.test(path) ? 'made per visit' : 'made beforehand';
};
const taken = new Set<string>();

for (const template of templates) {
  const { name, filled, use } = template;
  test(`${name}: whichever script does not come, the page stays and its form works`, async ({ browser }) => {
    const path = await pathOf(browser, template);
    const scripts = await scriptsOf(browser, path, filled ?? false);
    expect(scripts.length).toBeGreaterThan(5);
    for (const script of scripts) {
      if (taken.has(made(path) + script)) continue;
      taken.add(made(path) + script);
      await test.step(script, async () => {
        const { page, wrong } = await visit(browser, filled ?? false);
        await page.clock.install();
        let asked = 0;
        await page.route(`**${script}`, async (route) => {
          asked += 1;
          await route.fulfill({ status: 404, contentType: 'text/plain', body: 'gone' });
        });
        await page.goto(path, { waitUntil: 'domcontentloaded' });
        const sent = await heading(page);
        await expect.poll(() => asked).toBeGreaterThan(0);
        // Whatever asks for it again has done so by then, and given up.
        for (const seconds of [1, 10, 10, 60, 600]) await page.clock.fastForward(seconds * 1_000);
        expect(await heading(page)).toBe(sent);
        expect(asked).toBeLessThan(6);
        await use(page);
        expect(wrong.filter((one) => !one.includes('Failed to load chunk'))).toEqual([]);
        await closeAll(page);
      });
    }
  });
}
