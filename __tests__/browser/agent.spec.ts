import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { atTheDesk, leave, newAgent } from './at-the-desk';
import { mean, unfold, visitUntilShown } from './desk-steps';
import { expect, expectAccessible, freshEmail, postFrom, sandbox, test } from './fixtures';
import { paidOrder, ways } from './shopping';

const said = (desk: Page, words: string | RegExp) =>
  expect(desk.getByRole('status').filter({ hasText: words })).toBeVisible();

async function giveBack(desk: Page, pounds: string): Promise<void> {
  if (!(await desk.getByLabel('An amount').isVisible())) await unfold(desk, 'Refund');
  await desk.getByLabel('An amount').check();
  await desk.getByLabel('Pounds and pence').fill(pounds);
  await mean(desk, 'Refund', 'Goodwill');
}

test('an agent gives back up to her cap, sends a second parcel that its buyer sees, and leaves the rest to a lead', async ({
  browser,
  page,
}) => {
  const buyer = freshEmail('cap');
  const order = await paidOrder(page.context(), [{ variant: 'GMK-500', quantity: 10 }], buyer, '4000 0000 0000 5126');

  const owner = await atTheDesk(browser);
  const { page: desk } = await newAgent(browser, owner, 'Cara');
  await desk.getByRole('link', { name: 'Orders', exact: true }).click();
  await expect(desk.getByRole('link', { name: 'Orders to dispatch as a file' })).toHaveCount(0);
  for (const room of ['Reports', 'Hours', 'People'])
    await expect(desk.getByRole('link', { name: room, exact: true })).toHaveCount(0);
  await desk.goto(`/staff/orders?show=all&q=${buyer}`);
  await desk.locator('a[data-open]').click();
  const number = (await desk.getByRole('heading', { level: 1 }).textContent())?.replace('Order ', '') ?? '';

  await giveBack(desk, '60.00');
  await expect(desk.getByText('You can give back up to £50.00 for one order. Please ask')).toBeVisible();
  await expect(desk.getByLabel('Pounds and pence')).toHaveValue('60.00');
  await giveBack(desk, '30.00');
  await said(desk, 'The refund is on its way.');
  await giveBack(desk, '20.01');
  await expect(desk.getByText('£30.00 of that has gone back already. Please ask a lead or the owner')).toBeVisible();

  await unfold(desk, 'Send a line again');
  await desk.getByLabel('How many').fill('2');
  await mean(desk, 'Send it again', 'Leaked or broken');
  await said(desk, 'A parcel with it is among those to pack.');
  const second = desk.getByRole('region', { name: 'Parcels' }).locator('form').filter({ hasText: 'Sent again' });
  await second.getByRole('button', { name: 'Dispatch' }).click();
  await desk.getByPlaceholder('Tracking number').fill('1550 0456 789 012');
  await desk.getByRole('button', { name: 'Mark dispatched' }).click();

  for (const { name, ...way } of ways) {
    const buyer = await (await browser.newContext({ ...way, viewport: { width: 390, height: 844 } })).newPage();
    await buyer.goto(order);
    const panel = buyer.getByRole('region', { name: 'A second parcel' });
    await expect(panel, name).toContainText('2 × Goats’ Milk Kefir, 500 ml bottle');
    await expect(panel).toContainText('It is on its way.');
    await expect(buyer.getByRole('link', { name: 'Follow your parcel' })).toHaveAttribute('href', /15500456789012$/);
    if (way.javaScriptEnabled) await expectAccessible(buyer);
    await buyer.context().close();
  }

  await sandbox('later', {});
  const call = (at: Page) =>
    at.getByRole('listitem').filter({ hasText: number }).filter({ hasText: 'A refund failed' });
  await visitUntilShown(desk, '/staff/trouble', call(desk));
  await expect(call(desk)).toContainText('A lead or the owner settles this.');
  await expect(call(desk).getByRole('button')).toHaveCount(0);
  const alert = (await call(desk).getAttribute('id'))?.replace('alert-', '') ?? '';
  for (const [path, data] of [
    ['/api/staff/trouble/settle', { alert, how: 'It is fine' }],
    ['/api/staff/trouble/again', { alert }],
    ['/api/staff/stock', { id: randomUUID(), sku: 'KFB-60', reason: 'count', quantity: '0' }],
    ['/api/staff/people/invite', { id: randomUUID(), email: 'dan@example.com', role: 'owner' }],
  ] as const)
    expect([path, (await postFrom(desk.request, path, data)).status()]).toEqual([path, 403]);
  expect((await desk.request.get('/api/staff/orders/export')).status()).toBe(403);

  await owner.goto('/staff/trouble');
  await call(owner).getByLabel('How it was settled').fill('Paid by bank transfer');
  await call(owner).getByRole('button', { name: 'Mark as settled' }).click();
  await expect(call(owner).getByRole('button')).toHaveCount(0);
  await leave(desk, owner);
});
