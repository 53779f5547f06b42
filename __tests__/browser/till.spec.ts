import { formatLongDate } from '@/lib/time/format';
import { atTheDesk, leave } from './at-the-desk';
import {
  buyer,
  expect,
  expectAccessible,
  fillCheckout,
  freshEmail,
  hydrated,
  letters,
  payByCard,
  takenOver,
  test,
  unfold,
} from './fixtures';
import { basketCookie, fillBasket, payNow, upToPaying, ways } from './shopping';

const milk = { variant: 'GMK-500', quantity: 2 };
const soap = { variant: 'KSO-100', quantity: 1 };
const summary = 'Your order';

test('with script, total and day appear when the postcode is left, and what can’t be read is said by its field', async ({
  page,
  context,
}) => {
  await context.addCookies([basketCookie([milk])]);
  await page.goto('/checkout');
  const postcode = page.getByLabel('Postcode');
  await takenOver(postcode);
  await page.getByLabel('Full name').fill('Ada');
  await expect(page.getByRole('button', { name: 'See the total' })).toBeVisible();
  await postcode.fill('yo1 7hh');
  await page.getByLabel('Phone').focus();
  await expect(page.getByRole('button', { name: 'Pay now £17.45' })).toBeVisible();
  await expect(page.getByRole('region', { name: summary })).toContainText('Delivery on');
  await expect(page.getByLabel('Phone')).toBeFocused();
  await expect(page.getByLabel('Full name')).toHaveValue('Ada');

  await postcode.fill('nonsense');
  await page.getByLabel('Phone').focus();
  await expect(postcode).toHaveAttribute('aria-invalid', 'true');
  await expect(postcode).toHaveAccessibleDescription(/postcode/i);
  await expect(page.getByRole('button', { name: 'See the total' })).toBeVisible();
  await expect(page.getByRole('region', { name: summary })).not.toContainText('£17.45');
  await expect(postcode).toHaveValue('nonsense');

  await postcode.fill('ZE1 0AA');
  await page.getByLabel('Phone').focus();
  await expect(page.getByRole('region', { name: summary })).toContainText('stay cold');
  await expect(page.getByRole('button', { name: /^Pay now/ })).toHaveCount(0);
  await expectAccessible(page);
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled });

    test('a first complete submission is no error: a calm step with total and day, everything kept, then payment', async ({
      page,
      context,
    }) => {
      await context.addCookies([basketCookie([milk])]);
      await page.goto('/checkout');
      await fillCheckout(page, freshEmail('calm'));
      await page.getByRole('button', { name: /^See the total|^Pay now/ }).click();
      const pay = page.getByRole('button', { name: 'Pay now £17.45' });
      const paying = page.getByLabel('Card number');
      await expect(pay.or(paying)).toBeVisible();
      if (await pay.isVisible()) {
        await expect(page.getByRole('alert').filter({ hasText: /./ })).toHaveCount(0);
        await expect(page.locator('[aria-invalid=true]')).toHaveCount(0);
        await expect(page.locator('#total')).toContainText('£17.45');
        await expect(page.getByLabel('Town or city')).toHaveValue('York');
        await expect(page.getByRole('checkbox')).toBeChecked();
        await pay.click();
      }
      await payByCard(page, '4242 4242 4242 4242');
      await expect(page.getByRole('status').first()).toContainText('Paid. Thank you!');
    });

    test('in the basket: a refused postcode stays by its field, with nothing said of the old one, in view', async ({
      page,
      context,
    }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await fillBasket(context, [milk, soap]);
      await page.goto('/basket');
      await page.getByLabel('Delivery postcode').fill('nonsense');
      await page.getByRole('button', { name: 'Check' }).click();
      const field = page.getByLabel('Delivery postcode');
      await expect(field).toHaveValue('nonsense');
      await expect(field).toHaveAttribute('aria-invalid', 'true');
      await expect(field).toHaveAccessibleDescription(/postcode/i);
      await expect(field).toBeInViewport();
      const region = page.getByRole('region', { name: 'Summary' });
      await expect(region).toContainText('with postcode');
      await expect(region).not.toContainText('if you order now');
    });

    test('in the basket: what can’t go there is named and taken out at one press, and put back', async ({
      page,
      context,
    }) => {
      await context.addCookies([basketCookie([milk, soap], 'ZE1 0AA')]);
      await page.goto('/basket');
      const region = page.getByRole('region', { name: 'Summary' });
      await expect(page.getByRole('alert').first()).toContainText('stay cold');
      await expect(page.locator('#line-GMK-500')).toContainText('Not to Scottish islands');
      await expect(region).not.toContainText('£8.95');
      await expect(region.getByRole('link', { name: 'Go to checkout' })).toHaveCount(0);
      if (javaScriptEnabled) await expectAccessible(page);
      await page.getByRole('button', { name: 'Remove the chilled things' }).click();
      await expect(page.getByRole('status').first()).toContainText('Goats’ Milk Kefir is out of your basket.');
      await expect(region).toContainText('£8.95');
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect(page.locator('#line-GMK-500')).toBeVisible();
      await expect(page.getByLabel('Quantity of Goats’ Milk Kefir')).toHaveValue('2');
      await page.getByRole('button', { name: 'One more Goats’ Milk Kefir' }).click();
      await expect(page.getByLabel('Quantity of Goats’ Milk Kefir')).toHaveValue('3');
      await page.goto('/checkout');
      await expect(page.getByRole('button', { name: /^Pay now/ })).toHaveCount(0);
      await page.getByLabel('Town or city').fill('Lerwick');
      await page.getByRole('button', { name: 'Remove the chilled things' }).click();
      await expect(page.getByRole('button', { name: 'Pay now £15.90' })).toBeVisible();
      await expect(page.getByLabel('Town or city')).toHaveValue('Lerwick');
    });
  });
}

for (const { name, ...way } of ways) {
  test.describe(name, () => {
    test.use(way);

    test('a day is chosen and somebody else gets it: on the order, its receipt, the letter and the packing list', async ({
      page,
      browser,
    }) => {
      const email = freshEmail('gift');
      await upToPaying(page, [milk], email);
      await unfold(page, 'Send it to someone else, or as a gift');
      await page.getByLabel('Who gets it').fill('Grace Hopper');
      await page.getByLabel('Gift message').fill('Happy birthday!');
      const days = page.getByRole('group', { name: 'When it comes' });
      await expect(days.getByRole('radio', { disabled: true }).first()).toBeAttached();
      await expect(days).toContainText('No deliveries');
      await expect(days.getByRole('radio').first()).toBeChecked();
      const open = days.locator('label').filter({ has: page.getByRole('radio', { disabled: false }) });
      const date = (await open.nth(2).locator('time').getAttribute('datetime')) ?? '';
      await open.nth(2).click();
      if (way.javaScriptEnabled) await expectAccessible(page);
      await payNow(page);
      await payByCard(page, '4242 4242 4242 4242');
      const delivery = page.getByRole('region', { name: 'Delivery' });
      await expect(delivery).toContainText(`${formatLongDate(date)}, the day you chose`);
      await expect(delivery).toContainText('Grace Hopper');
      const order = new URL(page.url()).pathname;
      await page.getByRole('link', { name: 'See the VAT receipt' }).click();
      await expect(page.getByText(buyer.name)).toBeVisible();
      await expect(page.getByText('Delivered to')).toBeVisible();
      await expect.poll(async () => (await letters(email)).length).toBe(1);
      const [letter] = await letters(email);
      expect(letter?.text).toContain(`${formatLongDate(date)}, the day you chose`);
      expect(letter?.text).toContain('Grace Hopper');
      expect(order).toContain('/orders/');

      const desk = await atTheDesk(browser);
      await desk.goto(`/staff/orders?show=all&q=${encodeURIComponent(email)}`);
      await desk.locator('a[data-open]').click();
      await expect(desk.getByRole('region', { name: 'Who and where' })).toContainText('chosen by the buyer');
      await expect(desk.getByRole('region', { name: 'Who and where' })).toContainText('Grace Hopper');
      await leave(desk);
    });
  });
}

test('the drawer after removing: no word of adding, nothing to check out', async ({ page }) => {
  await page.goto('/products/oat-kefir');
  await hydrated(page);
  await page.getByRole('button', { name: /^Add to basket Oat Kefir/ }).click();
  const drawer = page.getByRole('dialog', { name: 'Your basket' });
  await expect(drawer.getByText('Added to your basket.')).toBeVisible();
  await drawer.getByRole('button', { name: 'Remove Oat Kefir' }).click();
  await expect(drawer.getByText('Oat Kefir is out of your basket.')).toBeVisible();
  await expect(drawer.getByText('Added to your basket.')).toHaveCount(0);
  await expect(drawer.getByRole('link', { name: 'Go to checkout' })).toHaveCount(0);
  await expect(drawer).not.toContainText('£0.00');
  await expectAccessible(page);
  await drawer.getByRole('button', { name: 'Undo' }).click();
  await expect(drawer.getByRole('link', { name: 'Go to checkout' })).toBeVisible();
});
