import type { Browser, Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { atTheDesk, leave, linkFor, logOut, newAgent, password } from './at-the-desk';
import { expect, expectAccessible, letters, setClock, test } from './fixtures';

const at = (time: string) => `2026-11-24T${time}:00Z`;
test.beforeEach(() => setClock(at('10:00')));
test.afterAll(() => setClock(''));

const codeAt = (key: string, time: string) =>
  new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: Date.parse(at(time)) });

for (const javaScriptEnabled of [true, false])
  test(`a second factor is set up and asked for, ${javaScriptEnabled ? 'with' : 'without'} script`, async ({
    browser,
  }) => {
    const owner = await atTheDesk(browser);
    const { page: made, email } = await newAgent(browser, owner, 'Tess');
    await leave(made, owner);
    const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
    await page.goto('/staff/login');
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByRole('link', { name: /^Tess/ }).click();
    await expect(page.getByRole('heading', { name: 'Where you are logged in' })).toBeVisible();
    if (javaScriptEnabled) await expectAccessible(page);
    await page.getByRole('link', { name: 'Set it up' }).click();
    await page.getByRole('button', { name: 'Set it up' }).click();
    await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible();
    if (javaScriptEnabled) await expectAccessible(page);
    const key = (await page.getByText(/^(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).textContent())?.replaceAll(' ', '') ?? '';
    const [recovery = ''] = await page
      .getByRole('listitem')
      .getByText(/^\w{4}(-\w{4}){3}$/)
      .allTextContents();
    await page.getByRole('textbox', { name: 'Code' }).fill(codeAt(key, '10:00'));
    await page.getByRole('button', { name: 'Turn it on' }).click();
    await expect(page.getByRole('status')).toContainText('Your second factor is on');
    expect(await page.content()).not.toContain(recovery);

    setClock(at('10:05'));
    for (const [typed, comesIn] of [
      ['000000', false],
      [codeAt(key, '10:05'), true],
      [recovery, true],
    ] as const) {
      // A console that finds itself logged out goes to log in by itself.
      await page.goto('about:blank');
      await page.context().clearCookies({ name: 'staff' });
      await page.goto('/staff/login');
      await page.getByLabel('E-mail').fill(email);
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Log in' }).click();
      await page.getByRole('textbox', { name: 'Code' }).fill(typed);
      await page.getByRole('button', { name: 'Go on' }).click();
      if (comesIn) await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();
      else await expect(page.getByText('This code is not right')).toBeVisible();
    }
    await logOut(page);
    await page.context().close();
  });

for (const javaScriptEnabled of [true, false])
  test(`a role is changed after a password, and what was chosen is kept, ${javaScriptEnabled ? 'with' : 'without'} script`, async ({
    browser,
  }) => {
    const owner = await atTheDesk(browser, { javaScriptEnabled });
    const { page: his, name } = await newAgent(browser, owner, 'Rolf');
    await owner.goto('/staff/people');
    setClock(at('10:11'));
    const row = owner.getByRole('row', { name });
    await row.getByLabel(`Role of ${name}`).selectOption('lead');
    await row.getByRole('button', { name: 'Change' }).click();
    await expect(owner.getByRole('heading', { name: 'Is it you?' })).toBeVisible();
    if (javaScriptEnabled) await expectAccessible(owner);
    await owner.getByLabel('Your password').fill(password);
    await owner.getByRole('button', { name: 'Go on' }).click();
    await expect(row.getByLabel(`Role of ${name}`)).toHaveValue('lead');
    await row.getByRole('button', { name: 'Change' }).click();
    await expect(owner).toHaveURL(/\/staff\/people$/);
    await his.goto('about:blank');
    await his.goto('/staff/inbox');
    await expect(his.getByRole('heading', { name: 'Log in' })).toBeVisible();
    await his.context().close();
    await leave(owner);
  });

test('a forgotten password is set anew by a letter', async ({ browser }) => {
  const owner = await atTheDesk(browser);
  const { page: made, email } = await newAgent(browser, owner, 'Fay');
  await leave(made, owner);
  const before = await linkFor(email);
  const page = await (await browser.newContext()).newPage();
  await page.goto('/staff/login');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Forgotten your password?' }).click();
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Send a link' }).click();
  await expect(page.getByRole('status')).toContainText('If somebody at the desk has this address');
  await expectAccessible(page);
  await expect.poll(() => linkFor(email)).not.toBe(before);
  await page.goto(await linkFor(email));
  await page.getByLabel('New password').fill('larkfieldkefir2026');
  await page.getByRole('button', { name: 'Set it' }).click();
  await expect(page.getByText(/guessed too easily/).first()).toBeVisible();
  await page.getByLabel('New password').fill('the ferry to Mull was late');
  await page.getByRole('button', { name: 'Set it' }).click();
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();
  await leave(page);
});

/** A telephone with a finger's sensor, as the browser itself plays one. */
async function withDevice(page: Page): Promise<{ knowsItsOwner: (knows: boolean) => Promise<unknown> }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    knowsItsOwner: (isUserVerified) => cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  };
}

async function logIn(page: Page, email: string): Promise<void> {
  await page.goto('/staff/login');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();
}
async function addPasskey(page: Page, name: string): Promise<void> {
  await page.goto('/staff/account');
  await page.getByLabel('Name of a new passkey').fill(name);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
}
/** Somebody new at the desk, who has logged out again. */
async function newAccount(browser: Browser, first: string): Promise<string> {
  const owner = await atTheDesk(browser);
  const { page, email } = await newAgent(browser, owner, first);
  await leave(page, owner);
  return email;
}

test('a passkey is added, lets its owner in, shows who they are, and is removed', async ({ browser, page }) => {
  const email = await newAccount(browser, 'Pip');
  const device = await withDevice(page);
  await logIn(page, email);
  await addPasskey(page, 'Pip’s telephone');
  await expect(page.getByText('Your passkey is added')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Pip’s telephone' })).toContainText('not used yet');
  await expectAccessible(page);

  await logOut(page);
  await expectAccessible(page);
  await device.knowsItsOwner(false);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByText('No passkey came')).toBeVisible();
  await device.knowsItsOwner(true);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();

  setClock(at('10:11'));
  await addPasskey(page, 'Another name');
  await expect(page.getByRole('heading', { name: 'Is it you?' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Use a passkey instead' }).click();
  await expect(page.getByLabel('Name of a new passkey')).toHaveValue('Another name');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByText('This device has a passkey for your account already.')).toBeVisible();

  setClock(at('10:22'));
  const remove = page.getByRole('button', { name: 'Remove Pip’s telephone' });
  await remove.click();
  await page.getByRole('button', { name: 'Use a passkey instead' }).click();
  await remove.click();
  await expect(page.getByText('That passkey opens nothing any more')).toBeVisible();
  await expect(remove).toBeHidden();
  const subjects = async () => (await letters(email)).map(({ subject }) => subject.split(':')[0]);
  await expect.poll(subjects).toEqual(expect.arrayContaining(['A passkey was added', 'A passkey was removed']));

  await logOut(page);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByText('This passkey does not open an account here')).toBeVisible();
  await logIn(page, email);
  await logOut(page);
});

test('without script a password lets its owner in, and a passkey is seen and removed', async ({ browser, page }) => {
  const email = await newAccount(browser, 'Noa');
  await withDevice(page);
  await logIn(page, email);
  await addPasskey(page, 'Noa’s key');
  await expect(page.getByText('Your passkey is added')).toBeVisible();
  await logOut(page);

  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await plain.goto('/staff/login');
  await expect(plain.getByRole('button')).toHaveText(['Log in']);
  await logIn(plain, email);
  setClock(at('10:11'));
  await plain.goto('/staff/account');
  await expect(plain.locator('#passkeys noscript').getByRole('paragraph')).toBeVisible();
  await expect(plain.getByRole('button', { name: 'Add a passkey' })).toBeHidden();
  await plain.getByRole('button', { name: 'Remove Noa’s key' }).click();
  await expect(plain.getByRole('button', { name: 'Use a passkey instead' })).toBeHidden();
  await plain.getByLabel('Your password').fill(password);
  await plain.getByRole('button', { name: 'Go on' }).click();
  await plain.getByRole('button', { name: 'Remove Noa’s key' }).click();
  await expect(plain.getByText('That passkey opens nothing any more')).toBeVisible();
  await logOut(plain);
  await plain.context().close();
});
