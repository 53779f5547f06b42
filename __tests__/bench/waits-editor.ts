import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { formatPence } from '@/lib/money/pence';
import { field, press, warmUp } from '../browser/editor-steps';
import { contentFolder } from '../servers/content-folder';
import { startDev } from '../servers/start-dev';
import { systemBrowser } from '../servers/system-browser';
import { longestMilliseconds, secondsOf, turnAbout, type Waited } from './turn-about';

const path = '/products/oat-kefir';
const file = `content${path}.md`;

/** From a save until an open page shows it: a price in the visual editor, and the same file changed by hand. */
export async function followsASave(): Promise<Waited[]> {
  const folder = contentFolder();
  process.once('exit', folder.restore);
  const dev = await startDev();
  try {
    await warmUp(dev.address, [path, '/keystatic']);
    return [await compare(dev.address)];
  } finally {
    await dev.stop();
    folder.restore();
  }
}

async function compare(address: string): Promise<Waited> {
  const system = systemBrowser();
  const browser = await chromium.launch({
    args: ['--no-sandbox', '--disable-gpu'],
    ...(system ? { executablePath: system } : {}),
  });
  try {
    const context = await browser.newContext();
    context.setDefaultTimeout(longestMilliseconds);
    const shop = await context.newPage();
    await shop.goto(`${address}${path}`);
    await shop.locator('form:not(:has(input[name="shown"])) >> text=See the day').waitFor();
    const editor = await context.newPage();
    const variant = editor.getByText(/^500 ml bottle, £/);
    const openEditor = async () => {
      await editor.goto(`${address}/keystatic/collection/products/item/oat-kefir`);
      await variant.waitFor();
      // The page behind is drawn once a second, whoever saves.
      await editor.bringToFront();
    };
    await openEditor();

    let pence = 1_000;
    const shown = () => shop.getByText(formatPence(pence), { exact: true }).first();
    return await turnAbout({
      what: 'an open page follows a save in the visual editor',
      goalSeconds: 3,
      async ours() {
        await openEditor();
        await variant.click();
        pence += 1;
        await field(editor, 'Price in pence').fill(String(pence));
        await press(editor, 'Done');
        return secondsOf(async () => {
          await press(editor, 'Save');
          await shown().waitFor();
        });
      },
      async control() {
        pence += 1;
        const changed = readFileSync(file, 'utf8').replace(/pricePence: \d+/, `pricePence: ${pence}`);
        return secondsOf(async () => {
          writeFileSync(file, changed);
          await shown().waitFor();
        });
      },
    });
  } finally {
    await browser.close();
  }
}
