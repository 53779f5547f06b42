import type { Page } from '@playwright/test';
import { ann, asOwner, atTheDesk, claimAccount, leave, linkFor, newAgent, password } from './at-the-desk';
import { log, openConversation, queueOf, rowOf } from './console-fixtures';
import { expect, expectAccessible, fresh, freshEmail, pressUntilFocused, setClock, test } from './fixtures';
import { openChat, write } from './talk-fixtures';

test.beforeAll(() => setClock('2026-11-24T10:00:00Z'));
test.afterEach(({ request }) => asOwner(request, '/api/staff/hours/override-end', {}));
test.afterAll(() => setClock(''));

async function ask(page: Page, name: string, text: string) {
  await page.goto('/shop');
  const panel = await openChat(page);
  await panel.getByLabel('Name (optional)').fill(name);
  await write(panel, text);
  return panel;
}

test('a lead asks somebody in by a letter, and sees no link; an agent sees what agents see', async ({ browser }) => {
  const ben = fresh('Ben');
  const email = freshEmail('Ben');
  const desk = await atTheDesk(browser);
  await desk.getByRole('link', { name: 'People' }).click();
  await desk.getByLabel('E-mail').fill(email);
  await desk.getByRole('button', { name: 'Send a link' }).click();
  await expect(desk.getByRole('status')).toContainText('only they see it');
  expect(await desk.content()).not.toContain('/staff/setup/');

  const his = await (await browser.newContext()).newPage();
  await claimAccount(his, await linkFor(email), ben);
  await expect(his.getByRole('link', { name: 'Orders' })).toBeVisible();
  for (const path of ['reports', 'hours', 'people', 'people/audit', 'data']) {
    await his.goto(`/staff/${path}`);
    await expect(his).toHaveURL(/\/staff\/inbox$/);
  }
  await desk.reload();
  await expect(desk.getByRole('row', { name: ben })).toContainText('here');
  await leave(desk, his);
});

test('three browsers: two agents see a shopper at once; one takes it, the other is told and takes over', async ({
  browser,
  page,
}) => {
  const hers = await atTheDesk(browser);
  const { page: his, name: ben } = await newAgent(browser, hers, 'Ben');
  const dilys = fresh('Dilys');
  const panel = await ask(page, dilys, 'Is goat milk sweet?');
  await openConversation(hers, dilys);
  await openConversation(his, dilys);

  await his.getByLabel('Your answer').pressSequentially('Not ');
  await expect(hers.getByText(`${ben} is writing…`)).toBeVisible();
  await expect(panel.getByText(/Ben .*(writing|typing)/)).toBeVisible();
  await hers.getByRole('button', { name: 'Take it' }).click();
  await expect(his.getByText(`With ${ann.name}.`)).toBeVisible();
  await his.getByRole('button', { name: 'Send answer' }).click();
  await expect(his.getByRole('alert').filter({ hasText: `${ann.name} has taken this conversation.` })).toBeVisible();
  await expect(his.getByLabel('Your answer')).toHaveValue('Not ');
  await his.getByRole('button', { name: `Take over from ${ann.name}` }).click();
  await expect(hers.getByText(`With ${ben}.`)).toBeVisible();
  await his.getByLabel('Your answer').fill('Not sweet, but mild.');
  await his.getByRole('button', { name: 'Send answer' }).click();
  await expect(log(panel).getByText('Not sweet, but mild.')).toBeVisible();
  await expect(log(hers).getByText('Not sweet, but mild.')).toBeVisible();

  await hers.getByRole('radio', { name: 'Note for colleagues' }).check();
  await hers.getByLabel('Your note').fill('She has asked before.');
  await hers.getByRole('button', { name: 'Leave note' }).click();
  await expect(log(his).getByText('She has asked before.')).toBeVisible();
  await write(panel, 'Thank you');
  await expect(log(his).getByText('Thank you')).toBeVisible();
  await expect(log(panel).getByText('She has asked before.')).toHaveCount(0);
  await expectAccessible(his);

  await his.getByRole('button', { name: 'Resolve', exact: true }).click();
  await expect(his.getByText('Resolved.', { exact: true })).toBeVisible();
  await expect(queueOf(hers).getByRole('link', { name: dilys })).toBeHidden();
  await write(panel, 'One more thing');
  await expect(queueOf(hers).getByRole('link', { name: dilys })).toBeVisible();
  await leave(hers, his);
});

test('by keyboard alone: down the queue, an answer from a canned reply, a note, done, and the list of keys', async ({
  browser,
  page,
}) => {
  const desk = await atTheDesk(browser);
  const [gwen, question] = [fresh('Gwen'), fresh('How do I begin?')];
  const panel = await ask(page, gwen, question);
  await expect(queueOf(desk).getByRole('link', { name: gwen })).toBeVisible();
  const press = (key: string) => desk.keyboard.press(key);
  await press('/');
  await desk.keyboard.type(question);
  await press('Enter');
  await expect(desk.getByText(`1 found for “${question}”`)).toBeVisible();
  await pressUntilFocused(desk, 'j', queueOf(desk).getByRole('link', { name: gwen }));
  await press('Enter');
  await expect(desk.getByRole('heading', { name: gwen, level: 2 })).toBeVisible();
  await press('r');
  await expect(desk.getByLabel('Your answer')).toBeFocused();
  await desk.keyboard.type('/sta');
  await expect(desk.getByRole('option', { name: /How do I take kefir/ })).toHaveAttribute('aria-selected', 'true');
  await press('Enter');
  await expect(desk.getByLabel('Your answer')).toHaveValue(new RegExp(`^Hello ${gwen}\\. Begin with a small glass`));
  await press('Control+Enter');
  await expect(log(panel).getByText('Begin with a small glass')).toBeVisible();
  await press('Escape');
  await press('n');
  await desk.keyboard.type('New to kefir');
  await press('Control+Enter');
  await expect(log(desk).getByText('New to kefir')).toBeVisible();
  await press('Escape');
  await press('e');
  await expect(desk.getByText('Resolved.', { exact: true })).toBeVisible();
  await press('?');
  await expect(desk.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await expectAccessible(desk);
  await press('Escape');
  await press('u');
  await expect(desk).toHaveURL(/\/staff\/inbox\?find=How/);
  await leave(desk);
});

test('without script: take, note, mark, snooze, wake, answer and resolve', async ({ browser, page }) => {
  const harri = fresh('Harri');
  await ask(page, harri, 'Do you sell to shops?');
  const desk = await atTheDesk(browser, { javaScriptEnabled: false });
  await openConversation(desk, harri);
  await desk.getByRole('button', { name: 'Take it' }).click();
  await expect(desk.getByText(`With ${ann.name}.`)).toBeVisible();
  await desk.getByRole('radio', { name: 'Note for colleagues' }).check();
  await desk.locator('#text').fill('Wholesale, I think');
  await desk.getByRole('button', { name: /Send answer|Leave note/ }).click();
  await expect(log(desk).getByText('Wholesale, I think')).toBeVisible();
  await desk.getByLabel('Tags, with commas between').fill('wholesale, eczema');
  await desk.getByRole('button', { name: 'Save tags' }).click();
  await expect(desk.getByRole('alert').filter({ hasText: 'somebody’s health' })).toBeVisible();
  await expect(desk.getByLabel('Tags, with commas between')).toHaveValue('wholesale, eczema');
  await desk.getByLabel('Tags, with commas between').fill('wholesale');
  await desk.getByRole('button', { name: 'Save tags' }).click();
  await expect(rowOf(desk, harri).getByText('wholesale')).toBeVisible();
  await desk.getByText('Snooze', { exact: true }).click();
  await desk.getByRole('button', { name: 'for an hour' }).click();
  await desk.getByRole('link', { name: /^Snoozed/ }).click();
  await openConversation(desk, harri);
  await expect(desk.getByText('Snoozed until Tue 24 Nov, 11am.')).toBeVisible();
  await desk.locator('#text').fill('We do. Tell me how many.');
  await desk.getByRole('button', { name: 'Send and resolve' }).click();
  await expect(log(desk).getByText('We do. Tell me how many.')).toBeVisible();
  await expect(desk.getByText('Resolved.', { exact: true })).toBeVisible();
  await expect(log(page).getByText('We do. Tell me how many.')).toBeVisible();
  await leave(desk);
});

test('two tabs of one agent agree: what is begun in one goes on in the other, and away is away in both', async ({
  browser,
  page,
}) => {
  const idris = fresh('Idris');
  await ask(page, idris, 'Are you there?');
  const one = await atTheDesk(browser);
  await openConversation(one, idris);
  const other = await one.context().newPage();
  await other.goto(one.url());
  await one.getByLabel('Your answer').fill('I was just about to');
  await expect(other.getByLabel('Your answer')).toHaveValue('I was just about to');
  await one.getByRole('button', { name: 'Send answer' }).click();
  await expect(log(other).getByText('I was just about to')).toBeVisible();
  await expect(other.getByLabel('Your answer')).toHaveValue('');
  await expect(page.getByText('Hello. Ask us anything')).toBeVisible();
  await one.getByRole('button', { name: 'Step away' }).click();
  await expect(other.getByText('You are away')).toBeVisible();
  await expect(page.getByText('We are all talking to somebody.')).toBeVisible();
  await other.getByRole('button', { name: 'Come back' }).click();
  await expect(page.getByText('Hello. Ask us anything')).toBeVisible();
  await other.close();
  await leave(one);
});

test('words that should not be kept are taken out, here and on the visitor’s screen', async ({ browser, page }) => {
  const [jo, words] = [fresh('Jo'), fresh('My rash is worse')];
  const panel = await ask(page, jo, words);
  const desk = await atTheDesk(browser);
  await openConversation(desk, jo);
  await log(desk).getByText('More').click();
  await log(desk).getByText('Remove for good').click();
  await log(desk).getByRole('button', { name: 'Yes, remove it' }).click();
  await expect(log(desk).getByText(words)).toHaveCount(0);
  await expect(log(panel).getByText(words)).toHaveCount(0);
  await expect(rowOf(desk, jo)).toContainText('Removed');
  await leave(desk);
});

test('a lead closes for a while, and the shop says so; reports by plot, by table and as a file', async ({
  browser,
  page,
}) => {
  const panel = await ask(page, 'Kay', 'Until when are you open?');
  const desk = await atTheDesk(browser);
  await desk.getByRole('link', { name: 'Hours' }).click();
  const closing = desk.getByRole('region', { name: 'Open or closed for now' });
  await closing.getByLabel('at (UK time)').fill('09:00');
  await closing.getByLabel('Why').fill('Training');
  await closing.getByRole('button', { name: 'Set' }).click();
  await expect(closing.getByText('That is over already.')).toBeVisible();
  await closing.getByLabel('at (UK time)').fill('11:30');
  await closing.getByRole('button', { name: 'Set' }).click();
  await expect(desk.getByText('Closed. Opens today at 11.30am (UK time).')).toBeVisible();
  await expect(panel.getByText('Closed. Opens today at 11.30am (UK time).')).toBeVisible();
  await expectAccessible(desk);
  await closing.getByRole('button', { name: 'End this now' }).click();
  await expect(panel.getByText('Open now until 8pm (UK time).')).toBeVisible();

  await desk.getByRole('link', { name: 'Reports' }).click();
  await expect(
    desk.getByRole('img', { name: /^Conversations by the hour they began.*between 10am and 11am/ }),
  ).toBeVisible();
  await expect(desk.getByRole('cell', { name: /\d/ }).first()).toBeVisible();
  await expectAccessible(desk);
  const [file] = await Promise.all([desk.waitForEvent('download'), desk.getByRole('link', { name: /CSV/ }).click()]);
  expect(file.suggestedFilename()).toBe('chat-2026-10-28-to-2026-11-24.csv');
  await leave(desk);
});

test('whoever is disabled is out at once, and can’t come back', async ({ browser }) => {
  const hers = await atTheDesk(browser);
  const { page: his, ...ben } = await newAgent(browser, hers, 'Ben');
  await hers.getByRole('link', { name: 'People' }).click();
  await expectAccessible(hers);
  await hers.getByRole('button', { name: `Disable ${ben.name}` }).click();
  await expect(his.getByRole('heading', { name: 'Log in' })).toBeVisible();
  await his.getByLabel('E-mail').fill(ben.email);
  await his.getByLabel('Password').fill(password);
  await his.getByRole('button', { name: 'Log in' }).click();
  await expect(his.getByText('The e-mail address or the password is not right.')).toBeVisible();
  await his.context().close();
  await hers.getByRole('button', { name: `Give it back ${ben.name}` }).click();
  await hers.getByRole('link', { name: 'Who did what' }).click();
  await hers.getByLabel('What', { exact: true }).selectOption('disable');
  await hers.getByRole('button', { name: 'Show' }).click();
  await expect(hers.getByRole('row', { name: `took away somebody’s way in ${ben.name}` })).toBeVisible();
  await leave(hers);
});
