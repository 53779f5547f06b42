import type { Page } from '@playwright/test';
import { atTheDesk } from './at-the-desk';
import { buyTwo, mean, unfold, visitUntilShown } from './desk-steps';
import { expect, expectAccessible, freshEmail, letters, pressUntilFocused, sandbox, test } from './fixtures';
import { paidOrder } from './shopping';

const cards = { pays: '4242 4242 4242 4242', failingRefund: '4000 0000 0000 5126' };
const found = (desk: Page, email: string, show = 'to-pack') =>
  desk.goto(`/staff/orders?show=${show}&q=${encodeURIComponent(email)}`);
const row = (desk: Page) => desk.locator('[data-row]');
const said = (desk: Page, words: string | RegExp) =>
  expect(desk.getByRole('status').filter({ hasText: words })).toBeVisible();

for (const width of [1440, 390]) {
  test(`a day at the desk, ${width} px wide`, async ({ browser, page }) => {
    const both = freshEmail('both');
    const [first, second] = [`one-${both}`, `two-${both}`];
    await buyTwo(page, first, cards.pays);
    await buyTwo(page, second, cards.failingRefund);
    const desk = await atTheDesk(browser, { viewport: { width, height: 900 } });

    // Both are to pack: the list, its packing list and its labels.
    await desk.getByRole('link', { name: 'Orders', exact: true }).click();
    await found(desk, both);
    await expect(row(desk)).toHaveCount(2);
    await expectAccessible(desk);
    const numbers = await desk.locator('[data-row] a[data-open]').allTextContents();
    for (const number of numbers) await desk.getByLabel(`Tick ${number}`).check();
    await desk.getByRole('button', { name: 'Packing list' }).click();
    await expect(desk.getByText('4 ×')).toBeVisible();
    for (const number of numbers)
      await expect(desk.getByRole('article', { name: number })).toContainText('2 × Oat Kefir, 500 ml bottle');
    await expect(desk.getByRole('main')).not.toContainText('£');
    await expectAccessible(desk);
    await desk.goBack();
    for (const number of numbers) await desk.getByLabel(`Tick ${number}`).check();
    await desk.getByRole('button', { name: 'Labels' }).click();
    await expect(desk.getByText('YORK', { exact: true })).toHaveCount(2);
    await desk.getByRole('link', { name: 'Back to the list' }).click();

    await desk.getByRole('button', { name: 'Mark packed' }).click();
    await expect(desk.getByRole('alert').filter({ hasText: 'Tick the parcels that are packed first.' })).toBeVisible();
    for (const number of numbers) await desk.getByLabel(`Tick ${number}`).check();
    await desk.getByRole('button', { name: 'Mark packed' }).click();
    await said(desk, '2 parcels are packed.');

    // Both go, each with a number; a slip in one is said and nothing typed is lost.
    await found(desk, both, 'packed');
    for (const number of numbers) await desk.getByLabel(`Tick ${number}`).check();
    await desk.getByRole('button', { name: 'Dispatch' }).click();
    const fields = desk.getByPlaceholder('Tracking number');
    const parcel = (end: string) => `1550${width}`.padEnd(12, '0') + end;
    await fields.nth(0).fill(parcel('01'));
    await fields.nth(1).fill('??');
    await desk.getByRole('button', { name: 'Mark 2 dispatched' }).click();
    await expect(desk.getByText('This does not look like a number of DPD')).toBeVisible();
    await expect(fields.nth(0)).toHaveValue(parcel('01'));
    await fields.nth(1).fill(parcel('02'));
    await desk.getByRole('button', { name: 'Mark 2 dispatched' }).click();
    await said(desk, '2 parcels are on their way');
    for (const email of [first, second])
      await expect
        .poll(async () => (await letters(email)).map(({ text }) => text).join())
        .toContain(`https://track.dpd.co.uk/parcels/${parcel('0')}`);

    // The first writes that a bottle leaked: one goes back, and another is sent again.
    await found(desk, first, 'all');
    await desk.locator('a[data-open]').click();
    await expect(desk.getByRole('link', { name: /^1550/ })).toBeVisible();
    await expectAccessible(desk);
    await unfold(desk, 'Refund');
    await desk.getByLabel(/^Oat Kefir, 500 ml bottle/).fill('1');
    await mean(desk, 'Refund', 'Leaked or broken');
    await said(desk, 'The refund is on its way.');
    await expect(desk.getByRole('row', { name: /Oat Kefir/ })).toContainText('£4.95');
    await expect
      .poll(async () => (await letters(first)).some(({ subject }) => subject.includes('£4.95 comes back to you')))
      .toBe(true);
    await unfold(desk, 'Send a line again');
    await mean(desk, 'Send it again', 'Leaked or broken');
    await said(desk, 'A parcel with it is among those to pack.');
    await found(desk, first);
    await expect(row(desk)).toContainText('again');

    // The second's money can't go back: somebody is called, and tries it again.
    await found(desk, second, 'all');
    await desk.locator('a[data-open]').click();
    await unfold(desk, 'Refund');
    await desk.getByLabel('Everything that is left').check();
    await mean(desk, 'Refund', 'Leaked or broken');
    await said(desk, 'The refund is on its way.');
    await sandbox('later', {});
    const number = (await desk.getByRole('heading', { level: 1 }).textContent())?.replace('Order ', '') ?? '';
    const trouble = desk.getByRole('listitem').filter({ hasText: number }).filter({ hasText: 'A refund failed' });
    await visitUntilShown(desk, '/staff/trouble', trouble);
    await expectAccessible(desk);
    await trouble.getByRole('button', { name: 'Try the refund again' }).click();
    await said(desk, 'It ran again.');
    await expect(trouble).toBeHidden();
    await desk.context().close();
  });
}

test('the list by keyboard alone', async ({ browser, page }) => {
  const email = freshEmail('keys');
  await buyTwo(page, email, cards.pays);
  const desk = await atTheDesk(browser);
  await desk.goto('/staff/orders?show=to-pack');
  await pressUntilFocused(desk, '/', desk.getByLabel('Number, name, e-mail or postcode'));
  await desk.keyboard.type(email);
  await desk.keyboard.press('Enter');
  await expect(row(desk)).toHaveCount(1);
  const link = row(desk).getByRole('link');
  await pressUntilFocused(desk, 'j', link);
  await desk.keyboard.press('x');
  await expect(row(desk).getByRole('checkbox')).toBeChecked();
  await desk.keyboard.press('p');
  await said(desk, 'is packed.');
  await expect(row(desk)).toHaveCount(0);
  await found(desk, email, 'packed');
  await pressUntilFocused(desk, 'k', link);
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('heading', { level: 1 })).toContainText('Order LK-');
  await desk.context().close();
});

test('without script: packed, a note, another address that costs more, numbers from a file, cancelled', async ({
  browser,
  page,
}) => {
  const [first, second] = [freshEmail('first'), freshEmail('second')];
  await buyTwo(page, first, cards.pays);
  await buyTwo(page, second, cards.pays);
  const desk = await atTheDesk(browser, { javaScriptEnabled: false });
  await found(desk, first);
  await row(desk)
    .getByRole('button', { name: /^Packed/ })
    .click();
  await said(desk, 'The parcel is packed.');
  await found(desk, first, 'packed');
  const number = await desk.locator('a[data-open]').textContent();
  await desk.locator('a[data-open]').click();
  await desk.getByLabel('A note, for staff only').fill('Rang.\n<b>Not bold</b>');
  await desk.getByRole('button', { name: 'Keep the note' }).click();
  await expect(desk.getByText('<b>Not bold</b>')).toBeVisible();
  await expect(desk.getByText('Change the address')).toHaveCount(0);

  await desk.goto('/staff/orders/tracking');
  const lines = (tracking: string) =>
    `number,carrier,tracking\n${number},DPD,${tracking}\nLK-0000-0000,DPD,15501234567890`;
  await desk.getByLabel('Lines of the file').fill(lines('15509912345678'));
  await desk.getByRole('button', { name: 'Mark dispatched' }).click();
  await expect(desk.getByRole('alert').first()).toContainText('1 parcel is dispatched.');
  await expect(desk.getByText('There is no parcel of this order to send.')).toBeVisible();
  await expect(desk.getByLabel('Lines of the file')).toHaveValue(lines('15509912345678'));
  await desk.getByLabel('Lines of the file').fill(lines('15509912345678').split('\n').slice(0, 2).join('\n'));
  await desk.getByRole('button', { name: 'Mark dispatched' }).click();
  await said(desk, 'this had been done before');

  await found(desk, second);
  await desk.locator('a[data-open]').click();
  await unfold(desk, 'Change the address');
  await desk.getByLabel('Postcode').fill('IV2 3AB');
  await desk.getByRole('button', { name: 'Change the address' }).click();
  await expect(desk.getByRole('alert').first()).toContainText('Delivery to Scottish Highlands costs £8.95');
  await desk.getByLabel('The shop bears the £4.00').check();
  await desk.getByRole('button', { name: 'Change the address' }).click();
  await said(desk, 'The address is changed');
  await expect(desk.getByText('Scottish Highlands')).toBeVisible();
  await unfold(desk, 'Cancel the order');
  await mean(desk, 'Cancel the order', 'The customer asked');
  await said(desk, 'The order is cancelled and its money goes back.');
  await expect(desk.getByText('£14.85').first()).toBeVisible();
  await desk.context().close();
});

test('the file of orders to dispatch is downloaded', async ({ browser }) => {
  const desk = await atTheDesk(browser);
  await desk.goto('/staff/orders');
  const downloading = desk.waitForEvent('download');
  await desk.getByRole('link', { name: 'Orders to dispatch as a file' }).click();
  expect((await downloading).suggestedFilename()).toMatch(/^orders-to-dispatch-.*\.csv$/);
  await desk.context().close();
});

test('nothing ticked, nothing goes', async ({ browser, page }) => {
  await paidOrder(page.context(), [{ variant: 'GMK-500', quantity: 1 }], freshEmail('nothing'));
  const desk = await atTheDesk(browser);
  await desk.goto('/staff/orders?show=to-pack');
  await desk.getByRole('button', { name: 'Dispatch' }).click();
  await expect(desk.getByText('Tick the parcels that go in the list first.')).toBeVisible();
  await desk.getByRole('link', { name: 'Back to the list' }).click();
  await expect(desk.getByRole('heading', { name: 'Orders' })).toBeVisible();
  await desk.context().close();
});
