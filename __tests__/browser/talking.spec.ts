import { readFileSync } from 'node:fs';
import { ownerLinkFile } from '../servers/ports';
import { expect, setClock, test } from './fixtures';

test.describe.configure({ mode: 'serial' });
test.afterAll(() => setClock(''));

test('while open: a shopper asks without script, staff answer, the shopper reads it', async ({ browser }) => {
  setClock('2026-11-24T10:00:00Z');
  const shopper = await browser.newContext({ javaScriptEnabled: false });
  const asking = await shopper.newPage();
  await asking.goto('/');
  expect(await shopper.cookies()).toEqual([]);
  await asking.getByRole('link', { name: 'Chat 8am–8pm', exact: true }).click();
  await expect(asking.getByText('Open now until 8pm (UK time).')).toBeVisible();
  await asking.getByLabel('Your message').fill('Is it fizzy? <b>bold</b> https://example.com/a');
  await asking.getByRole('button', { name: 'Send' }).click();
  await expect(asking.getByText('A person answers by')).toBeVisible();
  await expect(asking.getByText('<b>bold</b>')).toBeVisible();

  const staff = await browser.newContext();
  const desk = await staff.newPage();
  const link = readFileSync(ownerLinkFile, 'utf8');
  await desk.goto(link);
  await desk.getByLabel('Your name').fill('Ann');
  await desk.getByLabel('E-mail').fill('ann@example.com');
  await desk.getByLabel('Password').fill('short');
  await desk.getByRole('button', { name: 'Start' }).click();
  await expect(desk.getByRole('alert').filter({ hasText: 'at least 15 characters' })).toBeVisible();
  await desk.getByLabel('Password').fill('four slow goats cross the yard');
  await desk.getByRole('button', { name: 'Start' }).click();
  await desk.getByRole('link', { name: 'A visitor' }).click();
  await desk.getByRole('link', { name: 'It is fizzy or has separated' }).click();
  await expect(desk.getByLabel('Your answer')).toHaveValue(/normal/);
  await desk.getByRole('button', { name: 'Send answer' }).click();
  await expect(desk.getByRole('list').getByText('Both are normal')).toBeVisible();

  await asking.reload();
  await expect(asking.getByText('Both are normal')).toBeVisible();
  await desk.getByRole('link', { name: 'Orders' }).click();
  await expect(desk.getByRole('columnheader', { name: 'Promised' })).toBeVisible();

  await desk.goto(link);
  await expect(desk.getByRole('heading', { name: "This link can't be used" })).toBeVisible();
  await shopper.close();
  await staff.close();
});

test('while closed: the message is kept, with a promised time', async ({ page }) => {
  setClock('2026-11-24T20:00:00Z');
  await page.goto('/support');
  await expect(page.getByText('Closed. Opens tomorrow at 8am (UK time).')).toBeVisible();
  await page.getByLabel('Your message').fill('Are you there?');
  await page.getByLabel('E-mail, so that we can answer you').fill('late@example.com');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByText('A person answers by')).toContainText('Wed 25 Nov');
});

test('staff pages are closed to everybody else', async ({ page }) => {
  await page.goto('/staff/orders');
  await expect(page).toHaveURL(/\/staff\/login$/);
  await page.getByLabel('E-mail').fill('ann@example.com');
  await page.getByLabel('Password').fill('four slow goats cross the road');
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.getByText('The e-mail address or the password is not right.')).toBeVisible();
});
