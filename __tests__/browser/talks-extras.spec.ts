import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { expect, expectAccessible, fresh, freshEmail, letters, setClock, test } from './fixtures';
import { desk, launcherOf, openChat, picture, write } from './talk-fixtures';

test.beforeAll(() => setClock('2026-11-24T10:00:00Z'));
test.afterAll(() => setClock(''));

test('seen, the badge on the next page, and a rating once it is finished', async ({ page, browser }) => {
  const question = fresh('Do goats like oats?');
  await page.goto('/shop');
  const panel = await openChat(page);
  await write(panel, question);
  await expect(panel.getByText('Sent', { exact: true })).toBeVisible();
  await panel.getByRole('button', { name: 'Close the chat' }).click();
  await page.goto('/articles');
  await launcherOf(page);
  const ann = await desk(browser);
  const id = await ann.find(question);
  await ann.reply(id, 'They love them.');
  await expect(page).toHaveTitle(/^\(1\) /);
  await expect(page.getByText('1 new message in the chat')).toBeAttached();
  await openChat(page);
  await expect(panel.getByRole('log').getByText('They love them.')).toBeVisible();
  await expect(page).not.toHaveTitle(/^\(/);
  await ann.resolve(id, 2);
  await expect(panel.getByRole('group', { name: 'How did we do?' })).toBeVisible();
  await expectAccessible(page);
  await panel.getByRole('button', { name: 'Rate it' }).click();
  await expect(panel.getByText('Choose from 1 to 5.')).toBeVisible();
  await panel.getByLabel('5, great').check();
  await panel.getByLabel('Anything to add?').fill('Lovely goats');
  await panel.getByRole('button', { name: 'Rate it' }).click();
  await expect(panel.getByText('You gave it 5 of 5. Lovely goats')).toBeVisible();
  await expect(panel.getByRole('group', { name: 'How did we do?' })).toBeHidden();
  await ann.close();
});

test('a copy by e-mail after a confirmed address, and the conversation on another device', async ({
  page,
  browser,
}) => {
  const address = freshEmail('cy');
  await page.goto('/shop');
  const panel = await openChat(page);
  await write(panel, 'Please keep this for me');
  await panel.getByText('Have a copy sent, or carry on elsewhere').click();
  await panel.getByLabel('Your e-mail address').fill(address);
  await panel.getByLabel('A link for another device').check();
  await panel.getByRole('button', { name: 'E-mail it to me' }).click();
  await expect(panel.getByText('We have written to that address')).toBeVisible();
  await expect.poll(async () => (await letters(address)).length).toBe(1);
  const [asks] = await letters(address);
  expect(`${asks?.html}${asks?.text}`).not.toContain('keep this');
  const linkIn = (text = '') => new URL(/http\S+\/support\/\w+\/\S+/.exec(text)?.[0] ?? '').pathname;

  const phone = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await phone.goto(linkIn(asks?.text));
  await expect(phone.getByText('is not in this browser')).toBeVisible();
  await expect(phone.getByRole('button', { name: 'Yes, it is mine' })).toBeHidden();
  // Wrong once, and then as the letter has it.
  await panel.getByLabel('The code from our letter').fill('12 34');
  await panel.getByRole('button', { name: 'It is my address' }).click();
  await expect(panel.getByText('Type the six figures from our letter.')).toBeVisible();
  expect(await letters(address)).toHaveLength(1);
  await panel.getByLabel('The code from our letter').fill(/the code (\d{6})/.exec(asks?.text ?? '')?.[1] ?? '');
  await panel.getByRole('button', { name: 'It is my address' }).click();
  await expect(panel.getByText('We know now that the address is yours.')).toBeVisible();
  await expect.poll(async () => (await letters(address)).length).toBe(2);
  await phone.goto(linkIn((await letters(address))[0]?.text));
  await phone.getByRole('button', { name: 'Carry on here' }).click();
  await expect(phone.getByRole('log').getByText('Please keep this for me')).toBeVisible();
  await phone.getByLabel('Your message').fill('From my telephone');
  await phone.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(panel.getByRole('log').getByText('From my telephone')).toBeVisible();

  // Now the address is known to be theirs, a copy goes there at once; without script too.
  await phone.getByText('Have a copy sent, or carry on elsewhere').click();
  await phone.getByLabel('Your e-mail address').fill(address);
  await phone.getByRole('button', { name: 'E-mail it to me' }).click();
  await expect(phone.getByText('It is on its way to you.')).toBeVisible();
  await expect.poll(async () => (await letters(address)).length).toBe(3);
  expect((await letters(address))[0]?.text).toContain('Please keep this for me');
  await phone.context().close();
});

test('a picture, with script and without, which nobody else can see', async ({ page, browser, context }) => {
  const file = { name: 'broken-bottle.jpg', mimeType: 'image/jpeg', buffer: await picture() };
  await page.goto('/shop');
  const panel = await openChat(page);
  await panel.getByLabel('Add a picture').setInputFiles(file);
  const shown = panel.getByRole('img', { name: 'Sent in this conversation' });
  await expect(shown).toBeVisible();
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(300);
  const address = (await shown.getAttribute('src')) ?? '';
  const answer = await context.request.get(address);
  expect(answer.headers()).toMatchObject({
    'content-type': 'image/webp',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  const plain = await browser.newContext({ javaScriptEnabled: false });
  expect((await plain.request.get(address)).status()).toBe(404);

  const form = await plain.newPage();
  await form.goto('/support');
  await form.getByLabel('Add a picture').setInputFiles({ ...file, buffer: Buffer.from('<svg xmlns="…"/>') });
  await form.getByRole('button', { name: 'Add the picture' }).click();
  await expect(form.getByText('We take pictures as PNG, JPEG or WebP.')).toBeVisible();
  await form.getByLabel('Add a picture').setInputFiles({ ...file, buffer: Buffer.alloc(11_000_000, 'x') });
  await form.getByRole('button', { name: 'Add the picture' }).click();
  await expect(form.getByText('This picture has more than 8 MB')).toBeVisible();
  await form.goBack();
  await form.getByLabel('Add a picture').setInputFiles(file);
  await form.getByRole('button', { name: 'Add the picture' }).click();
  await expect(form.getByRole('img', { name: 'Sent in this conversation' })).toBeVisible();
  await plain.close();
});

/** Dots of every colour, which no format makes small; a camera's note says that they lie on their side. */
const heavy = () =>
  sharp(randomBytes(3_000 * 2_000 * 3), { raw: { width: 3_000, height: 2_000, channels: 3 } })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
    .toBuffer();
const vast = () =>
  sharp({ create: { width: 8_064, height: 6_048, channels: 3, background: '#2f6b46' } })
    .jpeg()
    .toBuffer();

test('a picture that is too large is made smaller before it is sent, and stands upright', async ({ page }) => {
  const [photograph, panorama] = [await heavy(), await vast()];
  expect(photograph.length).toBeGreaterThan(8 * 2 ** 20);
  await page.goto('/shop');
  const panel = await openChat(page);
  const shown = panel.getByRole('img', { name: 'Sent in this conversation' });
  const sizes = () =>
    shown.evaluateAll((images) =>
      images.map((image) => (image instanceof HTMLImageElement ? [image.naturalWidth, image.naturalHeight] : [])),
    );
  for (const [index, buffer] of [photograph, panorama].entries()) {
    const [sent] = await Promise.all([
      page.waitForRequest((request) => request.url().endsWith('/api/chat/images')),
      panel.getByLabel('Add a picture').setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer }),
    ]);
    expect((await sent.response())?.status()).toBe(200);
    await expect(shown).toHaveCount(index + 1);
  }
  await expect.poll(sizes).toEqual([
    [1_067, 1_600],
    [1_600, 1_200],
  ]);
});

test('a telephone’s photograph that could be sent as it is goes smaller all the same; a small picture goes as it is', async ({
  page,
}) => {
  const photograph = await sharp(randomBytes(2_400 * 1_800 * 3), { raw: { width: 2_400, height: 1_800, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer();
  expect(photograph.length).toBeLessThan(8 * 2 ** 20);
  await page.goto('/shop');
  const panel = await openChat(page);
  const sent = async (buffer: Buffer) => {
    const [request] = await Promise.all([
      page.waitForRequest((one) => one.url().endsWith('/api/chat/images')),
      panel.getByLabel('Add a picture').setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer }),
    ]);
    expect((await request.response())?.status()).toBe(200);
    return Number((await request.allHeaders())['content-length']);
  };
  expect(await sent(photograph)).toBeLessThan(photograph.length * 0.7);
  const small = await picture();
  expect(await sent(small)).toBeGreaterThan(small.length);
});

test('a picture that can’t be taken is refused with the true reason, with script and without', async ({
  page,
  browser,
}) => {
  const broken = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(9 * 2 ** 20, 'not a picture') };
  const large = 'This picture has more than 8 MB';
  await page.goto('/shop');
  const panel = await openChat(page);
  await panel.getByLabel('Add a picture').setInputFiles(broken);
  await expect(panel.getByRole('alert')).toContainText(large);

  const plain = await browser.newPage({ javaScriptEnabled: false });
  await plain.goto('/support');
  const send = async (buffer: Buffer) => {
    await plain.getByLabel('Add a picture').setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer });
    await plain.getByRole('button', { name: 'Add the picture' }).click();
  };
  await send(await vast());
  await expect(plain.getByText('This picture has 49 million dots, and we take at most 25 million.')).toBeVisible();
  const whole = await picture();
  await send(whole.subarray(0, whole.length / 2));
  await expect(plain.getByText('This picture is damaged or not whole.')).toBeVisible();
  await send(await heavy());
  await expect(plain.getByText(large)).toBeVisible();
  await plain.context().close();
});
