import type { Page } from '@playwright/test';
import { ports } from '../servers/ports';
import { expect, test } from './fixtures';

test.use({ expectedError: 'Content Security Policy' });

/** Puts something into the document as it travels, as an attacker who found a hole would. */
async function inject(page: Page, path: string, html: string): Promise<void> {
  await page.route(`**${path}`, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('</body>', `${html}</body>`);
    await route.fulfill({ response, body });
  });
  await page.goto(path);
  await page.waitForLoadState('load');
}
const owned = (page: Page) => page.evaluate(() => 'owned' in window);

for (const path of ['/products/goats-milk-kefir', '/support']) {
  for (const [what, html] of [
    ['an inline script', '<script>window.owned=1</script>'],
    ['an event handler', '<img src="data:," alt="" onerror="window.owned=1">'],
    ['a script of our own address', `<script src="http://localhost:${ports.shop}/speculation-rules.json"></script>`],
    ['a foreign script', '<script src="data:text/javascript,window.owned=1"></script>'],
  ] as const) {
    test(`${path}: ${what} is blocked`, async ({ page }) => {
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', () => {
          document.documentElement.dataset.violated = 'yes';
        });
      });
      await inject(page, path, html);
      await expect(page.locator('html[data-violated]')).toBeAttached();
      expect(await owned(page)).toBe(false);
    });
  }
}
