import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { openedWith } from '@/lib/content/editor/opened';
import { contentFolder } from '../servers/content-folder';
import { startDev } from '../servers/start-dev';
import { countLoads, field, follows, goOn, openForm, press, warmUp } from './editor-steps';
import { hydrated } from './fixtures';

/** A marketer at work: `npm run dev`, the shop's own content, a text editor or the visual one, and a page that follows. */
const file = 'content/products/oat-kefir.md';
const written = readFileSync(file, 'utf8');
const edited = (line: string) => written.replace('title: "Oat Kefir"', line);
let folder: ReturnType<typeof contentFolder>;
let dev: Awaited<ReturnType<typeof startDev>>;

test.beforeAll(async () => {
  folder = contentFolder();
  dev = await startDev();
  await warmUp(dev.address, [
    '/products/oat-kefir',
    '/shop',
    '/shop/supplements-and-kit',
    '/articles/kefir-and-eczema',
    '/articles',
    '/keystatic',
  ]);
});
test.afterEach(() => folder.restore());
test.afterAll(() => dev.stop());

test('an edit shows without a restart; a broken file says what to mend, where, and the shop goes on', async ({
  page,
}) => {
  const loads = countLoads(page);
  await page.goto(`${dev.address}/products/oat-kefir`);
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('Oat Kefir');

  writeFileSync(file, edited('title: "Barley Kefir"'));
  await expect(heading).toHaveText('Barley Kefir');
  expect(loads()).toBe(1);

  await page.goto(`${dev.address}/shop`);
  await expect(page.getByRole('link', { name: 'Barley Kefir', exact: true })).toBeVisible();
  writeFileSync(file, edited('titel: "Oat Kefir"'));
  const mend = page.getByText(/content\/products\/oat-kefir\.md:\d+:\d+ {2}field "titel".*title/);
  await expect(mend).toBeVisible();
  await expect(page.getByRole('link', { name: 'Goats’ Milk Kefir', exact: true })).toBeVisible();
  const oat = page.getByRole('link', { name: 'Oat Kefir', exact: true });
  await expect(oat).toBeHidden();

  await follows(oat, () => writeFileSync(file, written));
  await expect(page.getByText('to mend in content/')).toBeHidden();
  const goats = page.getByRole('link', { name: 'Goats’ Milk Kefir', exact: true });
  const site = readFileSync('content/site.yaml', 'utf8');
  writeFileSync('content/products/notes.txt', 'x');
  for (const [broken, says] of [
    [
      Buffer.from(site.replace('homeArticle:', 'homeArticel:')),
      /content\/site\.yaml:\d+:\d+ {2}field "homeArticel": not known/,
    ],
    [
      Buffer.concat([Buffer.from(site), Buffer.from([0x23, 0x20, 0xe9, 0x0a])]),
      /content\/site\.yaml:\d+:\d+ {2}a letter on this/,
    ],
  ] as const) {
    writeFileSync('content/site.yaml', broken);
    await expect(page.getByText(says)).toBeVisible();
    await page.goto(`${dev.address}/shop`);
    await expect(page.getByText(says)).toBeVisible();
    await expect(page.getByText('content/products/notes.txt:1:1  nothing in the shop reads this file')).toBeVisible();
    await expect(goats).toBeVisible();
    writeFileSync('content/site.yaml', site);
    await expect(page.getByText(says)).toBeHidden();
  }

  rmSync('content/products/cows-milk-kefir.md');
  await expect(page.getByText(/product "cows-milk-kefir" is not a file/).first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Cows’ Milk Kefir', exact: true })).toBeHidden();
  await expect(goats).toBeVisible();
  // A page that is opened while a change is on its way may load once more for it, and not again and again.
  expect(loads()).toBeLessThanOrEqual(6);
});

test('drafts show with a badge and with what is wrong with them', async ({ page }) => {
  const draft = 'content/products/kefir-soft-cheese.md';
  writeFileSync(draft, `${readFileSync(draft, 'utf8')}\nIt cures eczema.\n`);
  await page.goto(`${dev.address}/products/kefir-soft-cheese`);
  await expect(page.getByRole('note', { name: 'Draft' })).toContainText(
    /kefir-soft-cheese\.md:\d+:\d+ {2}"cures eczema"/,
  );
  await page.goto(`${dev.address}/shop/milk-kefir`);
  await expect(page.getByRole('heading', { name: 'Draft Kefir Soft Cheese' })).toBeVisible();
});

test('only this machine’s own pages may write, and only content', async ({ request }) => {
  const save = (path: string, headers: Record<string, string>, text = '[]\n') =>
    request.post(`${dev.address}/api/keystatic/update`, {
      headers: { 'no-cors': '1', 'content-type': 'application/json', ...headers },
      data: { additions: [{ path, contents: Buffer.from(text).toString('base64') }], deletions: [] },
    });
  const ours = { origin: dev.address };
  for (const [path, headers, status] of [
    ['redirects.yaml', {}, 403],
    ['redirects.yaml', { origin: 'https://evil.example' }, 403],
    ['redirects.yaml', { ...ours, 'sec-fetch-site': 'cross-site' }, 403],
    ['redirects.yaml', { host: 'evil.example', origin: 'http://evil.example' }, 403],
    ['../package.json', ours, 422],
    ['products/../../package.json', ours, 422],
    ['images/x.svg', ours, 422],
    ['images/../../public/x.jpg', ours, 422],
  ] as const)
    expect([path, headers, (await save(path, headers)).status()]).toEqual([path, headers, status]);
  expect((await save('redirects.yaml', ours, 'items: [\n')).status()).toBe(422);
  const question = 'content/faqs/freeze.md';
  for (const read of [undefined, 'a'.repeat(40)]) {
    const deleted = await request.post(`${dev.address}/api/keystatic/update`, {
      headers: { 'no-cors': '1', 'content-type': 'application/json', ...ours },
      data: { additions: [], deletions: [{ path: question.replace('content/', ''), read }] },
    });
    expect([deleted.status(), await deleted.text()]).toEqual([409, expect.stringContaining(`${question} has changed`)]);
  }
  expect(folder.changed()).toEqual([]);
  // What it lists it reads and hashes after every save.
  const tree: { path: string; type: string }[] = await (
    await request.get(`${dev.address}/api/keystatic/tree`, { headers: { 'no-cors': '1' } })
  ).json();
  const listed = tree.filter(({ type }) => type === 'blob').map(({ path }) => `content/${path}`);
  expect(listed).toContain('content/redirects.yaml');
  expect(listed.filter((path) => !existsSync(path))).toEqual([]);
  const before = openedWith('content/redirects.yaml', readFileSync('content/redirects.yaml', 'utf8'));
  const emptied = JSON.stringify({ items: [], opened: before });
  expect((await save('redirects.yaml', ours)).status()).toBe(409);
  expect((await save('redirects.yaml', ours, emptied)).status()).toBe(200);
  expect(folder.changed()).toEqual(['content/redirects.yaml']);
});

const editor = (path: string) => `${dev.address}/keystatic/${path}`;

test('in the visual editor a price, the threshold, the chat hours and an answer of two paragraphs change, and nothing else does', async ({
  page,
  context,
}) => {
  const shop = await context.newPage();
  await shop.goto(`${dev.address}/products/oat-kefir`);
  await openForm(page, editor('collection/products/item/oat-kefir'));
  await hydrated(shop);

  await page.getByText('500 ml bottle, £4.95').click();
  await field(page, 'Price in pence').fill('525');
  await press(page, 'Done');
  await follows(shop.getByText('£5.25', { exact: true }).first(), () => press(page, 'Save'));
  expect(folder.diff(file)).toEqual(['-    pricePence: 495', '+    pricePence: 525']);

  await goOn(page, 'Delivery');
  await field(page, 'Free over, in pence').fill('3000');
  await follows(shop.getByRole('link', { name: 'FREE next-day delivery on orders over £30' }), () =>
    press(page, 'Save'),
  );
  expect(folder.diff('content/delivery.yaml')).toEqual(['-  thresholdPence: 2500', '+  thresholdPence: 3000']);

  await goOn(page, 'Chat hours');
  await page.getByText('tuesday 08:00 to 20:00').click();
  await field(page, 'Closes').fill('21:30');
  await press(page, 'Done');
  await follows(shop.getByText('Live chat 8am–9.30pm'), () => press(page, 'Save'));
  expect(folder.diff('content/chat.yaml')).toEqual([
    '-  - { day: tuesday, opens: "08:00", closes: "20:00" }',
    '+  - { day: tuesday, opens: "08:00", closes: "21:30" }',
  ]);

  await goOn(page, 'Canned replies');
  await page.getByText('/where Where is my order?').click();
  await field(page, 'Reply').fill(
    `Hello {name}. Thank you for writing to us about "it" today.\n\nWe will look into it.`,
  );
  await press(page, 'Done');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect
    .poll(() => folder.diff('content/replies.yaml').filter((line) => line.startsWith('+')))
    .toEqual([
      String.raw`+  body: "Hello {name}. Thank you for writing to us about \"it\" today.\n\nWe will look into it."`,
    ]);
  expect(folder.changed()).toEqual(['content/chat.yaml', 'content/delivery.yaml', file, 'content/replies.yaml']);
});

test('in the visual editor a product comes into the shop with a photograph', async ({ page, context }) => {
  const shop = await context.newPage();
  await shop.goto(`${dev.address}/shop/supplements-and-kit`);

  await openForm(page, editor('collection/products/create?duplicate=glass-jar-and-strainer'), 'Create');
  await field(page, 'Name').fill('Muslin Cloth');
  await field(page, 'Slug').fill('muslin-cloth');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, 'Choose file')]);
  await chooser.setFiles('content/images/kefir-soft-cheese/photograph.jpg');
  await field(page, 'What the picture shows').fill('A square of white cloth');
  await page.getByText('Jar and strainer, £13.20').click();
  await field(page, 'Stock code').fill('MUC-1');
  await field(page, 'Price in pence').fill('450');
  await press(page, 'Done');
  const card = shop.getByRole('listitem').filter({ has: shop.getByRole('link', { name: 'Muslin Cloth' }) });
  await follows(card.getByText('£4.50', { exact: true }), () => press(page, 'Create'), { files: 2 });
  await expect
    .poll(() =>
      card
        .getByRole('presentation')
        .evaluate((img: HTMLImageElement) => [img.naturalWidth > 0, /\.avif$/.test(img.currentSrc)]),
    )
    .toEqual([true, true]);
  expect(folder.changed()).toEqual(['content/images/muslin-cloth/photograph.jpg', 'content/products/muslin-cloth.md']);
  expect(readFileSync('content/products/muslin-cloth.md', 'utf8')).toContain(
    '  src: /images/muslin-cloth/photograph.jpg\n',
  );
});

test('in the visual editor an article is written, with two citations and a product in it', async ({
  page,
  context,
}) => {
  const shop = await context.newPage();
  await shop.goto(`${dev.address}/articles`);

  await openForm(page, editor('collection/articles/create'), 'Create');
  await field(page, 'Title').fill('How to bake with kefir');
  await field(page, 'Slug').fill('how-to-bake-with-kefir');
  await field(page, 'Summary').fill('Scones, pancakes and bread.');
  await field(page, 'Standfirst').fill('Use it as you would use buttermilk.');
  for (const name of ['Published', 'Last reviewed']) await field(page, name).fill('2026-11-25');
  await field(page, 'Next review').fill('2027-11-25');
  await page.getByRole('button', { name: /Or a drawing/ }).click();
  await page.getByRole('option', { name: 'oat-kefir', exact: true }).click();
  await field(page, 'What the picture shows').fill('A bottle of oat kefir');
  for (const [id, publisher] of [
    ['nhs-eat-well', 'NHS'],
    ['fsa-chilling', 'Food Standards Agency'],
  ] as const) {
    await page.getByRole('group', { name: 'References' }).getByRole('button', { name: 'Add' }).click();
    const dialog = page.getByRole('dialog');
    await field(dialog, 'Id').fill(id);
    await field(dialog, 'Publisher').fill(publisher);
    await field(dialog, 'Title').fill('A guide');
    await field(dialog, 'Author').fill(publisher);
    await field(dialog, 'Date').fill('2022-11-29');
    await field(dialog, 'Address').fill(`https://example.com/${id}`);
    await dialog.getByRole('button', { name: 'Add' }).click();
    await expect(dialog).toBeHidden();
  }
  const text = page.getByRole('textbox', { name: 'Text', exact: true });
  await text.click();
  await expect(text).toBeFocused();
  await page.keyboard.type('Eat many foods.[^nhs-eat-well] Keep them cold.[^fsa-chilling]');
  await expect(text).toContainText('Eat many foods.[^nhs-eat-well] Keep them cold.[^fsa-chilling]');
  await page.keyboard.press('Enter');
  // The plus in the corner of the text's tools has no name of its own.
  await page.locator('button[aria-haspopup="true"]').last().click();
  await page.getByRole('menuitem', { name: /Product card/ }).click();
  await text.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByRole('dialog').getByRole('combobox').fill('oat');
  await page.getByRole('option', { name: 'oat-kefir', exact: true }).click();
  await press(page, 'Done');
  await follows(shop.getByRole('link', { name: 'How to bake with kefir' }), () => press(page, 'Create'));
  expect(folder.changed()).toEqual(['content/articles/how-to-bake-with-kefir.md']);
  expect(readFileSync('content/articles/how-to-bake-with-kefir.md', 'utf8').split('\n---\n').at(-1)?.trim()).toBe(
    'Eat many foods.[^nhs-eat-well] Keep them cold.[^fsa-chilling]\n\n{% product slug="oat-kefir" /%}',
  );
  await shop.getByRole('link', { name: 'How to bake with kefir' }).click();
  await expect(shop.getByRole('link', { name: 'Reference 2', exact: true })).toBeVisible();
  await expect(shop.getByRole('complementary', { name: 'Oat Kefir' }).getByText('£4.95')).toBeVisible();
  await expect(shop.getByRole('note', { name: 'Draft' })).toContainText('The check finds nothing wrong with it.');
});

test('in the visual editor a question goes, and not from a tab that has not seen what it says by now', async ({
  page,
}) => {
  const question = 'content/faqs/freeze.md';
  await openForm(page, editor('collection/faqs/item/freeze'));
  writeFileSync(question, `${readFileSync(question, 'utf8')}\nAnd water kefir too.\n`);
  const remove = async () => {
    await press(page, 'Delete entry…');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Yes, delete', exact: true }).click();
  };
  await remove();
  await expect(page.getByText(/freeze\.md has changed since you opened it\. Nothing was deleted/)).toBeVisible();
  expect(existsSync(question)).toBe(true);
  await openForm(page, editor('collection/faqs/item/freeze'));
  await remove();
  await expect.poll(() => existsSync(question)).toBe(false);
});
