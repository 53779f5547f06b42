import type { Locator, Page } from '@playwright/test';
import { expect, expectAccessible, freshEmail, hydrated, setClock, test } from './fixtures';
import { fillBasket, paidOrder } from './shopping';

const phone = { width: 390, height: 844 };

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error(`${locator} has no place on the page`);
  return { ...box, bottom: box.y + box.height, right: box.x + box.width };
}
const isInView = async (locator: Locator) => {
  const { y, bottom, x, right } = await boxOf(locator);
  return y >= 0 && bottom <= phone.height && x >= 0 && right <= phone.width;
};

test.describe('on a phone', () => {
  test.use({ viewport: phone, hasTouch: true });

  test('what stands above the page and is fixed over it takes 104 px', async ({ page }) => {
    for (const path of [
      '/',
      '/shop',
      '/products/goats-milk-kefir',
      '/articles',
      '/help',
      '/basket',
      '/search?q=kefir',
    ]) {
      await page.goto(path);
      const top = (await boxOf(page.locator('main'))).y;
      expect([path, top <= 104]).toEqual([path, true]);
      // Nothing lies across the window; a pill in a corner does not.
      const across = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('body *')]
          .filter((one) => getComputedStyle(one).position === 'fixed' && one.offsetWidth > innerWidth / 2)
          .map((one) => one.outerHTML.slice(0, 80)),
      );
      expect([path, across]).toEqual([path, []]);
    }
  });

  test('the shop list shows its first row of products whole', async ({ page }) => {
    for (const path of ['/shop', '/shop/milk-kefir', '/search?diet=vegan']) {
      await page.goto(path);
      const cards = page.locator('main li[data-category]');
      const [first, second] = [cards.nth(0), cards.nth(1)];
      expect([path, (await boxOf(first)).y]).toEqual([path, (await boxOf(second)).y]);
      expect([path, await isInView(first), await isInView(second)]).toEqual([path, true, true]);
    }
  });

  test('a product shows its price and its button, of every size', async ({ page }) => {
    for (const path of [
      '/products/goats-milk-kefir',
      '/products/ginger-water-kefir/six-bottles',
      '/products/kefir-soap',
    ]) {
      await page.goto(path);
      const button = page
        .locator('main')
        .getByRole('button', { name: /^Add to basket ./ })
        .first();
      const price = page.locator('main .price').first();
      expect([path, await isInView(button), await isInView(price)]).toEqual([path, true, true]);
      const launcher = await boxOf(page.getByRole('link', { name: /^Chat/ }));
      expect([path, (await boxOf(button)).bottom <= launcher.y]).toEqual([path, true]);
    }
  });

  test('the front page says what is sold, and a product stands within a screen and a half', async ({ page }) => {
    await page.goto('/');
    expect((await boxOf(page.getByText('Live kefir, made slowly on the farm').first())).bottom).toBeLessThan(
      phone.height,
    );
    const between = page.locator('article').getByRole('button', { name: /^Add to basket/ });
    expect((await boxOf(between.first())).bottom).toBeLessThan(phone.height * 1.5);
    const headings = await page.locator('.prose > h2').count();
    expect(await page.locator('article aside:visible').count()).toBeGreaterThanOrEqual(headings - 2);
  });
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'the buy bar, with script' : 'the buy bar, without script', () => {
    test.use({ viewport: phone, javaScriptEnabled });

    test('comes when the button has gone, buys what was chosen, and lies over nothing that is pressed', async ({
      page,
    }) => {
      await page.goto('/products/goats-milk-kefir');
      if (javaScriptEnabled) await hydrated(page);
      const bar = page.locator('.buy-bar');
      const button = page.locator('#buy').getByRole('button');
      expect(await isInView(bar)).toBe(false);
      await page.getByLabel('Quantity of Goats’ Milk Kefir').fill('3');
      await page.getByRole('heading', { name: 'On the label' }).scrollIntoViewIfNeeded();
      expect(await isInView(button)).toBe(false);
      await expect.poll(() => isInView(bar)).toBe(true);
      const launcher = await boxOf(page.getByRole('link', { name: /^Chat/ }));
      const own = await boxOf(bar.getByRole('button'));
      expect(own.x + own.width).toBeLessThanOrEqual(launcher.x);
      await bar.getByRole('button', { name: 'Add to basket' }).click();
      if (javaScriptEnabled) await expect(page.getByRole('dialog', { name: 'Your basket' })).toContainText('£18.75');
      else await expect(page.getByRole('region', { name: 'Summary' })).toContainText('£18.75');
    });
  });
}

test('on a phone the keyboard’s place is never behind the bar, the basket or the chat', async ({ page }) => {
  await page.setViewportSize(phone);
  await fillBasket(page.context(), [{ variant: 'GMK-500', quantity: 1 }]);
  await page.goto('/products/goats-milk-kefir');
  await hydrated(page);
  const hidden: string[] = [];
  for (let step = 0; step < 70; step++) {
    await page.keyboard.press('Tab');
    const covered = await page.evaluate(() => {
      const one = document.activeElement;
      if (!one || one === document.body || one.closest('.buy-bar, .launcher, .thumb-basket')) return null;
      const { left, top, width, height } = one.getBoundingClientRect();
      if (width < 2) return null;
      const lying = document.elementFromPoint(left + width / 2, top + height / 2);
      return lying?.closest('.buy-bar, .launcher, .thumb-basket') ? one.outerHTML.slice(0, 100) : null;
    });
    if (covered) hidden.push(covered);
  }
  expect(hidden).toEqual([]);
});

test.describe('without script', () => {
  test.use({ viewport: phone, javaScriptEnabled: false });

  test('the menu opens, and the search', async ({ page }) => {
    await page.goto('/shop');
    await page.locator('header summary').click();
    await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Skincare' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Skincare' })).toBeVisible();
    await page.getByRole('searchbox').fill('ginger');
    expect((await boxOf(page.getByRole('searchbox'))).width).toBeGreaterThan(250);
    await page.getByRole('searchbox').press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Results for “ginger”' })).toBeVisible();
  });

  test('filters say how many, are chosen one after the other and undone one by one', async ({ page }) => {
    await page.goto('/shop');
    const filters = page.getByRole('navigation', { name: 'Filters' });
    await filters.locator('summary', { hasText: 'Diet' }).click();
    const vegan = filters.getByRole('link', { name: /^Vegan/ });
    const count = Number.parseInt((await vegan.locator('.price').textContent()) ?? '', 10);
    await vegan.click();
    await expect(page.locator('main li[data-category]')).toHaveCount(count);
    await filters.locator('summary', { hasText: 'Price' }).click();
    await filters.getByRole('link', { name: /^Under £5/ }).click();
    const chosen = page.getByRole('list', { name: 'Chosen' });
    await expect(chosen.getByRole('listitem')).toHaveText([/Vegan/, /Under £5/, /Clear all/]);
    await chosen.getByRole('link', { name: /Vegan/ }).click();
    await expect(page).toHaveURL(/\/search\?under=500$/);
    await expect(chosen.getByRole('listitem')).toHaveText([/Under £5/]);
  });
});

test('at 320 px nothing is cut off at the side', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await fillBasket(page.context(), [{ variant: 'GWK-330X6', quantity: 12 }]);
  for (const path of ['/', '/shop', '/products/goats-milk-kefir', '/products/kefir-lotion', '/basket', '/help']) {
    await page.goto(path);
    const cut = await page.evaluate(() => {
      const scrolls = (one: Element): boolean => {
        const parent = one.parentElement;
        if (!parent) return false;
        return getComputedStyle(parent).overflowX === 'auto' || scrolls(parent);
      };
      return [...document.querySelectorAll<HTMLElement>('a, button, input, h1, h2, h3, p, td, summary, .price')]
        .filter((one) => one.checkVisibility() && !scrolls(one))
        .filter((one) => {
          const { left, right, width } = one.getBoundingClientRect();
          return width > 2 && (right > innerWidth + 1 || left < -1);
        })
        .map((one) => one.outerHTML.slice(0, 100));
    });
    expect([path, cut]).toEqual([path, []]);
  }
});

/** The characters and the tops of each line of the article's paragraphs. */
const linesOf = (page: Page) =>
  page.locator('.prose > p').evaluateAll((paragraphs) =>
    paragraphs
      .filter((one) => !one.closest('aside'))
      .map((paragraph) => {
        const lines: { top: number; characters: number }[] = [];
        const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          if (node.parentElement?.closest('sup, small')) continue;
          for (let at = 0; at < (node.textContent?.length ?? 0); at++) {
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + 1);
            const [box] = range.getClientRects();
            if (!box) continue;
            const last = lines.at(-1);
            if (last && Math.abs(last.top - box.top) < 3) last.characters += 1;
            else lines.push({ top: box.top, characters: 1 });
          }
        }
        return lines;
      }),
  );

test('an article is read at 60 to 70 characters a line, its lines as far from one another', async ({ page }) => {
  for (const width of [1280, 1440, 1920]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto('/articles/kefir-and-eczema');
    const paragraphs = await linesOf(page);
    const full = paragraphs.flatMap((lines) => lines.slice(0, -1));
    const mean = full.reduce((sum, { characters }) => sum + characters, 0) / full.length;
    expect([width, mean > 60 && mean < 70]).toEqual([width, true]);
    const leading = paragraphs.flatMap((lines) =>
      lines.slice(1).map(({ top }, index) => Math.round(top - (lines[index]?.top ?? 0))),
    );
    expect([width, Math.max(...leading) - Math.min(...leading)]).toEqual([width, expect.any(Number)]);
    expect(Math.max(...leading) - Math.min(...leading)).toBeLessThanOrEqual(1);
  }
});

test('from 1280 px each source stands in the margin beside the text, below that in the list alone', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto('/articles/kefir-and-eczema');
  const notes = page.locator('.note:visible');
  expect(await notes.count()).toBe(await page.locator('#references + ol > li').count());
  const [text, rail] = [await boxOf(page.locator('.prose')), await boxOf(page.locator('#shop'))];
  for (const note of await notes.all()) {
    const { x, right } = await boxOf(note);
    expect(x).toBeGreaterThanOrEqual(text.right);
    expect(right).toBeLessThanOrEqual(rail.x);
  }
  await page.setViewportSize({ width: 1024, height: 900 });
  await expect(notes).toHaveCount(0);
});

test('a product’s facts: taste, back label, sizes side by side, and the days until it comes', async ({ page }) => {
  setClock('2026-11-28T10:00:00Z');
  try {
    await page.goto('/products/goats-milk-kefir');
    await expect(page.getByRole('region', { name: 'Taste' }).getByRole('listitem').first()).toContainText(
      '4 of 5 between Round and Sharp',
    );
    await expect(page.getByRole('row', { name: /of which saturates 2\.5 g/ })).toBeVisible();
    await expect(page.getByRole('columnheader', { name: 'per 100 ml' })).toBeVisible();
    const sizes = page.getByRole('region', { name: 'The sizes side by side' }).getByRole('listitem');
    const heightsAt = async (width: number) => {
      await page.setViewportSize({ width, height: 900 });
      return Promise.all((await sizes.all()).map(async (one) => (await boxOf(one.locator('img'))).height));
    };
    const heights = await heightsAt(1440);
    expect(new Set(heights).size).toBe(3);
    expect(heights).toEqual(heights.toSorted((a, b) => a - b));
    // However narrow the columns, none is made smaller than it is to the others.
    for (const width of [320, 390, 768]) expect([width, await heightsAt(width)]).toEqual([width, heights]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1440, height: 900 });
    const days = page.getByRole('list', { name: 'Day by day' }).getByRole('listitem');
    await expect(days).toContainText(['Today: Nothing leaves', 'Nothing leaves', 'Leaves us', 'With you']);
    await expect(page.locator('[aria-current="date"]')).toContainText('28 Nov');
  } finally {
    setClock('');
  }
});

test('an order’s page marks today among the parcel’s days', async ({ page }) => {
  const order = await paidOrder(page.context(), [{ variant: 'GMK-500', quantity: 1 }], freshEmail('journey'));
  await page.goto(order);
  const days = page.getByRole('region', { name: 'Your parcel, day by day' }).getByRole('listitem');
  await expect(days.locator('[aria-current="date"]').or(page.locator('li[aria-current="date"]'))).toHaveCount(1);
  await expect(days.last()).toContainText('With you');
  await expectAccessible(page);
});

test('what comes late moves nothing that is in view', async ({ page }) => {
  for (const viewport of [phone, { width: 1440, height: 900 }]) {
    await page.setViewportSize(viewport);
    for (const path of ['/', '/shop', '/products/goats-milk-kefir']) {
      await page.addInitScript(() => {
        let moved = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) if ('value' in entry) moved += Number(entry.value);
          document.documentElement.dataset.moved = String(moved);
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.goto(path);
      if (path !== '/shop') await expect(page.getByText(/^Order within/).first()).toBeVisible();
      const moved = Number(await page.evaluate(() => document.documentElement.dataset.moved ?? '0'));
      expect([path, viewport.width, moved <= 0.01 ? 'still' : moved]).toEqual([path, viewport.width, 'still']);
    }
  }
});
