import { atTheDesk, leave } from './at-the-desk';
import { log } from './console-fixtures';
import { unfold } from './desk-steps';
import { buyer, expect, expectAccessible, freshEmail, letters, test } from './fixtures';
import { paidOrder } from './shopping';
import { write } from './talk-fixtures';

test('somebody at the desk searches, finds the customer, writes first without script; the buyer answers by the letter’s link', async ({
  browser,
  page,
}) => {
  const email = freshEmail('Customer');
  await paidOrder(page.context(), [{ variant: 'OAK-500', quantity: 2 }], email);

  const desk = await atTheDesk(browser, { javaScriptEnabled: false });
  await desk.getByRole('navigation', { name: 'Staff' }).getByRole('link', { name: 'Search' }).click();
  await desk.getByLabel('Search for').fill(email);
  await desk.getByRole('button', { name: 'Search' }).click();
  const found = desk.getByRole('region', { name: 'Orders' }).getByRole('listitem');
  await expect(found).toHaveCount(1);
  await expect(found.locator('mark').first()).toBeVisible();
  const search = desk.url();
  await found.getByRole('link', { name: /^Customer/ }).click();
  await expect(desk.getByRole('heading', { name: buyer.name, level: 1 })).toBeVisible();
  const customer = desk.url();
  expect(new URL(customer).pathname).toMatch(/^\/staff\/customers\/[0-9a-f-]{36}$/);
  await expect(desk.getByRole('region', { name: 'Timeline' })).toContainText('Paid');

  await unfold(desk, 'Write to them');
  await desk.getByLabel('What you write').fill('Your bottles come a day later.');
  await desk.getByRole('button', { name: 'Send the letter' }).click();
  await expect(desk.getByRole('status').first()).toContainText('The letter goes out in a moment');
  await expect(desk.getByRole('region', { name: 'Timeline' })).toContainText('Your bottles come a day later.');

  const asking = async () => (await letters(email)).find(({ subject }) => subject.startsWith('About your order'));
  await expect.poll(async () => (await asking())?.text).toContain('Your bottles come a day later.');
  const link = /http:\S+\/ask/.exec((await asking())?.text ?? '')?.[0] ?? '';
  await page.goto(link);
  await expect(log(page).getByText('Your bottles come a day later.')).toBeVisible();
  await write(page, 'That is fine, thank you');

  await desk.reload();
  await desk.getByRole('region', { name: 'Conversations' }).getByRole('link').click();
  await expect(desk.getByText('That is fine, thank you').first()).toBeVisible();
  const beside = desk.getByRole('complementary', { name: 'About this conversation' });
  await expect(beside.getByText(email).first()).toBeVisible();
  await expect(beside.getByRole('link', { name: 'Everything about this customer' })).toBeVisible();

  const withScript = await atTheDesk(browser);
  for (const address of [search, customer]) {
    await withScript.goto(address);
    await expectAccessible(withScript);
  }
  await leave(desk, withScript);
});
