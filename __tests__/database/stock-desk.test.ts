import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { db } from '@/lib/db/connection';
import { acts } from '@/lib/desk/acts';
import { type Adjustment, adjustment } from '@/lib/desk/stock/adjustment';
import { adjustStock, ledgerOf, setClosed, shelfOf } from '@/lib/desk/stock/stock-store';
import { placeOrder } from '@/lib/orders/checkout/place-store';
import { available, buyable, setStock, sku } from '../fixtures/shopping';

const staffId = randomUUID();
beforeAll(async () => {
  await (await db()).execute(
    sql`insert into staff (id, email, name, role, password_hash) values (${staffId}, 'ann@example.com', 'Ann', 'owner', 'x')`,
  );
});
beforeEach(() => setStock(20, 4));

const adjust = (fields: Partial<Adjustment>) => {
  const asked = { id: randomUUID(), sku, reason: 'delivery' as const, quantity: 1, note: '', ...fields };
  return adjustStock(asked, staffId, acts.stock.recordOf(asked, staffId));
};
const close = (wanted: string, to: boolean) =>
  setClosed(wanted, to, acts['stock/closed'].recordOf({ sku: wanted, closed: to ? 'yes' : 'no' }, staffId));
const audited = async () =>
  (await (await db()).execute(sql`select action, detail from audit where subject = ${sku} order by at`)).rows;

describe('adjusting stock', () => {
  test.each([
    ['delivery', 5, 25],
    ['damaged', 5, 15],
    ['count', 17, 17],
    ['count', 20, 20],
    ['other', -3, 17],
  ] as const)('%s %i of 20 makes %i, with a line in the ledger and who wrote it', async (reason, quantity, onHand) => {
    expect(await adjust({ reason, quantity, note: 'seen by two' })).toEqual({ ok: true, onHand, known: false });
    expect(await shelfOf(sku)).toMatchObject({ onHand, reserved: 4 });
    const [line] = await ledgerOf(sku, 1);
    expect(line).toMatchObject({ change: onHand - 20, reason, note: 'seen by two', by: 'Ann' });
    expect((await audited()).at(-1)).toMatchObject({ action: 'stock-adjusted', detail: { reason } });
  });

  test('the same form sent five times at once is one change', async () => {
    const id = randomUUID();
    const before = (await audited()).length;
    const adjusted = await Promise.all(Array.from({ length: 5 }, () => adjust({ id, quantity: 6 })));
    expect(adjusted.filter((one) => one.ok && !one.known)).toHaveLength(1);
    expect([(await shelfOf(sku))?.onHand, (await audited()).length - before]).toEqual([26, 1]);
  });

  test('two people who count at once leave the number they counted', async () => {
    await Promise.all([adjust({ reason: 'count', quantity: 9 }), adjust({ reason: 'count', quantity: 9 })]);
    expect((await shelfOf(sku))?.onHand).toBe(9);
  });

  test('no fewer than orders have spoken for, and nothing is written then', async () => {
    const before = (await ledgerOf(sku)).length;
    expect(await adjust({ reason: 'count', quantity: 3 })).toEqual({ ok: false, why: 'too-few', reserved: 4 });
    expect(await adjust({ reason: 'damaged', quantity: 17 })).toMatchObject({ ok: false });
    expect([(await shelfOf(sku))?.onHand, (await ledgerOf(sku)).length]).toEqual([20, before]);
    expect(await adjust({ sku: 'NO-SUCH' })).toEqual({ ok: false, why: 'unknown' });
  });
});

test('closed at once and sold again: nobody can buy it meanwhile, and each is on record once', async () => {
  const wanted = await buyable();
  const before = (await audited()).length;
  for (const to of [true, true]) expect(await close(sku, to)).toBe(true);
  expect(await available()).toBe(0);
  expect(await placeOrder(wanted, new Date())).toEqual({ ok: false, soldOut: sku });
  await close(sku, false);
  expect(await available()).toBe(16);
  expect((await audited()).slice(before).map(({ action }) => action)).toEqual(['variant-closed', 'variant-reopened']);
  expect(await close('NO-SUCH', true)).toBe(false);
});

describe('what may be typed', () => {
  const typed = { id: randomUUID(), sku, reason: 'delivery', quantity: '24', note: '' };
  test.each([
    [{ quantity: '24' }, 24],
    [{ quantity: ' 24 ' }, 24],
    [{ reason: 'count', quantity: '0' }, 0],
    [{ reason: 'other', quantity: '−3', note: 'a jar broke' }, -3],
  ])('%j is %i', (fields, quantity) => {
    expect(adjustment.parse({ ...typed, ...fields }).quantity).toBe(quantity);
  });
  test.each([
    [{ quantity: '0' }, 'quantity'],
    [{ quantity: '-1' }, 'quantity'],
    [{ quantity: '1.5' }, 'quantity'],
    [{ quantity: '1e3' }, 'quantity'],
    [{ quantity: '' }, 'quantity'],
    [{ reason: 'count', quantity: '-1' }, 'quantity'],
    [{ reason: 'other', quantity: '3' }, 'note'],
    [{ reason: 'sale' }, 'reason'],
    [{ note: 'x'.repeat(201) }, 'note'],
    [{ id: 'x' }, 'id'],
  ])('%j is refused at %s', (fields, field) => {
    const parsed = adjustment.safeParse({ ...typed, ...fields });
    expect(parsed.success ? null : parsed.error.issues.map(({ path }) => path[0])).toContain(field);
  });
});
