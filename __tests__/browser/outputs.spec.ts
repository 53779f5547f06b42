import { expect, test } from './fixtures';

/** What programs read of the shop, and where old addresses lead: as it comes over the wire. */
test('an old address leads on, with what was asked, and to no other host', async ({ request }) => {
  for (const [from, to] of [
    ['/delivery', '/help/delivery-and-returns'],
    [
      '/products/goat-kefir?utm=letter&x=%2F%2Fevil.example',
      '/products/goats-milk-kefir?utm=letter&x=%2F%2Fevil.example',
    ],
  ]) {
    const response = await request.get(from ?? '', { maxRedirects: 0 });
    expect([from, response.status(), response.headers().location]).toEqual([from, 308, to]);
    expect(response.headers()['x-content-type-options']).toBe('nosniff');
    expect((await request.get(from ?? '')).status()).toBe(200);
  }
  expect((await request.post('/delivery', { maxRedirects: 0 })).status()).toBeGreaterThanOrEqual(400);
});

test('the merchant feed offers what is in stock, and each link and picture in it is there', async ({ request }) => {
  const response = await request.get('/products/feed.xml');
  expect([response.status(), response.headers()['content-type']]).toEqual([200, 'application/xml; charset=utf-8']);
  const feed = await response.text();
  const all = (name: string) =>
    [...feed.matchAll(new RegExp(`<g:${name}>([^<]+)</g:${name}>`, 'g'))].map(([, text = '']) => text);
  expect(all('availability')).toContain('in_stock');
  for (const link of new Set(all('link'))) expect([link, (await request.get(link)).status()]).toEqual([link, 200]);
  for (const link of new Set(all('image_link'))) {
    const picture = await request.get(link);
    expect([link, picture.status(), picture.headers()['content-type']]).toEqual([link, 200, 'image/png']);
    const bytes = await picture.body();
    expect([link, bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([link, 1000, 1000]);
  }
});

test('the sitemap names only pages and pictures that are there', async ({ request }) => {
  const sitemap = await (await request.get('/sitemap.xml')).text();
  const named = [...sitemap.matchAll(/<(?:image:)?loc>([^<]+)</g)].map(([, url = '']) => url);
  expect(named.length).toBeGreaterThan(40);
  for (const url of new Set(named)) expect([url, (await request.get(url)).status()]).toEqual([url, 200]);
});

test('llms.txt is plain text', async ({ request }) => {
  const response = await request.get('/llms.txt');
  expect([response.status(), response.headers()['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
  expect(await response.text()).toContain('# Larkfield Kefir');
});

test('each kind of page says in data what it is', async ({ page }) => {
  for (const [path, types] of [
    ['/', ['Organization', 'WebSite', 'MedicalWebPage', 'Article']],
    ['/shop', ['CollectionPage', 'BreadcrumbList']],
    ['/shop/skincare', ['CollectionPage', 'BreadcrumbList']],
    ['/products/kefir-lotion/50-ml', ['Product', 'BreadcrumbList']],
    ['/articles/how-to-drink-and-keep-kefir', ['Article', 'BreadcrumbList']],
    ['/help/delivery-and-returns', ['FAQPage', 'BreadcrumbList']],
    ['/help/about', ['AboutPage', 'BreadcrumbList']],
  ] as const) {
    await page.goto(path);
    const data = await page.locator('script[type="application/ld+json"]').allTextContents();
    const found = data
      .map((text) => JSON.parse(text))
      .flatMap((one) => one['@graph'] ?? [one])
      .flatMap((one) => one['@type']);
    expect([path, found]).toEqual([path, expect.arrayContaining([...types])]);
  }
});

test('the authorised claim stands on the product that earns it, with its amount and what else matters', async ({
  page,
}) => {
  await page.goto('/products/kefir-course-28');
  const claim = page.getByRole('region', { name: 'Vitamin A' });
  await expect(claim).toContainText('142 µg in a portion of 250 ml, 18% of the nutrient reference value');
  await expect(claim).toContainText('Vitamin A contributes to the normal function of the immune system.');
  await expect(claim).toContainText('A varied and balanced diet');
  await page.goto('/products/goats-milk-kefir');
  await expect(page.getByText('contributes to')).toBeHidden();
});
