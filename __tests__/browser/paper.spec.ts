import { atTheDesk } from './at-the-desk';
import { expect, expectAccessible, freshEmail, test } from './fixtures';
import { paidOrder } from './shopping';

const a4 = { width: 794, height: 1123 };
/** How many sheets a page comes to on paper, at its own size and margins. */
const sheets = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;

test('labels and packing list: by the ruler on A4, without the shop around them; to read at 390 px', async ({
  browser,
  page,
}) => {
  const email = freshEmail('paper');
  for (const buyer of ['one', 'two', 'three'])
    await paidOrder(page.context(), [{ variant: 'OAK-500', quantity: 1 }], `${buyer}-${email}`);
  const desk = await atTheDesk(browser);
  await desk.goto(`/staff/orders?show=to-pack&q=-${email}`);
  const ticks = await desk.getByRole('checkbox', { name: /^Tick LK-/ }).all();
  expect(ticks).toHaveLength(3);
  for (const tick of ticks) await tick.check();
  await desk.getByRole('button', { name: 'Labels' }).click();
  await desk.getByLabel('Labels used of the first sheet').fill('13');
  await desk.getByRole('button', { name: 'Move down' }).click();
  await expect(desk.getByRole('region', { name: 'Labels' })).toHaveCount(2);

  await desk.setViewportSize(a4);
  await desk.emulateMedia({ media: 'print' });
  for (const name of ['Log out', 'Print', 'Move down'])
    await expect(desk.getByRole('button', { name, exact: true })).toBeHidden();
  await expect(desk.getByRole('heading', { level: 1 })).toBeHidden();
  const millimetres = (pixels = 0) => Math.round((pixels * 254) / 96) / 10;
  const sheet = await desk.locator('.label-sheet').first().boundingBox();
  const last = await desk.locator('.label').filter({ hasText: 'YORK' }).first().boundingBox();
  expect([millimetres(last?.width), millimetres(last?.height)]).toEqual([99.1, 38.1]);
  // The fourteenth label of a sheet: right column, seventh row.
  expect(millimetres((last?.x ?? 0) - (sheet?.x ?? 0))).toBeCloseTo(4.65 + 99.1 + 2.5, 0);
  expect(millimetres((last?.y ?? 0) - (sheet?.y ?? 0))).toBeCloseTo(15.15 + 6 * 38.1, 0);
  expect(sheets(await desk.pdf({ preferCSSPageSize: true }))).toBe(2);

  await desk.emulateMedia({ media: null });
  await desk.getByRole('link', { name: 'Back to the list' }).click();
  for (const tick of await desk.getByRole('checkbox', { name: /^Tick LK-/ }).all()) await tick.check();
  await desk.getByRole('button', { name: 'Packing list' }).click();
  await desk.emulateMedia({ media: 'print' });
  await expect(desk.getByRole('navigation')).toBeHidden();
  await expect(desk.getByRole('article')).toHaveCount(3);
  expect(sheets(await desk.pdf({ format: 'A4' }))).toBe(1);
  await desk.emulateMedia({ media: null });

  await desk.setViewportSize({ width: 390, height: 844 });
  const parcel = (await desk.getByRole('article').first().getAttribute('aria-label')) ?? '';
  await desk.goto(`/staff/orders?show=to-pack&q=${parcel}`);
  await desk.getByLabel(`Tick ${parcel}`).check();
  await desk.getByRole('button', { name: 'Dispatch' }).click();
  await expect(desk).toHaveURL(/\/dispatch\?/);
  const dispatch = desk.url();
  for (const address of [
    dispatch,
    dispatch.replace('/dispatch', '/labels'),
    '/staff/orders/tracking',
    '/staff/stock',
  ]) {
    await desk.goto(address);
    expect(await desk.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await expectAccessible(desk);
  }
  await desk.context().close();
});
