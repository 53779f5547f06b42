import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { ports } from '../servers/ports';

/** A marketer with an editor open: `npm run dev`, a file of the shop's own content, and a page that follows it. */
const file = 'content/products/oat-kefir.md';
const written = readFileSync(file, 'utf8');
const edited = (line: string) => written.replace('title: "Oat Kefir"', line);
const folder = '.data/test-dev';
let dev: ChildProcess;
let address = '';

test.beforeAll(async () => {
  test.setTimeout(90_000);
  rmSync(folder, { recursive: true, force: true });
  dev = spawn(process.execPath, ['--import', 'tsx', 'lib/serve/cli.ts', 'dev'], {
    env: { ...process.env, PORT: String(ports.dev), DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  dev.stdout?.on('data', (data: Buffer) => {
    said += data.toString();
    address = /The shop\s+(http:\S+)/.exec(said)?.[1] ?? '';
  });
  await expect
    .poll(
      async () =>
        address
          ? fetch(`${address}/api/health`)
              .then(({ ok }) => ok)
              .catch(() => false)
          : false,
      { timeout: 80_000 },
    )
    .toBe(true);
});
test.afterAll(async () => {
  writeFileSync(file, written);
  dev.kill('SIGTERM');
  await once(dev, 'exit');
});

test('an edit shows without a restart; a broken file says what to mend, where, and the shop goes on', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await page.goto(`${address}/products/oat-kefir`, { timeout: 60_000 });
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('Oat Kefir');

  writeFileSync(file, edited('title: "Barley Kefir"'));
  await expect(heading).toHaveText('Barley Kefir', { timeout: 15_000 });

  writeFileSync(file, edited('titel: "Oat Kefir"'));
  await expect(async () => {
    await page.goto(`${address}/shop`);
    await expect(page.getByText(/content\/products\/oat-kefir\.md:\d+:\d+ {2}field "titel".*title/)).toBeVisible({
      timeout: 2_000,
    });
  }).toPass({ timeout: 30_000 });
  await expect(page.getByRole('link', { name: "Goats' Milk Kefir", exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Oat Kefir', exact: true })).toBeHidden();

  writeFileSync(file, written);
  await expect(async () => {
    await page.goto(`${address}/shop`);
    await expect(page.getByRole('link', { name: 'Oat Kefir', exact: true })).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await expect(page.getByText('to mend in content/')).toBeHidden();
});
