import { atTheDesk, leave } from './at-the-desk';
import { expect, expectAccessible, fresh, setClock, takenOver, test } from './fixtures';
import { launcherOf } from './talk-fixtures';

test.afterAll(() => setClock(''));

const greeting = { busy: 'We are all talking to somebody.', here: 'Hello. Ask us anything' };

test('without script: a shopper asks, staff answer with a canned reply, the shopper reads it', async ({ browser }) => {
  setClock('2026-11-24T10:00:00Z');
  const cy = fresh('Cy');
  const shopper = await browser.newContext({ javaScriptEnabled: false });
  const asking = await shopper.newPage();
  await asking.goto('/');
  expect(await shopper.cookies()).toEqual([]);
  await asking.getByRole('link', { name: 'Chat 8am–8pm', exact: true }).click();
  await expect(asking.getByText('Open now until 8pm (UK time).')).toBeVisible();
  await asking.getByLabel('Name (optional)').fill(cy);
  await asking.getByLabel('Your message').fill('Is it fizzy? <b>bold</b> https://example.com/a');
  await asking.getByRole('button', { name: 'Send' }).click();
  await expect(asking.getByText('A person answers by')).toBeVisible();
  await expect(asking.getByText('<b>bold</b>')).toBeVisible();
  const stranger = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await stranger.goto('/support');
  await expect(stranger.getByRole('log')).toHaveText('');
  await stranger.context().close();
  await asking.getByLabel('Your message').fill('   ');
  await asking.getByRole('button', { name: 'Send' }).click();
  await expect(asking.getByRole('alert')).toHaveText('Please write a message.');

  const desk = await atTheDesk(browser);
  await desk.getByRole('link', { name: cy, exact: true }).click();
  await desk.getByText('Canned replies', { exact: true }).click();
  await desk.getByRole('link', { name: 'Where is my order?' }).click();
  await desk.getByRole('button', { name: 'Send answer' }).click();
  await expect(desk.getByText('Fill in {order} first, or take it out.')).toBeVisible();
  await desk.getByText('Canned replies', { exact: true }).click();
  await desk.getByRole('link', { name: 'It is fizzy or has separated' }).click();
  await expect(desk.getByLabel('Your answer')).toHaveValue(/normal/);
  await desk.getByRole('button', { name: 'Send answer' }).click();
  await expect(desk.getByRole('log').getByText('Both are normal')).toBeVisible();
  await expect(desk.getByText('Answered.', { exact: true })).toBeVisible();

  await asking.reload();
  await expect(asking.getByText('Both are normal')).toBeVisible();
  await desk.getByRole('button', { name: 'Resolve', exact: true }).click();
  await expect(desk.getByText('Resolved.', { exact: true })).toBeVisible();
  await expect(desk.getByRole('list', { name: 'Conversations' }).getByText(cy, { exact: true })).toBeHidden();
  await shopper.close();
  await leave(desk);
});

test('live: the panel and the inbox follow each other without a reload', async ({ browser, page }) => {
  setClock('2026-11-24T11:00:00Z');
  const bob = fresh('Bob');
  await page.goto('/shop');
  await (await launcherOf(page)).click();
  const panel = page.getByRole('region', { name: 'Talk to us' });
  await expect(panel.getByText(greeting.busy)).toBeVisible();
  await expect(panel.getByLabel('Your message')).toBeFocused();

  const desk = await atTheDesk(browser);
  await panel.getByLabel('Name (optional)').fill(bob);
  await panel.getByLabel('Your message').fill('Do you have goats?');
  await panel.getByLabel('Your message').press('Enter');
  await expect(panel.getByRole('log').getByText('Do you have goats?')).toBeVisible();
  await expect(panel.getByText('Stored. Somebody is here, and we aim to answer within 2 minutes.')).toBeVisible();
  await expect(panel.getByText(greeting.here)).toBeVisible();
  // The secret is in a cookie that no script can read, and nowhere else.
  const [secret] = (await page.context().cookies()).filter(({ name }) => name === 'chat');
  expect(secret?.httpOnly).toBe(true);
  expect(await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]))).not.toContain(
    secret?.value ?? 'no secret',
  );

  await desk.getByRole('link', { name: bob }).click();
  await desk.getByLabel('Your answer').fill('/access ');
  await expect(desk.getByLabel('Your answer')).toHaveValue(/take your order here in writing/);
  await desk.getByLabel('Your answer').fill('Forty of them.');
  await desk.getByLabel('Your answer').press('Control+Enter');
  await expect(panel.getByRole('log').getByText('Forty of them.')).toBeVisible();
  await expect(panel.getByText('Ann', { exact: false }).last()).toBeVisible();

  await expectAccessible(page);
  await expectAccessible(desk);
  await panel.getByLabel('Your message').fill('Thank you!');
  await panel.getByLabel('Your message').press('Enter');
  await expect(desk.getByRole('log').getByText('Thank you!')).toBeVisible();

  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(page.getByRole('link', { name: /^Chat/ })).toBeFocused();
  await desk.getByLabel('Your answer').fill('Any time.');
  await desk.getByRole('button', { name: 'Send answer' }).click();
  await expect(page).toHaveTitle(/^\(1\) /);

  await page.reload();
  await page.getByRole('link', { name: /^Chat/ }).click();
  await expect(panel.getByRole('log').getByText('Any time.')).toBeVisible();
  await expect(panel.getByRole('log').getByText('Do you have goats?')).toHaveCount(1);
  await leave(desk);
});

test.describe('offline', () => {
  test.use({ expectedError: 'net::ERR_FAILED' });
  test('the line is down: the message is kept, and sent once when it is back', async ({ page }) => {
    setClock('2026-11-24T12:00:00Z');
    await page.goto('/support');
    const write = page.getByLabel('Your message');
    await takenOver(write);
    await page.route('**/api/chat/messages', (route) => route.abort());
    await write.fill('Hello out there');
    await write.press('Enter');
    await expect(page.getByText('Not sent.')).toBeVisible();
    await page.unroute('**/api/chat/messages');
    await page.reload();
    await expect(page.getByText('Stored. A person answers by')).toBeVisible();
    await page.reload();
    await expect(page.getByRole('log').getByText('Hello out there')).toHaveCount(1);
  });
});

test('closing time: staff see beforehand who still waits, and whoever does is told so in the thread', async ({
  page,
  browser,
}) => {
  setClock('2026-11-24T19:55:00Z');
  await page.goto('/support');
  await page.getByLabel('Your message').fill('Just before eight');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByText('Stored. A person answers by')).toBeVisible();
  const desk = await atTheDesk(browser);
  await expect(desk.getByText(/^We close in 5 min, and \d+ still wait(, \d+ unread)?\.$/)).toBeVisible();
  await leave(desk);
  setClock('2026-11-24T20:00:00Z');
  await expect(page.getByText('We have closed for today.')).toBeVisible();
  await expect(page.getByText('We have closed for today.')).toContainText('Wed 25 Nov');
});

test('while closed: the message is kept, with a promised time', async ({ page }) => {
  setClock('2026-11-24T20:00:00Z');
  await page.goto('/support');
  await expect(page.getByText('Closed. Opens tomorrow at 8am (UK time).')).toBeVisible();
  await page.getByLabel('Your message').fill('Are you there?');
  await page.getByLabel('Your e-mail address').fill('late@example.com');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByText('A person answers by')).toContainText('Wed 25 Nov');
});

test('staff pages are closed to everybody else', async ({ page, request }) => {
  for (const path of ['/api/staff/inbox', '/api/staff/stream', `/api/staff/inbox/${crypto.randomUUID()}`])
    expect([path, (await request.get(path)).status()]).toEqual([path, 401]);
  await page.goto('/staff/orders');
  await expect(page).toHaveURL(/\/staff\/login$/);
  await page.getByLabel('E-mail').fill('ann@example.com');
  await page.getByLabel('Password').fill('four slow goats cross the road');
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.getByText('The e-mail address or the password is not right.')).toBeVisible();
});
