import { rmSync } from 'node:fs';
import { ports } from '../servers/ports';
import startPostgres from '../servers/postgres.cjs';
import { nextRelease, type Rolling, roll } from '../servers/rolling';
import { type RunningShop, startShop } from '../servers/start-shop';
import { expect, fillCheckout, freshEmail, hydrated, payByCard, test } from './fixtures';
import { givePostcode } from './shopping';
import { openChat, write } from './talk-fixtures';

declare global {
  var stopPostgres: () => Promise<void>;
}
const folder = '.data/test-releases';
const shop = `http://localhost:${ports.second}`;
const [earlier, later] = [ports.third, ports.dev];
test.use({ baseURL: shop });

let rolling: Rolling;
const running: RunningShop[] = [];
test.beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await startPostgres();
  const socket = encodeURIComponent(process.env.TEST_POSTGRES_FOLDER ?? '');
  const common = {
    publicUrl: shop,
    databaseUrl: `postgresql://postgres@localhost/postgres?host=${socket}`,
    sandbox: `http://localhost:${ports.sandbox}`,
    webhookSecret: 'whsec_browser_tests',
    smtpPort: ports.smtp,
  };
  running.push(await startShop({ ...common, port: earlier, folder: `${folder}/earlier` }));
  running.push(await startShop({ ...common, port: later, folder: `${folder}/later`, cwd: nextRelease }));
  rolling = roll(ports.second);
});
test.afterAll(async () => {
  rolling.server.close();
  rolling.server.closeAllConnections();
  for (const { child, ended } of running) {
    child.kill('SIGKILL');
    await ended;
  }
  await globalThis.stopPostgres();
});

const isFile = (path: string) => path.startsWith('/_next/static/');
const ways = [
  { name: 'a page of the release before, when only the next one is left', page: earlier, rest: later },
  { name: 'a page of the next release, when a server of the one before answers', page: later, rest: earlier },
];
for (const { name, page: first, rest } of ways) {
  test(`${name}: loads all, adds, talks and pays`, async ({ page }) => {
    const before = rolling.answered.length;
    rolling.route((path) => (isFile(path) ? rest : first));
    await page.goto('/products/goats-milk-kefir');
    rolling.route(() => rest);
    await hydrated(page);
    await page
      .getByRole('button', { name: /^Add to basket Goats’ Milk Kefir/ })
      .first()
      .click();
    const drawer = page.getByRole('dialog', { name: 'Your basket' });
    await expect(drawer).toContainText('Goats’ Milk Kefir');
    await page.keyboard.press('Escape');
    const chat = await openChat(page);
    await write(chat, 'Which release is this?');
    await expect(chat.getByText('Which release is this?')).toBeVisible();

    await page.goto('/basket');
    await givePostcode(page, 'YO1 7HH');
    await page.getByRole('link', { name: 'Go to checkout' }).click();
    await fillCheckout(page, freshEmail('rolling'));
    await page.getByRole('button', { name: /^Pay now/ }).click();
    await payByCard(page, '4242 4242 4242 4242');
    await expect(page.getByRole('status').first()).toContainText('Paid. Thank you!');
    expect(rolling.answered.slice(before).filter(({ path, status }) => isFile(path) && status >= 400)).toEqual([]);
  });
}

test('the two builds have other scripts and styles, or nothing is shown by this', async ({ request }) => {
  const namesOf = async (port: number) => {
    rolling.route(() => port);
    const html = await (await request.get('/shop')).text();
    return new Set(html.match(/\/_next\/static\/[\w./~-]+\.(?:js|css)/g));
  };
  const [old, next] = [await namesOf(earlier), await namesOf(later)];
  for (const ending of ['.js', '.css']) {
    const gone = [...old].filter((path) => path.endsWith(ending) && !next.has(path));
    expect(gone).not.toEqual([]);
  }
});
