import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { contentFolder } from '../servers/content-folder';
import { startDev } from '../servers/start-dev';

/** A marketer at work: `npm run dev`, the shop's own content, a text editor, and a page that follows. */
const file = 'content/products/oat-kefir.md';
const written = readFileSync(file, 'utf8');
const edited = (line: string) => written.replace('title: "Oat Kefir"', line);
let folder: ReturnType<typeof contentFolder>;
let dev: Awaited<ReturnType<typeof startDev>>;

test.beforeAll(async () => {
  test.setTimeout(90_000);
  folder = contentFolder();
  dev = await startDev();
});
test.afterEach(() => folder.restore());
test.afterAll(() => dev.stop());

test('an edit shows without a restart; a broken file says what to mend, where, and the shop goes on', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await page.goto(`${dev.address}/products/oat-kefir`, { timeout: 60_000 });
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('Oat Kefir');

  writeFileSync(file, edited('title: "Barley Kefir"'));
  await expect(heading).toHaveText('Barley Kefir', { timeout: 15_000 });

  writeFileSync(file, edited('titel: "Oat Kefir"'));
  await expect(async () => {
    await page.goto(`${dev.address}/shop`);
    await expect(page.getByText(/content\/products\/oat-kefir\.md:\d+:\d+ {2}field "titel".*title/)).toBeVisible({
      timeout: 2_000,
    });
  }).toPass({ timeout: 30_000 });
  await expect(page.getByRole('link', { name: "Goats' Milk Kefir", exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Oat Kefir', exact: true })).toBeHidden();

  writeFileSync(file, written);
  await expect(async () => {
    await page.goto(`${dev.address}/shop`);
    await expect(page.getByRole('link', { name: 'Oat Kefir', exact: true })).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await expect(page.getByText('to mend in content/')).toBeHidden();
});

test('drafts show with a badge and with what is wrong with them', async ({ page }) => {
  const draft = 'content/products/kefir-soft-cheese.md';
  writeFileSync(draft, `${readFileSync(draft, 'utf8')}\nIt cures eczema.\n`);
  await expect(async () => {
    await page.goto(`${dev.address}/products/kefir-soft-cheese`);
    await expect(page.getByRole('note', { name: 'Draft' })).toContainText(
      /kefir-soft-cheese\.md:\d+:\d+ {2}"cures eczema"/,
      {
        timeout: 2_000,
      },
    );
  }).toPass({ timeout: 30_000 });
  await expect(async () => {
    await page.goto(`${dev.address}/shop/milk-kefir`);
    await expect(page.getByRole('heading', { name: 'Draft Kefir Soft Cheese' })).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
});

test('only this machine’s own pages may write, and only content', async ({ request }) => {
  const contents = Buffer.from('[]\n').toString('base64');
  const save = (path: string, headers: Record<string, string>) =>
    request.post(`${dev.address}/api/keystatic/update`, {
      headers: { 'no-cors': '1', 'content-type': 'application/json', ...headers },
      data: { additions: [{ path, contents }], deletions: [] },
    });
  const ours = { origin: dev.address };
  for (const [path, headers, status] of [
    ['content/redirects.yaml', {}, 403],
    ['content/redirects.yaml', { origin: 'https://evil.example' }, 403],
    ['content/redirects.yaml', { ...ours, 'sec-fetch-site': 'cross-site' }, 403],
    ['content/redirects.yaml', { host: 'evil.example', origin: 'http://evil.example' }, 403],
    ['package.json', ours, 422],
    ['content/../package.json', ours, 422],
    ['content/images/x.svg', ours, 422],
    ['content/images/../../public/x.jpg', ours, 422],
  ] as const)
    expect([path, headers, (await save(path, headers)).status()]).toEqual([path, headers, status]);
  expect(folder.changed()).toEqual([]);
  expect((await save('content/redirects.yaml', ours)).status()).toBe(200);
  expect(folder.changed()).toEqual(['content/redirects.yaml']);
});
