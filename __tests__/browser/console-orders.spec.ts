import { atTheDesk, leave } from './at-the-desk';
import { log, openConversation } from './console-fixtures';
import { expect, expectAccessible, fillCheckout, fresh, freshEmail, payByCard, test } from './fixtures';
import { openChat, write } from './talk-fixtures';

// By the true clock, because the payment sandbox goes by that; whether the shop is open makes no difference here.

test('an agent puts a basket together, the shopper takes and pays it; then a line is refunded from a message', async ({
  browser,
  page,
}) => {
  const [lucy, later] = [fresh('Lucy'), fresh('Lucy Bowen')];
  await page.goto('/shop');
  const panel = await openChat(page);
  await panel.getByLabel(/^Name/).fill(lucy);
  await write(panel, 'What do I need for a week?');

  const desk = await atTheDesk(browser);
  await openConversation(desk, lucy);
  await expect(desk.getByText('They were at')).toContainText('/shop');
  await desk.getByLabel('Product').fill('oat');
  await desk.getByRole('button', { name: 'Find', exact: true }).click();
  const oat = desk.getByRole('form', { name: /Send Oat Kefir/ }).first();
  await oat.getByRole('button', { name: 'Ingredients' }).click();
  await expect(log(panel).getByText('Allergens')).toBeVisible();
  await oat.getByLabel('Postcode to deliver to').fill('YO1 7HH');
  await oat.getByRole('button', { name: 'Delivery' }).click();
  await expect(log(panel).getByText('YO1 7HH').first()).toBeVisible();
  await oat.getByRole('link', { name: 'Add to basket' }).click();
  const offer = desk.getByRole('form', { name: 'A basket for them' });
  await expect(offer.getByText('1 × Oat Kefir')).toBeVisible();
  await offer.getByRole('link', { name: /one more of Oat Kefir/ }).click();
  await expect(offer.getByText('2 × Oat Kefir')).toBeVisible();
  await offer.getByLabel('A word with it').fill('A bottle every three days');
  await expectAccessible(desk);
  await offer.getByRole('button', { name: 'Send this basket' }).click();
  await expect(log(panel).getByText('A bottle every three days')).toBeVisible();
  await panel.getByRole('button', { name: 'Put these in my basket' }).click();
  await expect(log(desk).getByText('They put this in the basket.')).toBeVisible();

  await page.goto('/checkout');
  await fillCheckout(page, freshEmail('Lucy'));
  await page.getByRole('button', { name: /^Pay now/ }).click();
  await payByCard(page, '4242 4242 4242 4242');
  await expect(page.getByRole('status').first()).toContainText('Paid. Thank you!');

  await panel.getByRole('button', { name: 'Close the chat' }).click();
  await page
    .getByRole('link', { name: /ask about this order/i })
    .first()
    .click();
  await page.getByLabel(/^Name/).fill(later);
  await write(page, 'One bottle leaked');
  await openConversation(desk, later);
  await log(desk).getByText('More').first().click();
  await log(desk).getByRole('link', { name: 'Refund or send again' }).click();
  await expect(desk.getByText('Because of: “One bottle leaked”')).toBeVisible();
  await desk.getByText('Put right').first().click();
  const line = desk.getByRole('form', { name: 'Put right: Oat Kefir' });
  await line.getByLabel('Reason').selectOption('Leaked or broken');
  await line.getByRole('button', { name: 'Refund' }).click();
  await expect(line.getByText('Give back the money for 1 piece?')).toBeVisible();
  await line.getByRole('button', { name: 'Yes' }).click();
  await expect(line).toBeHidden();
  await expect(log(page).getByText(/We refund £\d+\.\d\d for 1 × Oat Kefir/)).toBeVisible();
  await expect(desk.getByText(/£\d+\.\d\d given back/)).toBeVisible();

  await log(desk).getByRole('link', { name: 'What they wrote' }).click();
  await expect(desk.locator(':target')).toContainText('One bottle leaked');
  await log(desk).getByRole('link', { name: 'Open the order' }).click();
  await expect(desk.getByText('Asked for in chat: We refund')).toBeVisible();
  await desk.getByRole('link', { name: 'What they wrote' }).click();
  await expect(desk.locator(':target')).toContainText('One bottle leaked');
  await leave(desk);
});
