import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures';

const documents = [
  '/',
  '/shop',
  '/shop/skincare',
  '/products/goats-milk-kefir',
  '/products/kefir-lotion/50-ml',
  '/articles',
  '/articles/kefir-and-eczema',
  '/help/delivery-and-returns',
  '/search?q=ginger',
  '/basket',
  '/checkout',
  '/support',
  '/staff/login',
  '/no-such-page',
];

for (const path of documents) {
  test(`${path} has no accessibility violation, by day and by night`, async ({ page }) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(path);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 120))])).toEqual([]);
    }
  });

  test(`${path} fits a phone and carries a strict policy`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    const response = await page.goto(path);
    const policy = response?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe-');
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
    ).toBe(true);
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
  await expect(page.getByRole('button', { name: 'See the day' })).toBeVisible();
  expect(early).toEqual([]);
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
