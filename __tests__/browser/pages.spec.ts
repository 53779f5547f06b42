import { expect, expectAccessible, hydrated, test } from './fixtures';
import { fillBasket } from './shopping';

const documents = [
  '/',
  '/shop',
  '/shop/skincare',
  '/products/goats-milk-kefir',
  '/products/kefir-lotion/50-ml',
  '/articles',
  '/articles/kefir-and-eczema',
  '/help',
  '/help/delivery-and-returns',
  '/search?q=ginger',
  '/search?q=dairy+free',
  '/basket',
  '/checkout',
  '/basket with something in it',
  '/checkout with something in it',
  '/support',
  '/orders/find',
  '/complaint',
  '/delivery-day/GMK-500',
  '/staff/login',
  '/no-such-page',
];

for (const one of documents) {
  test(`${one} has no accessibility violation, fits every width and carries a strict policy`, async ({ page }) => {
    const [path = '', filled] = one.split(' with ');
    if (filled) await fillBasket(page.context(), [{ variant: 'GWK-330X6', quantity: 99 }]);
    const response = await page.goto(path);
    await expectAccessible(page);
    const policy = response?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe-');
    // 320 px is also what 1280 px show at 400 %.
    const tooWide = () =>
      page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth));
    const settings = await page.context().newCDPSession(page);
    for (const [width, standard] of [
      [320, 16],
      [390, 16],
      [320, 32],
      [390, 32],
      [768, 32],
      [1440, 32],
    ] as const) {
      await settings.send('Page.setFontSizes', { fontSizes: { standard } });
      await page.setViewportSize({ width, height: 844 });
      expect([width, standard, await tooWide()]).toEqual([width, standard, 0]);
    }
  });
}

test('a static page asks for no script before it has loaded, and hydrates after', async ({ page }) => {
  const early: string[] = [];
  let loaded = false;
  page.on('load', () => {
    loaded = true;
  });
  page.on('request', (request) => {
    if (request.resourceType() === 'script' && !loaded) early.push(request.url());
  });
  await page.goto('/products/goats-milk-kefir');
  await hydrated(page);
  expect(early).toEqual([]);
});

test('a page that never has idle time is hydrated all the same', async ({ page }) => {
  await page.addInitScript(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const until = performance.now() + 5;
      while (performance.now() < until);
      port2.postMessage(null);
    };
    port2.postMessage(null);
  });
  await page.goto('/products/goats-milk-kefir');
  await hydrated(page);
});

test('unknown addresses are real 404s, foreign orders and source maps too', async ({ request }) => {
  for (const path of [
    '/no-such-page',
    '/products/no-such',
    '/articles/no-such',
    '/orders/forged',
    '/_next/image?url=x',
    '/.env',
    '/.git/config',
  ]) {
    expect([path, (await request.get(path)).status()]).toEqual([path, 404]);
  }
});

test('crawlers find the sitemap, the rules and the feed', async ({ request }) => {
  for (const [path, type, holds] of [
    ['/sitemap.xml', 'application/xml', '/products/goats-milk-kefir'],
    ['/robots.txt', 'text/plain', 'Disallow: /staff'],
    ['/articles/feed.xml', 'application/rss+xml', 'Kefir &amp; Eczema'],
  ]) {
    const response = await request.get(path ?? '');
    expect([path, response.status(), response.headers()['content-type']?.split(';')[0]]).toEqual([path, 200, type]);
    expect(await response.text()).toContain(holds);
  }
});

test('public pages are the same bytes for everybody, and 304 for whoever has them', async ({ request }) => {
  const basket = encodeURIComponent(JSON.stringify({ lines: [{ variant: 'GMK-500', quantity: 5 }] }));
  for (const path of ['/', '/shop', '/shop/skincare', '/products/goats-milk-kefir', '/articles/kefir-and-eczema']) {
    const plain = await request.get(path);
    const known = await request.get(path, { headers: { cookie: `basket=${basket}; chat=x; staff=y` } });
    expect([path, await known.text()]).toEqual([path, await plain.text()]);
    expect(plain.headers()['set-cookie']).toBeUndefined();
    const { etag = '' } = plain.headers();
    expect([path, (await request.get(path, { headers: { 'if-none-match': etag } })).status()]).toEqual([path, 304]);
  }
});

test('each page has a picture for where it is shared, and search engines are told what it is', async ({
  page,
  request,
}) => {
  for (const [path, type] of [
    ['/products/goats-milk-kefir', 'Product'],
    ['/articles/kefir-and-eczema', 'Article'],
  ]) {
    await page.goto(path ?? '');
    const picture = await page.locator('meta[property="og:image"]').getAttribute('content');
    // A whole address, of the shop that was built; asked for at the shop that is tested.
    const { pathname, search } = new URL(picture ?? '');
    const response = await request.get(`${pathname}${search}`);
    expect([path, response.status(), response.headers()['content-type']]).toEqual([path, 200, 'image/png']);
    const data = await page.locator('script[type="application/ld+json"]').allTextContents();
    expect(
      data
        .map((text) => JSON.parse(text))
        .flatMap((one) => one['@graph'] ?? [one])
        .flatMap((one) => one['@type']),
    ).toContain(type);
  }
});

test('an order that is not there is a page of ours, with script and without', async ({ page, browser }) => {
  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  for (const visitor of [page, plain]) {
    expect((await visitor.goto('/orders/nonsense'))?.status()).toBe(404);
    await expect(visitor.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(visitor.getByRole('link', { name: 'Larkfield Kefir, home' })).toBeVisible();
  }
  await plain.context().close();
});

test('what somebody begins to type before the scripts come stays, and so does the cursor', async ({ page }) => {
  let comes = () => {};
  const held = new Promise<void>((resolve) => {
    comes = resolve;
  });
  await page.route('**/_next/static/**/*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/products/goats-milk-kefir', { waitUntil: 'domcontentloaded' });
  const field = page.getByLabel('Your postcode');
  await field.pressSequentially('YO1');
  comes();
  await hydrated(page);
  await expect(field).toHaveValue('YO1');
  await expect(field).toBeFocused();
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a product’s page says when it comes, keeps a postcode that can’t be read, and says what does not go there', async ({
    page,
  }) => {
    await page.goto('/products/goats-milk-kefir');
    const ask = async (postcode: string) => {
      await page.getByLabel('Your postcode').fill(postcode);
      await page.getByRole('button', { name: 'See the day' }).click();
    };
    await ask('nonsense');
    await expect(page).toHaveURL(/\/delivery-day\/GMK-500#postcode$/);
    await expect(page.getByLabel('Your postcode')).toHaveValue('nonsense');
    await expect(page.getByLabel('Your postcode')).toHaveAccessibleDescription(/Enter a full UK postcode/);
    await ask('yo17hh');
    await expect(page.getByText(/^To YO1 7HH on/)).toBeVisible();
    await expect(page.getByText(/£4\.95, free on orders over £25/)).toBeVisible();
    await ask('ZE1 0AA');
    await expect(page.getByText(/would not stay cold on its way to Scottish islands/)).toBeVisible();
    await expect(page.getByRole('button', { name: /Add to basket/ })).toHaveCount(0);
  });
});
