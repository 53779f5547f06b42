import type { Page } from '@playwright/test';
import { ann, atTheDesk, leave, password } from './at-the-desk';
import { expect, fillCheckout, fresh, freshEmail, hydrated, takenOver, test, unfold } from './fixtures';
import { buy, fillBasket, payNow } from './shopping';
import { visitor } from './talk-fixtures';

/** The line breaks at each step of buying, asking and serving: the page stays with all that was typed, and says so. */
const ours = /could not reach the shop|shop could not be reached/;
const theirs = /Failed to fetch|NetworkError|Load failed|ERR_|Unexpected token|TypeError/;
const bottles = [{ variant: 'GMK-500', quantity: 2 }];

test.use({ expectedError: 'net::ERR_INTERNET_DISCONNECTED' });

const typed = (page: Page): Promise<string[]> =>
  page
    .locator('main input:not([type=hidden]), main textarea, main select')
    .evaluateAll((all) =>
      all.map((one) =>
        one instanceof HTMLInputElement && /^(?:checkbox|radio)$/.test(one.type)
          ? `${one.name} ${one.checked}`
          : `${Reflect.get(one, 'name')} ${Reflect.get(one, 'value')}`,
      ),
    );

/** Presses without a line, sees that nothing is lost, and presses once more with one. */
async function breaks(page: Page, press: () => Promise<void>, works: () => Promise<void>): Promise<void> {
  const says = page.getByRole('alert').filter({ hasText: ours });
  const [before, at] = [await typed(page), page.url()];
  await page.context().setOffline(true);
  await press();
  await expect(says).toBeVisible();
  expect(page.url()).toBe(at);
  expect(await typed(page)).toEqual(before);
  await expect(page.getByText(theirs)).toHaveCount(0);
  await page.context().setOffline(false);
  await press();
  await works();
  await expect(says).toBeHidden();
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await takenOver(page.locator('h1').first());
  await page.waitForLoadState('networkidle');
}

const press = (page: Page, name: RegExp | string) => () => page.getByRole('button', { name }).click();

test('in the basket: another quantity, a postcode, a code, something taken out', async ({ page, context }) => {
  await fillBasket(context, bottles);
  await open(page, '/basket');
  await page.getByLabel('Quantity of').fill('4');
  await breaks(page, press(page, 'Update'), () => expect(page.getByText('£25.00').first()).toBeVisible());
  await open(page, '/basket');
  await page.getByLabel('Delivery postcode').fill('EH1 1AA');
  await breaks(page, press(page, 'Check'), () => expect(page.getByLabel('Delivery postcode')).toHaveValue('EH1 1AA'));
  await open(page, '/basket');
  await unfold(page, 'Have a discount code?');
  await page.getByLabel('Discount code').fill('NO-SUCH-CODE');
  await breaks(page, press(page, 'Apply'), () => expect(page.getByText('NO-SUCH-CODE').first()).toBeAttached());
  await open(page, '/basket');
  await breaks(page, press(page, /^Remove/), () => expect(page.getByText('Your basket is empty.')).toBeVisible());
});

test('at checkout: a code, and the form itself, which goes on to the payment page', async ({ page, context }) => {
  await fillBasket(context, bottles);
  await open(page, '/checkout');
  await fillCheckout(page, freshEmail('offline'));
  await unfold(page, 'Add a note');
  await page.getByLabel('Note for us').fill('Ring twice');
  await unfold(page, 'Have a discount code?');
  await page.getByLabel('Discount code').fill('NO-SUCH-CODE');
  await breaks(page, press(page, 'Apply'), () => expect(page.getByLabel('Note for us')).toHaveValue('Ring twice'));
  await page.getByLabel('Discount code').fill('');
  await takenOver(page.locator('h1').first());
  await page.waitForLoadState('networkidle');
  await breaks(
    page,
    () => payNow(page),
    () => expect(page.getByLabel('Card number')).toBeVisible(),
  );
});

test('about an order: what is asked, what goes back, what is cancelled, and a link that is lost', async ({
  page,
  browser,
}) => {
  const email = freshEmail('offline');
  const order = await buy(page, [{ variant: 'KSO-100', quantity: 2 }], email);
  await open(page, `${order}/ask`);
  await page.getByLabel('Your message').fill(fresh('Is it wrapped?'));
  await page.context().setOffline(true);
  await press(page, 'Send')();
  await expect(page.getByText('Not sent.')).toBeVisible();
  await expect(page.getByRole('log').getByText('Is it wrapped?')).toBeVisible();
  await expect(page.getByText(theirs)).toHaveCount(0);
  await page.context().setOffline(false);
  await expect(page.getByText('Not sent.')).toBeHidden();
  await open(page, `${order}/ask`);
  await expect(page.getByRole('log').getByText('Is it wrapped?')).toHaveCount(1);

  const desk = await atTheDesk(browser);
  await desk.goto(`/staff/orders?show=all&q=${encodeURIComponent(email)}`);
  await desk.locator('a[data-open]').click();
  await takenOver(desk.locator('h1').first());
  await desk.waitForLoadState('networkidle');
  await breaks(desk, press(desk, 'Mark packed'), () =>
    expect(desk.getByRole('status').filter({ hasText: 'is packed.' })).toBeVisible(),
  );
  await leave(desk);

  await open(page, `${order}/return`);
  await page.getByLabel(/^How many of/).selectOption('1');
  await breaks(page, press(page, 'Next: what you get back'), () =>
    expect(page.getByText('Comes back to you')).toBeVisible(),
  );
  await takenOver(page.locator('h1').first());
  await page.waitForLoadState('networkidle');
  await page.getByLabel('Anything we should know?').fill('Not our scent');
  await page.getByRole('checkbox').check();
  await breaks(page, press(page, 'I am sending this back'), () =>
    expect(page.getByText('Please send to us 1 ×')).toBeVisible(),
  );

  const other = await buy(page, bottles, email);
  await open(page, `${other}/cancel`);
  await breaks(page, press(page, /^Cancel the order/), () => expect(page).toHaveURL(new RegExp(`${other}(?:#|$)`)));

  await open(page, '/orders/find');
  await page.getByLabel('E-mail').fill(email);
  await breaks(
    page,
    () => page.locator('main').getByRole('button').first().click(),
    () => expect(page.locator('main').getByRole('status').first()).toBeVisible(),
  );
});

test('in the chat, beside a page and on its own: the message stands there, and goes once', async ({ page }) => {
  for (const path of ['/products/goats-milk-kefir', '/support']) {
    const question = fresh('Is it cold?');
    await page.goto(path);
    if (path === '/support') await open(page, path);
    else {
      await hydrated(page);
      await page.getByRole('complementary', { name: 'Chat' }).getByRole('link').click();
    }
    await page.getByLabel('Your message').fill(question);
    await page.context().setOffline(true);
    await press(page, 'Send')();
    await expect(page.getByText('Not sent.')).toBeVisible();
    await expect(page.getByRole('log').getByText(question)).toBeVisible();
    await expect(page.getByText(theirs)).toHaveCount(0);
    await expect(page).toHaveURL(path);
    await page.context().setOffline(false);
    await expect(page.getByText('Not sent.')).toBeHidden();
    await open(page, '/support');
    await expect(page.getByRole('log').getByText(question)).toHaveCount(1);
  }
});

test('while looking for something, and while choosing', async ({ page }) => {
  await open(page, '/search?q=kefir');
  await page.getByRole('searchbox').fill('soap');
  await breaks(
    page,
    () => page.getByRole('searchbox').press('Enter'),
    () => expect(page).toHaveURL(/q=soap/),
  );
});

test('a link leads nowhere while there is no line, and says so', async ({ page, context }) => {
  await fillBasket(context, bottles);
  await open(page, '/checkout');
  await page.getByLabel('Town or city').fill('York');
  await breaks(
    page,
    () => page.locator('footer').getByRole('link', { name: 'Delivery' }).first().click(),
    () => expect(page).toHaveURL(/\/help\//),
  );
});

test('at the desk: logging in, and another conversation, which comes when asked for again with a line', async ({
  page,
  browser,
}) => {
  const question = fresh('Where are the goats?');
  await (await visitor()).say(question);
  const desk = await atTheDesk(browser);
  await leave(desk);
  await page.goto('/staff/login');
  await takenOver(page.getByRole('button', { name: 'Log in' }));
  await page.getByLabel('E-mail').fill(ann.email);
  await page.getByLabel('Password').fill(password);
  await breaks(page, press(page, 'Log in'), () => expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible());
  const row = page.getByRole('listitem').filter({ hasText: question });
  await takenOver(row.getByRole('link'));
  const at = page.url();
  await page.context().setOffline(true);
  await row.getByRole('link').click();
  await expect(page.getByRole('alert').filter({ hasText: ours })).toBeVisible();
  expect(page.url()).toBe(at);
  await page.context().setOffline(false);
  await row.getByRole('link').click();
  await expect(page).toHaveURL(/\/staff\/inbox\/[\w-]{36}/);
  await expect(page.getByRole('log').getByText(question)).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: ours })).toBeHidden();
  await leave(page);
});
