import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { eq, type SQL, sql } from 'drizzle-orm';
import { tryAgain } from '@/lib/aftersales/alert-actions-store';
import { cancelOrder } from '@/lib/aftersales/cancel-store';
import { ownInvariants } from '@/lib/aftersales/invariants/payments-store';
import { resendLine } from '@/lib/aftersales/resend-store';
import { moveStock } from '@/lib/catalogue/ledger-store';
import { db, transaction } from '@/lib/db/connection';
import { orders } from '@/lib/db/schema/orders';
import { shipments } from '@/lib/db/schema/shipments';
import { orderStates, parcelStates } from '@/lib/db/states';
import { readFilter, type View } from '@/lib/desk/orders/filter';
import { deskCounts, deskList } from '@/lib/desk/orders/list-store';
import { exportToDispatch } from '@/lib/desk/packing/export-store';
import { pickedOf } from '@/lib/desk/packing/parcels-store';
import { openAlerts } from '@/lib/orders/alerts/alerts-store';
import { markDispatched, markPacked } from '@/lib/orders/parcels/fulfil-store';
import { heldOf, isHeld } from '@/lib/orders/parcels/leaving-store';
import { settleParcels } from '@/lib/orders/parcels/owed-store';
import { refund } from '@/lib/payments/refunds/refund-store';
import { happened, parcels } from '../fixtures/books';
import { amount, askFor, pieces, tellNews, whole } from '../fixtures/refunds';
import { available, cards, openSandbox, paid, shelve, sku, type TestStripe } from '../fixtures/shopping';
import { broken } from '../fixtures/sound';
import { member } from '../fixtures/staff';

let stripe: TestStripe;
let staffId: string;
beforeAll(async () => {
  stripe = await openSandbox();
  staffId = (await member('owner')).id;
});
beforeEach(() => shelve(500));
afterAll(() => stripe.close());

async function bought(bottles: number, card: string = cards.pays) {
  const since = stripe.store.events.length;
  const { orderId, totalPence } = await paid(stripe, { bottles, card });
  const { rows } = await (await db()).execute<{ id: string }>(
    sql`select id from shipments where order_id = ${orderId}`,
  );
  return { orderId, totalPence, parcel: rows[0]?.id ?? '', since };
}
/** Stripe decides about what it still has to decide, and the shop hears of it. */
async function later(since: number): Promise<void> {
  await stripe.tell('later');
  await tellNews(stripe, since);
}
const rowsOf = async (show: View, orderId: string) =>
  (await deskList(readFilter({ show }), 2_000)).rows.filter((row) => row.orderId === orderId);
const listed = async (show: View, orderId: string) => (await rowsOf(show, orderId)).map(({ items }) => items);
const printed = async (parcel: string) =>
  (await pickedOf({ only: parcel })).leaving.flatMap(({ lines }) => lines.map(({ quantity }) => quantity));
const exported = async (parcel: string) => (await exportToDispatch('carrier')).csv.includes(parcel);
const pack = async (parcel: string) => (await markPacked([parcel], staffId)).get(parcel);
const send = (parcel: string) => markDispatched({ shipmentId: parcel, carrier: 'dpd', trackingNumber: null, staffId });
const dispute = async (orderId: string, status = 'needs_response', closedAt: string | null = null) =>
  (await db()).execute(sql`
    insert into disputes (id, order_id, status, amount_pence, reason, closed_at) values (${randomUUID()}, ${orderId}, ${status}, 100, 'fraudulent', ${closedAt})`);
const holds = async () => {
  await (await db()).execute(sql`delete from disputes where id not in (select subject from alerts)`);
  expect(broken(await ownInvariants())).toEqual([]);
};

describe('a refunded line leaves its parcel', () => {
  test('so many pieces fewer in the list, on the packing list and in the file, and the shelf counts them once', async () => {
    const { orderId, parcel } = await bought(12);
    const before = (await available()) ?? 0;
    await refund(askFor(orderId, pieces(5), { restock: true }));
    expect([await listed('to-pack', orderId), await printed(parcel), await available()]).toEqual([
      [7],
      [7],
      before + 5,
    ]);
    expect((await exportToDispatch('carrier')).csv).toContain('7 x GMK-500');
    expect(await pack(parcel)).toBe('done');
    expect(await available()).toBe(before + 5);
    await holds();
  });

  test('also where the goods do not go back on the shelf, and while the money is still on its way', async () => {
    const { orderId, parcel } = await bought(2, cards.slowRefund);
    await refund(askFor(orderId, pieces(1)));
    expect([await listed('to-pack', orderId), await printed(parcel)]).toEqual([[1], [1]]);
    await holds();
  });

  test('which is to be packed anew if it was packed, and is changed by nothing once it has left', async () => {
    const { orderId, parcel } = await bought(3);
    await pack(parcel);
    await refund(askFor(orderId, pieces(1)));
    expect([await parcels(orderId), await printed(parcel)]).toEqual([['to-pack'], [2]]);
    expect(await happened(orderId)).toEqual(['placed', 'paid', 'packed', 'refund-asked', 'unpacked', 'refunded']);
    await send(parcel);
    await refund(askFor(orderId, pieces(1)));
    expect(await parcels(orderId)).toEqual(['dispatched']);
    await holds();
  });

  test('all of it line by line leaves nothing to pack', async () => {
    const { orderId, parcel } = await bought(2);
    await refund(askFor(orderId, pieces(1)));
    await refund(askFor(orderId, pieces(1)));
    expect([await listed('to-pack', orderId), await printed(parcel), await exported(parcel)]).toEqual([[], [], false]);
    expect([await pack(parcel), await send(parcel)]).toEqual(['empty', 'empty']);
    expect((await rowsOf('held', orderId)).map(({ held }) => held)).toEqual(['empty']);
    await holds();
  });

  test('an amount for a line that stays sold takes nothing out', async () => {
    const { orderId, parcel } = await bought(2);
    await refund(askFor(orderId, amount(100)));
    expect([await printed(parcel), await pack(parcel)]).toEqual([[2], 'done']);
    await holds();
  });
});

describe('a refund that fails', () => {
  test('puts its pieces in the parcel again, off the shelf; tried again it takes them out again, once', async () => {
    const { orderId, parcel, since } = await bought(4, cards.failingRefund);
    const before = (await available()) ?? 0;
    await refund(askFor(orderId, pieces(3), { restock: true }));
    expect([await printed(parcel), await available()]).toEqual([[1], before + 3]);
    await later(since);
    expect([await printed(parcel), await available()]).toEqual([[4], before]);
    await holds();
    const [call] = (await openAlerts()).filter((one) => one.orderId === orderId);
    expect(call?.detail).toContain('in the parcel again');
    await tryAgain({ alertId: call?.id ?? '', staffId });
    expect([await printed(parcel), await available()]).toEqual([[1], before + 3]);
    await holds();
  });

  test('opens a parcel that was packed without them', async () => {
    const { orderId, parcel, since } = await bought(2, cards.failingRefund);
    await refund(askFor(orderId, pieces(1)));
    await pack(parcel);
    await later(since);
    expect([await parcels(orderId), await printed(parcel)]).toEqual([['to-pack'], [2]]);
    await holds();
  });

  test('after the parcel has left, or when the shelf has none to spare, leaves them out and says so', async () => {
    const { orderId, parcel, since } = await bought(2, cards.failingRefund);
    await refund(askFor(orderId, pieces(1), { restock: true }));
    await send(parcel);
    await later(since);
    const scarce = await bought(2, cards.failingRefund);
    await refund(askFor(scarce.orderId, pieces(1), { restock: true }));
    await shelve(0);
    await later(scarce.since);
    expect(await printed(scarce.parcel)).toEqual([1]);
    for (const id of [orderId, scarce.orderId]) {
      const [call] = (await openAlerts()).filter((one) => one.orderId === id);
      expect(call?.detail).toContain('is not in the parcel');
      await tryAgain({ alertId: call?.id ?? '', staffId });
    }
    await holds();
  });
});

describe('an order leaves every list, the file and the printer, and says why,', () => {
  test('while all of its money is on its way back, until that fails', async () => {
    for (const part of ['whole', 'amount']) {
      const { orderId, totalPence, parcel, since } = await bought(1, cards.slowRefund);
      await refund(askFor(orderId, part === 'amount' ? amount(totalPence) : whole));
      expect([await listed('to-pack', orderId), await printed(parcel), await exported(parcel)]).toEqual([
        [],
        [],
        false,
      ]);
      expect([await pack(parcel), await send(parcel)]).toEqual(['refunding', 'refunding']);
      const left = await pickedOf({ only: parcel });
      expect(left.held.map(({ why }) => why)).toEqual(['refunding']);
      expect((await rowsOf('held', orderId)).map(({ held }) => held)).toEqual(['refunding']);
      await later(since);
    }
    const { orderId, parcel, since } = await bought(1, cards.failingRefund);
    await refund(askFor(orderId, whole));
    await later(since);
    expect([await listed('to-pack', orderId), await pack(parcel)]).toEqual([[1], 'done']);
    await holds();
  });

  test.each([
    ['disputed', 'needs_response', null],
    ['lost', 'lost', '2026-11-01T00:00:00Z'],
  ])('while its payment is %s', async (_, status, closedAt) => {
    const { orderId, parcel } = await bought(1);
    const before = await deskCounts();
    await dispute(orderId, status, closedAt);
    expect([await listed('to-pack', orderId), await printed(parcel), await exported(parcel)]).toEqual([[], [], false]);
    expect(await listed('held', orderId)).toEqual([1]);
    const after = await deskCounts();
    expect([after['to-pack'], after.held]).toEqual([(before['to-pack'] ?? 0) - 1, (before.held ?? 0) + 1]);
  });

  test('and no list that is printed whole brings it back', async () => {
    const { orderId, parcel } = await bought(1);
    await dispute(orderId);
    const { leaving } = await pickedOf({ back: '/staff/orders' });
    expect(leaving.map((one) => one.parcel.id)).not.toContain(parcel);
    expect(
      (await pickedOf({ back: '/staff/orders?show=disputed' })).leaving.map(({ order }) => order.id),
    ).not.toContain(orderId);
  });

  test('and so do a late one and one at risk', async () => {
    const { orderId } = await bought(1);
    await (await db()).execute(sql`update shipments set promised_date = '2026-01-05' where order_id = ${orderId}`);
    expect(await listed('late', orderId)).toEqual([1]);
    await dispute(orderId);
    expect(await listed('late', orderId)).toEqual([]);
  });
});

class TakenBack extends Error {}

test('the lists and the acts decide alike, whatever state order, parcel, payment, refund and dispute are in', async () => {
  const { orderId, totalPence, parcel } = await bought(1);
  await refund(askFor(orderId, amount(totalPence - 1)));
  const decided: unknown[] = [];
  const tried = transaction(async (tx) => {
    const set = (what: SQL) => tx.execute(what);
    for (const backs of [0, totalPence])
      for (const disputed of ['', 'needs_response', 'won', 'lost'])
        for (const pieces of [0, 1])
          for (const order of orderStates)
            for (const state of parcelStates) {
              await set(
                sql`update refunds set amount_pence = ${Math.max(1, backs)}, delivery_pence = 0, status = 'pending' where order_id = ${orderId}`,
              );
              await set(sql`delete from disputes where order_id = ${orderId}`);
              if (disputed)
                await set(sql`insert into disputes (id, order_id, status, amount_pence, reason, closed_at)
                  values ('dp', ${orderId}, ${disputed}, 1, 'x', ${disputed === 'needs_response' ? null : '2026-11-01T00:00:00Z'})`);
              await set(sql`delete from shipment_lines where shipment_id = ${parcel}`);
              if (pieces) await set(sql`insert into shipment_lines values (${parcel}, 0, 'GMK-500', 1)`);
              await set(sql`update orders set status = ${order} where id = ${orderId}`);
              await set(sql`update shipments set status = ${state} where id = ${parcel}`);
              const [listed] = await tx
                .select({ held: isHeld })
                .from(shipments)
                .innerJoin(orders, eq(orders.id, shipments.orderId))
                .where(eq(shipments.id, parcel));
              const acts = await heldOf(tx, parcel);
              const sense =
                acts === null || state === 'cancelled' || order !== 'paid' || disputed || backs > 0 || pieces === 0;
              if (listed?.held !== (acts !== null) || !sense)
                decided.push([backs, disputed, pieces, order, state, listed, acts]);
            }
    throw new TakenBack();
  });
  await expect(tried).rejects.toThrow(TakenBack);
  expect(decided).toEqual([]);
});

test('a label is printed of nothing that has left', async () => {
  const { parcel } = await bought(1);
  await send(parcel);
  const { leaving, held } = await pickedOf({ only: parcel });
  expect([leaving, held.map(({ why }) => why)]).toEqual([[], ['sent']]);
});

describe('cancelled after part of it was refunded, what never left is on the shelf again', () => {
  const cancel = (orderId: string, restock: boolean) =>
    cancelOrder({ id: randomUUID(), orderId, reason: 'Asked', restock, by: { origin: 'staff', staffId } });

  test.each<[string, { quantity: number; restock: boolean }[], boolean, number]>([
    ['which was not shelved with its refund', [{ quantity: 5, restock: false }], true, 12],
    [
      'of two refunds, one of them shelved',
      [
        { quantity: 2, restock: true },
        { quantity: 3, restock: false },
      ],
      true,
      12,
    ],
    ['where everything had been refunded by then', [{ quantity: 12, restock: false }], true, 12],
    ['or not at all, where nobody asks for it', [{ quantity: 5, restock: false }], false, 0],
  ])('%s', async (_, refunds, restock, back) => {
    const { orderId } = await bought(12);
    const before = (await available()) ?? 0;
    for (const { quantity, restock } of refunds) await refund(askFor(orderId, pieces(quantity), { restock }));
    expect(await cancel(orderId, restock)).toEqual({ ok: true });
    expect(await available()).toBe(before + back);
    await holds();
  });
});

describe('what is to go again of an order whose whole money has gone back', () => {
  const again = async (orderId: string) => {
    const ask = {
      id: randomUUID(),
      orderId,
      position: 0,
      quantity: 1,
      reason: 'Lost',
      staffId,
      role: 'owner',
    } as const;
    expect(await resendLine(ask)).toEqual({ ok: true });
    return ask.id;
  };
  test.each<['to-pack' | 'packed']>([['to-pack'], ['packed']])(
    'does not go, and is on the shelf again: %s',
    async (state) => {
      const { orderId, parcel } = await bought(2);
      await send(parcel);
      const before = await available();
      const parcelAgain = await again(orderId);
      if (state === 'packed') await pack(parcelAgain);
      await refund(askFor(orderId, whole));
      expect([await parcels(orderId), await available()]).toEqual([['dispatched', 'cancelled'], before]);
      expect(await listed('held', orderId)).toEqual([]);
      expect((await happened(orderId)).filter((kind) => kind === 'resend-cancelled')).toHaveLength(1);
      await holds();
    },
  );

  test('has left where it left before', async () => {
    const { orderId, parcel } = await bought(2);
    await send(parcel);
    await send(await again(orderId));
    await refund(askFor(orderId, whole));
    expect(await parcels(orderId)).toEqual(['dispatched', 'dispatched']);
    await holds();
  });

  test('waits while the money is on its way, and nothing more is promised then', async () => {
    const { orderId, parcel, since } = await bought(2, cards.slowRefund);
    await send(parcel);
    await again(orderId);
    await refund(askFor(orderId, whole));
    expect(await parcels(orderId)).toEqual(['dispatched', 'to-pack']);
    const ask = {
      id: randomUUID(),
      orderId,
      position: 0,
      quantity: 1,
      reason: 'Lost',
      staffId,
      role: 'owner',
    } as const;
    expect(await resendLine(ask)).toEqual({ ok: false, message: expect.stringContaining('going back') });
    await later(since);
    expect(await parcels(orderId)).toEqual(['dispatched', 'cancelled']);
    await holds();
  });
});

describe('what a server of the release before refunds beside this one', () => {
  /** As it writes a refund: the row and its lines, and the shelf. It knows neither what was taken out nor what was shelved. */
  async function refundedBefore(orderId: string, quantity: number, restocked: boolean): Promise<void> {
    await refund(askFor(orderId, amount(quantity)));
    const database = await db();
    await database.execute(sql`update refund_lines set quantity = ${quantity}
      where refund_id = (select id from refunds where order_id = ${orderId} order by created_at desc limit 1)`);
    if (!restocked) return;
    await database.execute(sql`update refunds set restocked = true where order_id = ${orderId}`);
    await transaction((tx) =>
      moveStock(tx, { id: randomUUID(), sku, change: quantity, reason: 'return', orderId, staffId }),
    );
  }

  test.each([[true], [false]])('comes out of the parcel, and onto the shelf once: %s', async (restocked) => {
    const { orderId, parcel } = await bought(5);
    const before = (await available()) ?? 0;
    await refundedBefore(orderId, 2, restocked);
    await settleParcels();
    expect([await printed(parcel), await available()]).toEqual([[3], before + (restocked ? 2 : 0)]);
    expect(await settleParcels()).toEqual({ orders: 0 });
    await holds();
  });

  test('and after the parcel has left changes nothing but the account of it', async () => {
    const { orderId, parcel } = await bought(5);
    await send(parcel);
    const before = (await available()) ?? 0;
    await refundedBefore(orderId, 2, true);
    await settleParcels();
    expect([await parcels(orderId), await available()]).toEqual([['dispatched'], before + 2]);
    await holds();
  });

  test.each([
    ['packed', pack],
    ['sent', send],
  ])('is not %s even before that', async (_, act) => {
    const { orderId, parcel } = await bought(3);
    await pack(parcel);
    await refundedBefore(orderId, 3, false);
    expect(await act(parcel)).toBe('empty');
    await holds();
  });

  test('is what goes again of an order that it has seen refunded whole', async () => {
    const { orderId, parcel } = await bought(1);
    await send(parcel);
    const before = await available();
    await resendLine({ id: randomUUID(), orderId, position: 0, quantity: 1, reason: 'Lost', staffId, role: 'owner' });
    await refund(askFor(orderId, amount(1)));
    await (await db()).execute(
      sql`update refunds set amount_pence = (select total_pence from orders where id = ${orderId}) where order_id = ${orderId}`,
    );
    await (await db()).execute(
      sql`update refund_lines set gross_pence = 0 where refund_id in (select id from refunds where order_id = ${orderId})`,
    );
    await (await db()).execute(sql`update refunds set origin = 'dashboard' where order_id = ${orderId}`);
    await (await db()).execute(sql`update orders set status = 'refunded' where id = ${orderId}`);
    await settleParcels();
    expect([await parcels(orderId), await available()]).toEqual([['dispatched', 'cancelled'], before]);
    await holds();
  });
});

test('cancelled after part of it was refunded, each piece is back on the shelf once', async () => {
  const { orderId } = await bought(5);
  const before = (await available()) ?? 0;
  await refund(askFor(orderId, pieces(2), { restock: true }));
  await cancelOrder({ id: randomUUID(), orderId, reason: 'Asked', restock: true, by: { origin: 'staff', staffId } });
  expect(await available()).toBe(before + 5);
  await holds();
});
