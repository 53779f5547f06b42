import { spawnSync } from 'node:child_process';
import { ask, url } from '../servers/raw-http';
import { expect, expectAccessible, setClock, test } from './fixtures';

/** The shop's own draft: seen through its link, and nowhere else. */
const file = 'content/products/kefir-soft-cheese.md';
const title = 'Kefir Soft Cheese';

function printed(...args: string[]): { status: number | null; link: string; said: string } {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'content:preview', '--', ...args], {
    encoding: 'utf8',
    env: { ...process.env, SHOP_SECRET: 'only-for-the-browser-tests-of-this-shop', PUBLIC_URL: url },
  });
  return { status, link: stdout.split('\n')[0] ?? '', said: stdout + stderr };
}

test.afterEach(() => setClock(''));

test('a link shows a draft with its badge and its faults, to whoever has it, until its day', async ({ page }) => {
  const { link, said } = printed(file, '2');
  expect(said).toMatch(/until \w+, \d+ \w+ \d{4} at \d\d:\d\d\.\n$/);
  const response = await page.goto(link);
  expect(response?.headers()['cache-control']).toContain('no-store');
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole('note', { name: 'Draft' })).toContainText('The check finds nothing wrong with it.');
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/);
  await expect(page.getByRole('main').getByRole('button', { name: title })).toHaveCount(0);
  const picture = page.getByRole('img', { name: /A round of white cheese/ });
  await expect(picture).toBeVisible();
  expect(
    await picture.evaluate((img: HTMLImageElement) => [
      img.complete,
      img.naturalWidth > 0,
      /avif$/.test(img.currentSrc),
    ]),
  ).toEqual([true, true, true]);
  await expectAccessible(page);

  setClock(new Date(Date.now() + 2 * 86_400_000 + 60_000).toISOString());
  expect((await page.goto(link))?.status()).toBe(404);
  await expect(page.getByText(title)).toHaveCount(0);
});

test('a changed link shows nothing: another draft, a later day, another signature', async () => {
  const { pathname } = new URL(printed(file).link);
  expect((await ask(pathname)).status).toBe(200);
  const [, , kind, slug, ticket = ''] = pathname.split('/');
  const [expires = '', signature = ''] = ticket.split('.');
  for (const path of [
    `/preview/${kind}/oat-kefir/${ticket}`,
    `/preview/articles/${slug}/${ticket}`,
    `/preview/${kind}/${slug}/${Number(expires) + 1}.${signature}`,
    `/preview/${kind}/${slug}/${expires}.${signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))}`,
    `/preview/${kind}/${slug}/${expires}.`,
    `/preview/${kind}/${slug}/${'9'.repeat(40)}.${signature}`,
    `/preview/${kind}/${slug}`,
  ])
    expect([path, (await ask(path)).status]).toEqual([path, 404]);
});

test('a draft is in no list, feed, sitemap or search, and has no page of its own', async () => {
  for (const path of [
    '/',
    '/shop',
    '/shop/milk-kefir',
    '/articles',
    '/articles/feed.xml',
    '/sitemap.xml',
    '/search?q=cheese',
    '/api/search?q=cheese',
  ]) {
    const { status, text } = await ask(path);
    expect([path, status, /soft.cheese/i.test(text)]).toEqual([path, 200, false]);
  }
  expect((await ask('/products/kefir-soft-cheese')).status).toBe(404);
  expect((await ask('/robots.txt')).text).toContain('Disallow: /preview/');
});

test('the command says what it needs', () => {
  expect(printed('content/products/oat-kefir.md').said).toBe(
    'content/products/oat-kefir.md is no draft: it stands in the shop for everyone.\n',
  );
  expect(printed('content/products/none.md')).toMatchObject({
    status: 1,
    said: 'there is no file content/products/none.md.\n',
  });
  expect(printed(file, '90').said).toBe('"90" must be a whole number of days from 1 to 30.\n');
});

test('uploaded pictures are static files in several sizes that browsers may keep for good; the optimizer stays shut', async ({
  page,
}) => {
  await page.goto(printed(file).link);
  const picture = page.getByRole('img', { name: /A round of white cheese/ });
  const [width, height] = await Promise.all([picture.getAttribute('width'), picture.getAttribute('height')]);
  expect([width, height]).toEqual(['640', '640']);
  const sets = await picture.evaluate((img: HTMLImageElement) => [
    img.srcset,
    img.parentElement?.querySelector('source')?.srcset ?? '',
  ]);
  const addresses = sets.flatMap((set) => set.split(', ').map((one) => one.split(' ')[0] ?? ''));
  expect(addresses).toHaveLength(6);
  for (const address of addresses) {
    const { status, headers } = await ask(address);
    expect([address, status, headers['content-type'], headers['cache-control']]).toEqual([
      address,
      200,
      address.endsWith('.avif') ? 'image/avif' : 'image/jpeg',
      'public, max-age=31536000, immutable',
    ]);
  }
  expect((await ask(addresses[0]?.replace('-200', '-201') ?? '')).status).toBe(404);
  expect((await ask(`/_next/image?url=${addresses[0]}&w=640&q=75`)).status).toBe(404);
});
