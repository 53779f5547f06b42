import Validator from '@adobe/structured-data-validator';
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
    ['/', ['OnlineStore', 'WebSite', 'MedicalWebPage', 'Article']],
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

/** The validator asks a price of where nothing is sent, too. */
const withoutRefusals = (_key: string, value: unknown) =>
  Array.isArray(value) ? value.filter((one) => one?.doesNotShip !== true) : value;

test('structured data has nothing that Google refuses', async ({ page }) => {
  const validator = new Validator();
  for (const path of [
    '/',
    '/products/goats-milk-kefir',
    '/products/kefir-lotion/50-ml',
    '/products/glass-jar-and-strainer',
    '/articles/how-to-drink-and-keep-kefir',
  ]) {
    await page.goto(path);
    const texts = await page.locator('script[type="application/ld+json"]').allTextContents();
    const jsonld: Record<string, object[]> = {};
    for (const one of texts
      .map((text) => JSON.parse(text, withoutRefusals))
      .flatMap((data) => data['@graph'] ?? [data]))
      for (const type of [one['@type']].flat()) jsonld[type] = [...(jsonld[type] ?? []), one];
    const found = await validator.validate({ jsonld });
    const errors = found.filter(({ severity }) => severity === 'ERROR');
    expect([path, errors.map(({ issueMessage, path: at }) => [issueMessage, JSON.stringify(at)])]).toEqual([path, []]);
  }
  const broken = { '@type': 'Product', offers: { '@type': 'Offer', price: '1.00' } };
  const refused = await validator.validate({ jsonld: { Product: [broken] } });
  expect(refused.map(({ severity }) => severity)).toContain('ERROR');
});

test('each page has one address, and what is shown where it is shared: a picture of its own, described', async ({
  page,
  request,
}) => {
  const pictures = new Set<string>();
  for (const [path, canonical] of [
    ['/', '/'],
    ['/articles/kefir-and-eczema', '/'],
    ['/articles/how-to-drink-and-keep-kefir', '/articles/how-to-drink-and-keep-kefir'],
    ['/articles', '/articles'],
    ['/shop', '/shop'],
    ['/shop/skincare', '/shop/skincare'],
    ['/products/goats-milk-kefir', '/products/goats-milk-kefir'],
    ['/products/goats-milk-kefir/250-ml', '/products/goats-milk-kefir/250-ml'],
    ['/help', '/help'],
    ['/help/privacy', '/help/privacy'],
  ] as const) {
    await page.goto(path);
    const origin = new URL(page.url()).origin;
    const says = (selector: string, attribute: string) =>
      page.locator(`head ${selector}`).evaluateAll((all, name) => all.map((one) => one.getAttribute(name)), attribute);
    const at = `${origin}${canonical === '/' ? '' : canonical}`;
    expect([path, await says('link[rel="canonical"]', 'href')]).toEqual([path, [at]]);
    expect([path, await says('meta[property="og:url"]', 'content')]).toEqual([path, [at]]);
    expect(await says('link[type="application/rss+xml"]', 'href')).toEqual([`${origin}/articles/feed.xml`]);
    expect(await says('link[rel="manifest"]', 'href')).toEqual(['/manifest.webmanifest']);
    const [alt = '', ...moreAlts] = await says('meta[property="og:image:alt"]', 'content');
    expect([alt?.trim(), moreAlts]).not.toEqual(['', []]);
    const [picture = '', ...more] = await says('meta[property="og:image"]', 'content');
    expect(more).toEqual([]);
    pictures.add(picture ?? '');
  }
  expect(pictures.size).toBe(5);
  for (const picture of pictures) {
    const answer = await request.get(picture);
    expect([picture, answer.status(), answer.headers()['content-type']]).toEqual([picture, 200, 'image/png']);
    const bytes = await answer.body();
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
  }
});

test('icons and the manifest are there, and the page that the strip leads to may be read', async ({ request }) => {
  for (const [path, type] of [
    ['/favicon.ico', 'image/x-icon'],
    ['/apple-touch-icon.png', 'image/png'],
    ['/icon.svg', 'image/svg+xml'],
    ['/manifest.webmanifest', 'application/manifest+json'],
  ] as const) {
    const answer = await request.get(path);
    expect([path, answer.status(), answer.headers()['content-type']]).toEqual([path, 200, type]);
  }
  const { icons } = await (await request.get('/manifest.webmanifest')).json();
  for (const { src } of icons) expect((await request.get(src)).status()).toBe(200);
  expect(await (await request.get('/robots.txt')).text()).not.toContain('/support');
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
