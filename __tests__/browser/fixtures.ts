import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import {
  type APIRequestContext,
  type APIResponse,
  test as base,
  expect,
  type Locator,
  type Page,
} from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { clockFile, ports } from '../servers/ports';

const ours = [
  ...[ports.shop, ports.sandbox, ports.mailbox, ports.second, ports.third].map((port) => `http://localhost:${port}`),
  ...(process.env.STRIPE_API_BASE ? [process.env.STRIPE_API_BASE] : []),
];

/** Every test fails on a console error, a refused policy, a request to anybody else, or a 5xx, wherever it happens. */
export const test = base.extend<{ expectedError: string | null; watched: undefined; desksLeft: undefined }>({
  /** A console error that a test brings about itself, such as a broken line. */
  expectedError: [null, { option: true }],
  /** Each test is a visitor from an address of its own, so that no limit counts two of them together. */
  extraHTTPHeaders: async ({ extraHTTPHeaders }, use) => {
    await use({ ...extraHTTPHeaders, 'x-forwarded-for': freshAddress() });
  },
  /** Whoever is still at a desk when a test ends, such as one that failed, leaves: the next finds nobody there. */
  desksLeft: [
    async ({ browser }, use) => {
      await use(undefined);
      for (const context of browser.contexts())
        if ((await context.cookies()).some(({ name }) => name === 'staff'))
          await postFrom(context.request, '/api/staff/logout', {});
    },
    { auto: true },
  ],
  watched: [
    async ({ context, expectedError }, use) => {
      const seen: string[] = [];
      context.on('console', (message) => {
        const expected = expectedError !== null && message.text().includes(expectedError);
        if (message.type() === 'error' && !expected && !message.text().includes('status of 4'))
          seen.push(`console: ${message.text()}`);
      });
      context.on('weberror', (error) => {
        // The browser's own words for a page that is left while it is still being faded in.
        const { message } = error.error();
        if (!message.startsWith('Transition was skipped')) seen.push(`page error: ${message}`);
      });
      context.on('request', (request) => {
        const url = request.url();
        if (url.startsWith('http') && !ours.some((origin) => url.startsWith(origin))) seen.push(`third party: ${url}`);
      });
      context.on('response', (response) => {
        if (response.status() >= 500) seen.push(`${response.status()}: ${response.url()}`);
      });
      await use(undefined);
      expect(seen).toEqual([]);
    },
    { auto: true },
  ],
});
export { expect };

/** A name or words that nobody else has, so that what an earlier test or try left behind is not taken for this one's. */
export const fresh = (words: string): string => `${words} ${randomUUID().slice(0, 8)}`;
export const freshEmail = (who: string): string => `${fresh(who).toLowerCase().replaceAll(' ', '-')}@example.com`;
export const freshAddress = (): string => `10.${randomBytes(3).join('.')}`;

/** A write by a shop's own page, without the page. */
export const postFrom = (request: APIRequestContext, path: string, data: object): Promise<APIResponse> =>
  request.post(path, { data, headers: { 'sec-fetch-site': 'same-origin' } });

export const setClock = (instant: string): void => writeFileSync(clockFile, instant);

export async function letters(to: string): Promise<{ to: string; subject: string; text: string; html: string }[]> {
  const response = await fetch(`http://localhost:${ports.mailbox}/messages`);
  const all: { to: string; subject: string; text: string; html: string }[] = await response.json();
  return all.filter((letter) => letter.to.includes(to));
}

export const buyer = { name: 'Ada “Kefir” O’Neill', address1: '1 Milk Lane', town: 'York', postcode: 'yo17hh' };

export async function fillCheckout(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail', { exact: true }).fill(email);
  await page.getByLabel('Full name').fill(buyer.name);
  await page.getByLabel('House number and street').fill(buyer.address1);
  await page.getByLabel('Town or city').fill(buyer.town);
  await page.getByLabel('Postcode').fill(buyer.postcode);
  await page.getByRole('checkbox').check();
}

/** Opens what is folded away, if it is. */
export async function unfold(page: Page, summary: string): Promise<void> {
  const details = page.locator('details').filter({ hasText: summary });
  if ((await details.getAttribute('open')) === null) await details.locator('summary').click();
}

export async function payByCard(page: Page, number: string): Promise<void> {
  await page.getByLabel('Card number').fill(number);
  await page.getByLabel('Expiry').fill('12/34');
  await page.getByLabel('CVC').fill('123');
  await page.getByRole('button', { name: 'Pay', exact: true }).click();
}

/** On a product page: the live form that asks for the day, in the place of the plain one. */
export const liveDay = (page: Page): Locator =>
  page.locator('form:not(:has(input[name="shown"]))').getByRole('button', { name: 'See the day' });

/** On a product page: its scripts have come and taken over. Before that a button is a plain form's. */
export const hydrated = (page: Page): Promise<void> => expect(liveDay(page)).toBeVisible();

/** Scripts have come and taken this element over. Before that a form is a plain form, and a key is nobody's. */
export async function takenOver(element: Locator): Promise<void> {
  const isOurs = () => element.evaluate((node) => Object.keys(node).some((key) => key.startsWith('__react')));
  await expect.poll(isOurs).toBe(true);
}

/** Presses a key until the page, whose scripts may still be on their way, has put the focus there. */
export async function pressUntilFocused(page: Page, key: string, target: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    expect(await target.evaluate((node) => node === document.activeElement)).toBe(true);
  }).toPass();
}

/** Tells the payment sandbox what to do next: its faults, its clock. */
export async function sandbox(control: 'faults' | 'calm' | 'clock' | 'later', told: object): Promise<void> {
  const response = await fetch(`http://localhost:${ports.controls}/${control}`, {
    method: 'POST',
    body: JSON.stringify(told),
  });
  expect(response.status).toBe(200);
}

/** The payment sandbox fails as told while this goes on, and is calm again afterwards, whatever came of it. */
export async function amidFaults(told: object, what: () => Promise<void>): Promise<void> {
  await sandbox('faults', told);
  try {
    await what();
  } finally {
    await sandbox('calm', {});
  }
}

/** Nothing on the page moves or changes colour any more. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
}

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/** What axe finds on the page. Ours have no frames; axe's own package for Playwright opens a page more at each look to gather theirs. */
async function violationsOn(page: Page): Promise<AxeResults['violations']> {
  expect(page.frames()).toHaveLength(1);
  if (await page.evaluate('typeof axe === "undefined"')) await page.evaluate(axe);
  const found = await page.evaluate<AxeResults>(
    'axe.run(document, { resultTypes: ["violations"], rules: { "target-size": { enabled: true } } })',
  );
  return found.violations;
}

/** axe finds nothing on the page as it stands, by day and by night. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await settled(page);
    // Looked at again if need be: the colours of the other scheme may still be on their way.
    await expect
      .poll(async () => {
        const violations = await violationsOn(page);
        return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 120))]);
      })
      .toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}
