import { rmSync } from 'node:fs';
import pg from 'pg';
import { ports } from '../servers/ports';
import startPostgres from '../servers/postgres.cjs';
import { type RunningShop, startShop } from '../servers/start-shop';
import { expect, test } from './fixtures';
import { ways } from './shopping';

/** A table is gone: whichever page needs it answers with the shop's own words, and a code that the log has too. */
declare global {
  var stopPostgres: () => Promise<void>;
}
const folder = '.data/test-failed-page';
const shop = `http://localhost:${ports.second}`;
let database: pg.Client;
let running: RunningShop;
const log: string[] = [];

test.beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await startPostgres();
  const socket = encodeURIComponent(process.env.TEST_POSTGRES_FOLDER ?? '');
  const databaseUrl = `postgresql://postgres@localhost/postgres?host=${socket}`;
  database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  const unused = { sandbox: 'http://localhost:4339', webhookSecret: 'whsec_failed', smtpPort: ports.smtp };
  running = await startShop({
    port: ports.second,
    folder,
    databaseUrl,
    ...unused,
    onLine: (line) => log.push(line),
  });
});
test.afterAll(async () => {
  running.child.kill('SIGKILL');
  await running.ended;
  await database.end();
  await globalThis.stopPostgres();
});

const secret = 'a'.repeat(43);
const basket = encodeURIComponent(JSON.stringify({ lines: [{ variant: 'GMK-500', quantity: 1 }], postcode: null }));
const pages = [
  { path: '/basket', table: 'stock', cookie: `basket=${basket}` },
  { path: '/checkout', table: 'stock', cookie: `basket=${basket}` },
  { path: `/orders/${secret}`, table: 'orders' },
  { path: `/orders/${secret}/return`, table: 'orders' },
  { path: '/support', table: 'conversations', cookie: `chat=${secret}` },
  { path: '/staff', table: 'staff_sessions', cookie: `staff=${secret}` },
  { path: '/staff/orders', table: 'staff_sessions', cookie: `staff=${secret}` },
  { path: '/staff/login', table: 'form_drafts', cookie: `form=${secret}` },
  { path: `/staff/setup/${secret}`, table: 'setup_links' },
];

for (const { name, ...way } of ways)
  test(`the server fails: its own page with a code, ${name}`, async ({ browser, extraHTTPHeaders }) => {
    for (const { path, table, cookie } of pages)
      await test.step(path, async () => {
        const context = await browser.newContext({ ...way, baseURL: shop, extraHTTPHeaders });
        const [cookieName = '', value = ''] = cookie?.split('=') ?? [];
        if (cookie) await context.addCookies([{ name: cookieName, value, url: shop }]);
        const page = await context.newPage();
        const wrong: string[] = [];
        page.on('console', (message) => {
          if (message.type() === 'error' && !message.text().includes('status of 500')) wrong.push(message.text());
        });
        await database.query(`alter table ${table} rename to ${table}_away`);
        const answer = await page.goto(path);
        await database.query(`alter table ${table}_away rename to ${table}`);
        expect(answer?.status()).toBe(500);
        expect(answer?.headers()['cache-control']).toContain('no-store');
        await page.waitForLoadState('networkidle');
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('Something went wrong on our side');
        const atDesk = path.startsWith('/staff');
        if (atDesk) await expect(page.getByText(/\b(basket|shop)\b/i)).toHaveCount(0);
        await expect(page.getByRole('link', { name: atDesk ? 'Back to the desk' : 'Back to the shop' })).toBeVisible();
        const code = await page.locator('main strong').textContent();
        expect(code).toMatch(/^\w{6,12}$/);
        await expect.poll(() => log.some((line) => line.includes(code ?? '?'))).toBe(true);
        expect((await page.locator('body').textContent()) ?? '').not.toMatch(/select|relation|stack|undefined/);
        expect(wrong).toEqual([]);
        const again = await page.reload();
        expect(again?.status()).toBeLessThan(500);
        await context.close();
      });
  });

for (const path of ['/staff/nowhere', '/staffing'])
  test(`there is no page at ${path}: words for where it stands`, async ({ page }) => {
    const answer = await page.goto(shop + path);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no page at this address');
    const atDesk = path.startsWith('/staff/');
    await expect(page.getByRole('link', { name: 'Back to the desk' })).toHaveCount(atDesk ? 1 : 0);
  });

for (const path of ['/_failed', '/_failed-desk', '/_missing-desk'])
  test(`what stands in for other pages is not at ${path}`, async ({ request }) => {
    const answer = await request.get(shop + path);
    expect([answer.status(), await answer.text()]).toEqual([404, 'not found\n']);
  });
