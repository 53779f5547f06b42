import { randomUUID } from 'node:crypto';
import { atTheDesk, leave } from './at-the-desk';
import { amidFaults, expect, freshEmail, letters, payByCard, postFrom, setClock, test } from './fixtures';
import { atPayment, buy, expirePayment, fillBasket, payAndClose, payNow, upToPaying, ways } from './shopping';

const oat = { variant: 'OAK-500', quantity: 1 };
const payPage = { name: 'Pay £9.90' };

for (const { name, ...way } of ways) {
  test.describe(`checkout under trouble, ${name}`, () => {
    test.use(way);
    test.afterEach(() => setClock(''));

    test('Stripe down: said plainly, and the same button works afterwards', async ({ page }) => {
      const email = freshEmail('away');
      await upToPaying(page, [oat], email);
      await amidFaults({ path: '/v1/checkout/sessions', method: 'POST', kind: 'error', times: 9 }, async () => {
        await payNow(page);
        await expect(page.getByRole('alert').first()).toContainText('Nothing was taken and your basket is kept');
        await expect(page.getByLabel('E-mail', { exact: true })).toHaveValue(email);
      });
      await payNow(page);
      await expect(page.getByRole('heading', payPage)).toBeVisible();
    });

    test('a declined card, then another', async ({ page }) => {
      await upToPaying(page, [oat], freshEmail('declined'));
      await payNow(page);
      await payByCard(page, '4000 0000 0000 0002');
      await expect(page.getByRole('alert')).toContainText('declined');
      await payByCard(page, '4242 4242 4242 4242');
      await expect(page.getByRole('status').first()).toContainText('Paid. Thank you!');
    });

    test('the payment page’s time runs out: back in the shop nothing is lost, and paying works', async ({ page }) => {
      await upToPaying(page, [oat], freshEmail('expired'));
      await payNow(page);
      await expirePayment(page);
      await page.reload();
      await page.getByRole('link', { name: 'Back to the shop' }).click();
      await expect(page.getByText('Nothing was paid, and your basket is as you left it.')).toBeVisible();
      await page.getByRole('link', { name: 'Go to checkout' }).click();
      await expect(page.getByLabel('House number and street')).toHaveValue('1 Milk Lane');
      await payNow(page);
      await payByCard(page, '4242 4242 4242 4242');
      await expect(page.getByRole('status').first()).toContainText('Paid. Thank you!');
    });

    test('the back button: what was typed is there, and only one page can be paid', async ({ page }) => {
      const email = freshEmail('back');
      await upToPaying(page, [oat], email);
      await payNow(page);
      await expect(page.getByRole('heading', payPage)).toBeVisible();
      const first = page.url();
      await page.goBack();
      await expect(page.getByLabel('E-mail', { exact: true })).toHaveValue(email);
      await page.getByRole('checkbox').check();
      await payNow(page);
      await expect(page.getByRole('heading', payPage)).toBeVisible();
      expect(page.url()).not.toBe(first);
      await page.goto(first);
      await expect(page.getByRole('heading', { name: 'This payment page is closed' })).toBeVisible();
    });

    test('a double click opens one payment page and makes one order', async ({ page }) => {
      const email = freshEmail('double');
      await upToPaying(page, [oat], email);
      await page.getByRole('button', { name: /^Pay now/ }).dblclick();
      await expect(page.getByRole('heading', payPage)).toBeVisible();
      await payByCard(page, '4242 4242 4242 4242');
      await expect(page.getByRole('status').first()).toContainText('Paid. Thank you!');
      await expect.poll(async () => (await letters(email)).length).toBe(1);
    });

    test('paid in another tab that came back: the second tab leads to the order, and takes nothing', async ({
      context,
      page,
    }) => {
      const email = freshEmail('two-tabs');
      await upToPaying(page, [oat], email);
      const other = await context.newPage();
      const order = await buy(other, [oat], email);
      await payNow(page);
      await expect(page).toHaveURL(`${order}?again=yes`);
      await expect(page.getByRole('status').first()).toContainText('nothing is taken a second time');
    });

    test('paid in another tab that was closed too early: the same, and the basket empties', async ({
      context,
      page,
    }) => {
      const email = freshEmail('closed');
      await upToPaying(page, [oat], email);
      const other = await context.newPage();
      await upToPaying(other, [oat], email);
      await payNow(other);
      await payAndClose(other);
      await expect.poll(async () => (await letters(email)).length).toBe(1);
      await payNow(page);
      await expect(page).toHaveURL(/\/orders\/[\w-]{68}\?again=yes$/);
      await expect(page.getByRole('status').first()).toContainText('nothing is taken a second time');
      await page.goto('/basket?payment=cancelled');
      await expect(page.getByText('Your order is paid.')).toBeVisible();
      await expect(page.getByText('There is nothing in it yet')).toBeVisible();
    });

    test('the same things again, once the first are seen paid, are another order', async ({ page }) => {
      const email = freshEmail('again');
      const first = await buy(page, [oat], email);
      expect(await buy(page, [oat], email)).not.toBe(first);
    });

    test('a basket changed in another tab: the new sum is said before anything is taken', async ({ context, page }) => {
      const email = freshEmail('changed');
      await upToPaying(page, [oat], email);
      await fillBasket(context, [{ ...oat, quantity: 2 }]);
      await payNow(page);
      await expect(page.getByRole('alert').first()).toContainText('£14.85');
      await expect(page.getByLabel('E-mail', { exact: true })).toHaveValue(email);
      await page.getByRole('button', { name: 'Pay now £14.85' }).click();
      await expect(page.getByRole('heading', { name: 'Pay £14.85' })).toBeVisible();
    });

    test('sold out to somebody else meanwhile: which it is, and everything else kept', async ({ browser, page }) => {
      const email = freshEmail('late');
      const balm = { variant: 'KFB-60', quantity: 4 };
      const owner = await atTheDesk(browser);
      const count = (quantity: string) =>
        postFrom(owner.request, '/api/staff/stock', { id: randomUUID(), sku: 'KFB-60', reason: 'count', quantity });
      expect((await count('6')).status()).toBe(200);
      await upToPaying(page, [balm, oat], email);
      const somebody = await browser.newContext();
      const first = await somebody.newPage();
      await upToPaying(first, [balm], freshEmail('first'));
      await payNow(first);
      await atPayment(first);
      try {
        await payNow(page);
        await expect(page.getByRole('alert').first()).toContainText('Kefir Face Balm');
        await expect(page.getByLabel('E-mail', { exact: true })).toHaveValue(email);
      } finally {
        await expirePayment(first);
        await first.goto('/basket?payment=cancelled');
        await somebody.close();
        await count('40');
        await leave(owner);
      }
    });

    test('the cut-off passes while somebody types: the new day is said before anything is taken', async ({ page }) => {
      setClock('2026-11-23T13:59:00Z');
      await upToPaying(page, [oat], freshEmail('day'));
      await expect(page.getByRole('region', { name: 'Your order' }).getByText('Tue 24 Nov')).toBeVisible();
      setClock('2026-11-23T14:00:00Z');
      await payNow(page);
      await expect(page.getByRole('alert').first()).toContainText('we deliver on Wed 25 Nov');
      await expect(page.getByLabel('Full name')).toHaveValue('Ada “Kefir” O’Neill');
    });
  });
}
