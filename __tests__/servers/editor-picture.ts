import { chromium } from '@playwright/test';
import { startDev } from './start-dev';
import { systemBrowser } from './system-browser';

/** `npm run picture:editor`: the picture in content/README.md, taken from the editor itself. */
const dev = await startDev();
const system = systemBrowser();
const browser = await chromium.launch({ args: ['--no-sandbox'], ...(system ? { executablePath: system } : {}) });
const page = await browser.newPage({ viewport: { width: 1280, height: 1060 } });
await page.goto(`${dev.address}/keystatic/collection/products/item/kefir-soft-cheese`, { timeout: 90_000 });
await page.getByRole('button', { name: 'Save', exact: true }).waitFor({ timeout: 60_000 });
await page.addStyleTag({ content: 'nextjs-portal { display: none }' });
await page.getByRole('button', { name: 'Remove', exact: true }).first().waitFor();
await page.screenshot({ path: '__tests__/fixtures/editor.jpg', type: 'jpeg', quality: 72 });
await browser.close();
await dev.stop();
