import { spawn } from 'node:child_process';
import { chromium } from '@playwright/test';
import sharp from 'sharp';
import { ports } from './ports';
import { systemBrowser } from './system-browser';

/** `npm run picture`: the README's picture, taken from the shop as it is built now (in test mode). */
const url = `http://localhost:${ports.shop}`;
const shop = spawn(process.execPath, ['--import', 'tsx', '__tests__/servers/shop.ts'], { stdio: 'ignore' });
const up = () =>
  fetch(`${url}/api/health`).then(
    ({ ok }) => ok,
    () => false,
  );
for (let tries = 0; !(await up()); tries++) {
  if (tries > 600) throw new Error('the shop did not start: run `APP_ENV=test npm run build` first');
  await new Promise((resolve) => setTimeout(resolve, 200));
}
const system = systemBrowser();
const browser = await chromium.launch({ args: ['--no-sandbox'], ...(system ? { executablePath: system } : {}) });
const page = await browser.newPage({ viewport: { width: 1440, height: 960 } });
await page.goto(url);
await page.getByRole('img', { name: '% of the way to free delivery' }).first().waitFor();
await page.evaluate(() => document.fonts.ready.then(() => undefined));
await sharp(await page.screenshot())
  .jpeg({ quality: 66, mozjpeg: true })
  .toFile('__tests__/fixtures/shop.jpg');
await browser.close();
shop.kill('SIGTERM');
