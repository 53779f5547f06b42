import type { Page } from '@playwright/test';
import { expect, hydrated, test } from './fixtures';
import { fillBasket } from './shopping';

const templates = [
  '/',
  '/shop',
  '/products/goats-milk-kefir',
  '/articles/how-to-drink-and-keep-kefir',
  '/help/privacy',
  '/search?q=ginger',
  '/basket',
  '/checkout',
  '/support',
  '/orders/find',
] as const;

/** What can be pressed or is set apart by its ground alone: with the system's colours it needs a line round it. */
const unlined = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, .launcher, .rounded-card, a[class*="min-h-11"]')]
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().width > 2)
      .filter((one) => {
        const { borderTopStyle, borderTopWidth, textDecorationLine } = getComputedStyle(one);
        const isLined = borderTopStyle !== 'none' && Number.parseFloat(borderTopWidth) > 0;
        return !isLined && textDecorationLine !== 'underline';
      })
      .map((one) => one.outerHTML.slice(0, 120)),
  );

test('with the system’s own colours, what is pressed and what is set apart has a line round it', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await fillBasket(page.context(), [{ variant: 'GMK-500', quantity: 2 }]);
  for (const path of templates) {
    await page.goto(path);
    expect([path, await unlined(page)]).toEqual([path, []]);
  }
});

test('with the system’s own colours, the chosen size and the chosen shelf differ from the others', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const outlines = (selector: string) =>
    page.locator(selector).evaluateAll((all) => all.map((one) => getComputedStyle(one).outlineStyle));
  await page.goto('/products/goats-milk-kefir/250-ml');
  expect((await outlines('nav[aria-label="Sizes"] a')).filter((style) => style === 'solid')).toHaveLength(1);
  await page.goto('/');
  expect((await outlines('.rail fieldset label')).filter((style) => style === 'solid')).toHaveLength(1);
});

test('with less motion asked for, nothing moves for longer than a blink; and no page leads elsewhere by itself', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const path of templates) {
    await page.goto(path);
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')].flatMap((one) => {
        const { animationDuration, transitionDuration } = getComputedStyle(one);
        const seconds = `${animationDuration}, ${transitionDuration}`.split(', ').map(Number.parseFloat);
        return Math.max(...seconds) > 0.01 ? [one.outerHTML.slice(0, 120)] : [];
      }),
    );
    expect([path, moving]).toEqual([path, []]);
    await expect(page.locator('meta[http-equiv="refresh"]')).toHaveCount(0);
  }
});

const a4 = { width: 794, height: 1123 };

test('an article on paper is a leaflet: two columns over the whole width, and nothing but its words', async ({
  page,
}) => {
  await page.setViewportSize(a4);
  await page.emulateMedia({ media: 'print' });
  for (const path of ['/', '/articles/how-to-drink-and-keep-kefir']) {
    await page.goto(path);
    const width = async (selector: string) => (await page.locator(selector).first().boundingBox())?.width ?? 0;
    expect(await width('main article')).toBeGreaterThan(a4.width * 0.85);
    const [title, line] = [await width('main article h1'), await width('.prose > p')];
    expect([path, title > a4.width * 0.85, line > a4.width * 0.35, line < a4.width * 0.5]).toEqual([
      path,
      true,
      true,
      true,
    ]);
    const lefts = await page
      .locator('.prose > *')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left));
    expect([path, Math.max(...lefts) > a4.width / 2]).toEqual([path, true]);
    await expect(page.locator('form:visible, button:visible, .rail:visible')).toHaveCount(0);
  }
});

test('a product on paper: no button, form or other product, every answer open, the foot without a ground', async ({
  page,
}) => {
  await page.setViewportSize(a4);
  await page.goto('/products/goats-milk-kefir');
  await hydrated(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('main').locator('form:visible, button:visible')).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Goes well with it' })).toBeHidden();
  const answers = page.locator('main details > p');
  expect(await answers.count()).toBeGreaterThan(0);
  for (const answer of await answers.all()) {
    await expect(answer).toBeVisible();
    expect((await answer.boundingBox())?.height ?? 0).toBeGreaterThan(10);
  }
  const ground = await page.locator('footer').evaluate((one) => getComputedStyle(one).backgroundColor);
  expect(ground).toBe('rgba(0, 0, 0, 0)');
});
