import { atTheDesk } from './at-the-desk';
import { mean } from './desk-steps';
import { expect, expectAccessible, freshEmail, letters, test } from './fixtures';
import { buy, ways } from './shopping';

/** A bottle of kefir, two bars of soap and a jar: fresh, sealed, and returnable as it came. */
const bought = [
  { variant: 'GMK-500', quantity: 1 },
  { variant: 'KSO-100', quantity: 2 },
  { variant: 'GJS-1', quantity: 1 },
];

for (const { name, ...way } of ways) {
  test(`dispatched with a way to follow it, delivered, and a part returned, ${name}`, async ({ browser }) => {
    const email = freshEmail('return');
    const page = await (await browser.newContext(way)).newPage();
    const order = await buy(page, bought, email);
    const number = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
    const status = page.getByRole('status').first();

    const desk = await atTheDesk(browser);
    const openOrder = async () => {
      await desk.goto(`/staff/orders?show=all&q=${encodeURIComponent(email)}`);
      await desk.locator('a[data-open]').click();
      await expect(desk.getByRole('heading', { level: 1, name: number })).toBeVisible();
    };
    await openOrder();
    await desk.getByRole('button', { name: 'Mark packed' }).click();
    await expect(desk.getByRole('status').filter({ hasText: 'is packed.' })).toBeVisible();
    await page.reload();
    await expect(status).toContainText('Your order is packed.');
    await page.goto(`${order}/cancel`);
    await expect(page.getByText('can’t be cancelled any more')).toBeVisible();

    await openOrder();
    await desk.getByRole('button', { name: 'Dispatch' }).click();
    await desk.getByPlaceholder('Tracking number').fill('1550 0123 456 799');
    await desk.getByRole('button', { name: /^Mark .*dispatched$/ }).click();
    await expect.poll(async () => (await letters(email)).map(({ subject }) => subject).join()).toContain('on its way');
    await page.goto(order);
    await expect(status).toContainText('Your order is on its way.');
    const follow = page.getByRole('link', { name: 'Follow your parcel' });
    await expect(follow).toHaveAttribute('href', 'https://track.dpd.co.uk/parcels/15500123456799');

    await openOrder();
    await desk.getByRole('button', { name: 'Mark delivered' }).click();
    await expect(desk.getByRole('button', { name: 'Mark delivered' })).toBeHidden();
    await page.reload();
    await expect(status).toContainText('Delivered on');
    if (way.javaScriptEnabled) await expectAccessible(page);

    await page.getByRole('link', { name: 'Return something' }).click();
    await expect(page.getByText('Can’t be returned')).toHaveCount(1);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    if (way.javaScriptEnabled) await expectAccessible(page);
    await page.getByRole('button', { name: 'Next: what you get back' }).click();
    await expect(page.getByRole('alert').first()).toContainText('Choose how many');
    await page.getByRole('link', { name: 'Choose again' }).click();
    await page.getByLabel(/^How many of Goats’ Kefir Soap/).selectOption('2');
    await page.getByRole('button', { name: 'Next: what you get back' }).click();
    await expect(page.getByText('Comes back to you')).toBeVisible();
    await page.getByLabel('Anything we should know?').fill('Not our scent');
    await page.getByRole('button', { name: 'I am sending this back' }).click();
    await expect(page.getByRole('alert').first()).toContainText('seals are unbroken');
    await expect(page.getByLabel('Anything we should know?')).toHaveValue('Not our scent');
    if (way.javaScriptEnabled) await expectAccessible(page);
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'I am sending this back' }).click();
    await expect(page).toHaveURL(`${order}#undo`);
    await expect(page.getByText('Please send to us 2 × Goats’ Kefir Soap, 100 g bar')).toBeVisible();
    await expect.poll(async () => (await letters(email)).map(({ subject }) => subject).join()).toContain('Your return');

    await desk.goto('/staff/trouble');
    const call = desk.getByRole('listitem').filter({ hasText: number.replace('Order ', '') });
    await expect(call).toContainText('A return was asked for');
    await openOrder();
    await expect(
      desk.getByText('The customer returns 2 × Goats’ Kefir Soap, 100 g bar, and says: Not our scent'),
    ).toBeVisible();
    await desk
      .locator('summary')
      .filter({ hasText: /^Refund$/ })
      .click();
    await desk.getByLabel(/^Goats’ Kefir Soap/).fill('2');
    await mean(desk, 'Refund', 'Changed their mind');
    await expect(desk.getByRole('status').filter({ hasText: 'The refund is on its way.' })).toBeVisible();
    await page.goto(order);
    await expect(page.getByRole('region', { name: 'Refunds' })).toContainText('2 × Goats’ Kefir Soap, 100 g bar');
    await expect(page.getByText('Please send to us')).toBeHidden();
    await page.goto(`${order}/receipt`);
    await expect(page.getByRole('region', { name: 'Credit' })).toContainText('−£13.90');
    await Promise.all([desk.context().close(), page.context().close()]);
  });
}
