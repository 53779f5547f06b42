import { rmSync } from 'node:fs';
import { ports } from '../servers/ports';
import { type RunningShop, startShop } from '../servers/start-shop';
import { logOut, password } from './at-the-desk';
import { expect, test } from './fixtures';

/** A shop that nobody has come to yet; the others' has its owner. */
const folder = '.data/test-arriving';
let shop: RunningShop;
let link: string;
test.beforeEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  link = '';
  shop = await startShop({
    port: ports.second,
    folder,
    sandbox: `http://localhost:${ports.sandbox}`,
    webhookSecret: 'whsec_arriving',
    smtpPort: ports.smtp,
    onLine: (line) => {
      link ||= /http:\S+\/staff\/setup\/\S+/.exec(line)?.[0] ?? '';
    },
  });
});
test.afterEach(async () => {
  shop.child.kill('SIGKILL');
  await shop.ended;
});

test('the first owner comes in by a link that works once', async ({ page }) => {
  await page.goto(link);
  await page.getByLabel('Your name').fill('Ann Smith');
  await page.getByLabel('E-mail').fill('ann@example.com');
  await page.getByLabel('Password').fill('short');
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'at least 15 characters' })).toBeVisible();
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();
  await page.getByRole('link', { name: 'Orders', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Orders' })).toBeVisible();
  await logOut(page);
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'This link can’t be used' })).toBeVisible();
});
